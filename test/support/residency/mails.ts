/** Reads the mailbox of a dev house, each mail once: whoever waits for a code does not get yesterday's. */
import { setTimeout as wait } from 'node:timers/promises'
import type { ReceivedMail } from '../../../src/cli/dev/mailbox/received-mail.ts'
import { systemClock } from '../../../src/kernel/time.ts'
import type { DevHouse } from '../dev/start-dev.ts'

const read = new WeakSet<ReceivedMail>()
const LOOK_EVERY = 20

export async function readMail(
  dev: DevHouse,
  isMeant: (mail: ReceivedMail) => boolean,
  patience: number,
): Promise<ReceivedMail> {
  for (const until = systemClock() + patience; systemClock() < until; await wait(LOOK_EVERY)) {
    const found = dev.messages().find((mail) => !read.has(mail) && isMeant(mail))
    if (found) {
      read.add(found)
      return found
    }
  }
  throw new Error('the mail that was waited for did not come')
}
