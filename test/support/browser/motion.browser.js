/** Read in the page while the person asks for less motion: whatever would still move. */
;(() => {
  const lasts = (durations) => durations.split(',').some((each) => parseFloat(each) > 0)
  const moves = (each, part) => {
    const style = getComputedStyle(each, part)
    return (
      (lasts(style.transitionDuration) && style.transitionProperty !== 'none') ||
      (lasts(style.animationDuration) && style.animationName !== 'none') ||
      style.scrollBehavior === 'smooth'
    )
  }
  const found = [...document.querySelectorAll('*')].filter((each) =>
    [undefined, '::before', '::after'].some((part) => moves(each, part)),
  )
  return [
    ...found.map((each) => `${each.id || each.className || each.localName} moves`),
    ...document
      .getAnimations()
      .map(({ animationName, transitionProperty }) => `${animationName ?? transitionProperty} runs`),
  ]
})()
