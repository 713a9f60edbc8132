/**
 * `npm run bench:pages`: every main page of the real house in a real Chromium on a throttled line, several times, against its budgets.
 * Ends with 1 when one is missed. Times hold for a machine that does nothing else meanwhile.
 */
import type { Browser, Page } from 'playwright-core'
import { base64url } from '../../src/kernel/bytes.ts'
import { builtWorker } from '../support/browser/built-worker.ts'
import { addAuthenticator, launchChromium } from '../support/browser/chromium.ts'
import { codeTo } from '../support/browser/mail.ts'
import { startDev, type DevHouse } from '../support/dev/start-dev.ts'
import { measure, throttle, type PageLoad } from './page-load.ts'
import { pageTable } from './page-table.ts'

const RUNS = 3
/** A phone, and a desk, where cards are centred and could jump. */
const SCREENS = [
  { width: 412, height: 823 },
  { width: 1280, height: 800 },
] as const

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const progress = (text: string): void => void process.stderr.write(`  ${text}\n`)

/** As an application sends a person here (RFC 6749 §4.1.1, RFC 7636 §4.3). */
function authorizeUrl({ issuer, local }: DevHouse, isFirstParty: boolean): string {
  const client = local.clients.find(({ kind, first_party }) => kind === 'web' && first_party === isFirstParty)
  const query = new URLSearchParams({
    client_id: client?.client_id ?? '',
    redirect_uri: client?.redirect_uris[0] ?? '',
    response_type: 'code',
    scope: 'openid email',
    state: 'bench',
    code_challenge: base64url(new Uint8Array(32)),
    code_challenge_method: 'S256',
  })
  return `${issuer}/authorize?${query.toString()}`
}

/** One newcomer, from the first page to the last. `name` is theirs alone. */
async function run(
  browser: Browser,
  house: DevHouse,
  name: string,
  viewport: (typeof SCREENS)[number],
): Promise<readonly PageLoad[]> {
  const context = await browser.newContext({ viewport, locale: 'en' })
  const page = await context.newPage()
  await addAuthenticator(page)
  await throttle(page)
  const loads: PageLoad[] = []
  const note = async (what: string, open: () => Promise<unknown>): Promise<void> => {
    loads.push(await measure(page, what, open))
  }
  const open = (name: string, path: string) => note(name, () => page.goto(new URL(path, house.issuer).href))
  const email = `bench-${name}@example.com`

  await open('sign-in', authorizeUrl(house, true))
  await open('recovery', '/recovery')
  await open('sign-up', '/sign-up')
  await page.fill('#identifier', email)
  await page.fill('#name', 'Bench')
  await note('code', () => leading(page, () => page.click('#sign-up')))
  const code = await codeTo(house, email)
  await note('way-in', () => leading(page, () => page.fill('#code', code)))
  await leading(page, () => page.click('#passkey'))
  await open('account', '/account')
  for (const page of ['profile', 'email', 'email/change', 'activity', 'password', 'passkeys', 'prove'])
    await open(`account/${page}`, `/account/${page}`)
  await open('consent', authorizeUrl(house, false))
  await open('root', '/')
  await open('sign-out', '/logout')
  await open('not found', '/nowhere')
  await context.close()
  return loads
}

const leading = (page: Page, act: () => Promise<void>): Promise<unknown> =>
  Promise.all([page.waitForEvent('load'), act()])

async function main(): Promise<readonly string[]> {
  progress('building the Worker and starting the house …')
  const house = await startDev({ modules: await builtWorker() })
  const browser = await launchChromium()
  try {
    const loads: PageLoad[] = []
    for (let number = 0; number <= RUNS; number++) {
      progress(number === 0 ? 'warming up …' : `run ${number} of ${RUNS} …`)
      for (const screen of SCREENS) {
        const seen = await run(browser, house, `${number}-${screen.width}`, screen)
        if (number > 0) loads.push(...seen)
      }
    }
    const { text, missed } = pageTable(loads)
    const where = 'on a slow line (150 ms, 1.6 Mbit/s, processor ÷ 4), a phone and a desk'
    say(`\npages ${where}, ${RUNS} runs each: times are medians, of all else the worst\n`)
    say(text)
    return missed
  } finally {
    await browser.close()
    await house.stop()
  }
}

const missed = await main()
for (const miss of missed) say(`FAILED: ${miss}`)
process.exit(missed.length === 0 ? 0 : 1)
