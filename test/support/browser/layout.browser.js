/**
 * Read in the page: what is wrong with how it stands, in words. An expression, so that it runs where scripts are off as well.
 */
;(() => {
  const found = []
  const root = document.documentElement
  const nameOf = (each) => each.id || each.className || each.localName
  if (root.scrollWidth > root.clientWidth)
    found.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth} px`)
  for (const button of document.querySelectorAll('button.primary, button.second, a.primary, a.second')) {
    const { height, width } = button.getBoundingClientRect()
    if (width > 0 && height < 44) found.push(`${nameOf(button)} is ${height} px high`)
  }
  for (const each of document.querySelectorAll('#identifier, #code, .plain')) {
    if (getComputedStyle(each).direction !== 'ltr') found.push(`${nameOf(each)} is not ltr`)
  }
  const card = document.querySelector('body.card main')
  if (card && innerWidth >= 480 && root.scrollHeight <= innerHeight) {
    const above = card.getBoundingClientRect().top
    const below = innerHeight - (document.querySelector('footer') ?? card).getBoundingClientRect().bottom
    if (Math.abs(above - below) > 2) found.push(`its card has ${above} px above and ${below} below`)
  }
  if (!root.lang || !document.title) found.push('says no language or no title')
  if (root.dir && getComputedStyle(document.body).direction !== root.dir) found.push(`is not ${root.dir}`)

  // Words that cannot be read whole: outside of the window, or clipped by what stands around them.
  const isClipped = (each) => {
    const { overflowX, overflowY } = getComputedStyle(each)
    return (
      (overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1) ||
      (overflowY !== 'visible' && each.scrollHeight > each.clientHeight + 1)
    )
  }
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (words.nextNode()) {
    const text = words.currentNode
    const within = text.parentElement
    if (!text.data.trim() || !within.checkVisibility() || within.closest('option, script, style')) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const isOutside = [...range.getClientRects()].some(
      ({ left, right }) => left < -1 || right > root.clientWidth + 1,
    )
    let around = within
    while (around !== document.body && !isClipped(around)) around = around.parentElement
    if (isOutside || around !== document.body) found.push(`“${text.data.trim()}” is cut off`)
  }
  return found
})()
