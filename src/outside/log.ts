/** One JSON line per event on the platform's log. The port admits no personal data; this adds the time and nothing else. */
import type { Clock } from '../kernel/time.ts'
import type { Log } from '../ports/log.ts'

export const consoleLog =
  (clock: Clock): Log =>
  (level, reason, fields = {}) => {
    console[level](JSON.stringify({ at: clock(), level, reason, ...fields }))
  }
