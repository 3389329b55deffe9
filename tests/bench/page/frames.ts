/** Milliseconds. A task under 50 ms is not reported by the browser: then 0. */
export interface Frames {
  readonly longestFrame: number
  readonly longestTask: number
}

/** Watches how long the screen stands still; the function that it returns ends the watch. */
export function watchFrames(): () => Frames {
  let longestFrame = 0
  let longestTask = 0
  let watching = true
  let last = performance.now()
  const look = (now: number) => {
    longestFrame = Math.max(longestFrame, now - last)
    last = now
    if (watching) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration)
  })
  if (PerformanceObserver.supportedEntryTypes.includes('longtask'))
    observer.observe({ entryTypes: ['longtask'] })
  return () => {
    watching = false
    observer.disconnect()
    return { longestFrame, longestTask }
  }
}
