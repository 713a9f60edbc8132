/**
 * Read in the page: what is wrong with how it stands, in words. An expression, so that it runs where scripts are off as well.
 */
;(() => {
  const found = []
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth)
    found.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth} px`)
  for (const button of document.querySelectorAll('button.primary, button.second, a.primary, a.second')) {
    const { height, width } = button.getBoundingClientRect()
    if (width > 0 && height < 44) found.push(`${button.id || button.className} is ${height} px high`)
  }
  for (const each of document.querySelectorAll('#identifier, #code, .plain')) {
    if (getComputedStyle(each).direction !== 'ltr') found.push(`${each.id || each.className} is not ltr`)
  }
  const card = document.querySelector('body.card main')
  if (card && innerWidth >= 480 && root.scrollHeight <= innerHeight) {
    const above = card.getBoundingClientRect().top
    const below = innerHeight - (document.querySelector('footer') ?? card).getBoundingClientRect().bottom
    if (Math.abs(above - below) > 2) found.push(`its card has ${above} px above and ${below} below`)
  }
  if (!root.lang || !document.title) found.push('says no language or no title')
  if (root.dir && getComputedStyle(document.body).direction !== root.dir) found.push(`is not ${root.dir}`)
  return found
})()
