/**
 * Read in the page: what the keyboard can come to and a person could then not see or press, because something lies over it. The
 * keyboard brings a control into view by as little scrolling as it takes, first from above, then from below.
 */
;(() => {
  const found = []
  const controls = [...document.querySelectorAll('a[href], button, input, select, summary')].filter(
    (each) =>
      each.checkVisibility({ visibilityProperty: true }) && each.tabIndex >= 0 && each.type !== 'hidden',
  )
  for (const start of [0, document.documentElement.scrollHeight]) {
    for (const each of controls) {
      scrollTo(0, start)
      each.focus()
      const [box] = each.getClientRects()
      const middle = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      if (!middle || !(each.contains(middle) || middle.contains(each)))
        found.push(`${each.id || each.textContent.trim() || each.localName} cannot be reached`)
    }
  }
  document.activeElement?.blur()
  scrollTo(0, 0)
  return [...new Set(found)]
})()
