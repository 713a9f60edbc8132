/**
 * Runs before every page: whatever moves by itself (Layout Instability §2) becomes an error of the console, which the guard hears.
 * What follows a press within half a second is the person's own doing, and held where it is tested.
 */
new PerformanceObserver((list) => {
  for (const { hadRecentInput, value, sources } of list.getEntries()) {
    if (hadRecentInput) continue
    const moved = sources.map(({ node }) => node?.id || node?.className || node?.nodeName)
    console.error(`the page moved by ${value}: ${moved.join(', ')}`)
  }
}).observe({ type: 'layout-shift', buffered: true })
