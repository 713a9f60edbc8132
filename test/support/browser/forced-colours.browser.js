/**
 * Read in the page while the person's own few colours are forced on it: grounds are gone, so what was told apart by its ground needs an
 * edge. Every control has a border or an underline and shows the focus; notices and marks have a border.
 */
;(() => {
  const found = []
  const ground = getComputedStyle(document.body).backgroundColor
  const nameOf = (each) => each.id || each.textContent.trim().slice(0, 40) || each.localName
  const hasBorder = ({ borderTopWidth, borderTopStyle, borderTopColor }) =>
    parseFloat(borderTopWidth) >= 1 && borderTopStyle !== 'none' && borderTopColor !== ground
  const shown = (selector) =>
    [...document.querySelectorAll(selector)].filter((each) =>
      each.checkVisibility({ visibilityProperty: true }),
    )

  for (const each of shown('a[href], button, input:not([type="hidden"], .unseen), select, summary')) {
    const style = getComputedStyle(each)
    const isDrawnBySystem = each.type === 'checkbox' && style.appearance !== 'none'
    const isUnderlined = style.textDecorationLine.includes('underline')
    if (!isDrawnBySystem && !hasBorder(style) && !isUnderlined) found.push(`${nameOf(each)} has no edge`)
    each.focus()
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each)
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2 || outlineColor === ground)
      found.push(`${nameOf(each)} does not show the focus`)
  }
  document.activeElement?.blur()
  for (const each of shown('.alert, .badge, .edge, .offline:not(:empty)')) {
    if (!hasBorder(getComputedStyle(each))) found.push(`${nameOf(each)} melts into the page`)
  }
  return found
})()
