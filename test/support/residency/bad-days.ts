/**
 * What a person lives through when things go wrong: somebody guesses at their password until typed secrets pause, and their region's
 * database stops answering. Errors of databases carry what was bound to a statement, so these are the days on which logs leak.
 */
import { REGION_BINDINGS } from '../../../src/config.ts'
import { App, type Tokens } from './app.ts'
import { hasField, type Newcomer } from './newcomer.ts'
import type { WatchedHouse } from './watched-house.ts'

const GUESSES = 11
const TABLES = ['person', 'identifier', 'credential', 'audit'] as const

/** Eleven browsers at once; then the mail about it, and its link. */
export async function guessedAt(newcomer: Newcomer): Promise<void> {
  const guesses = Array.from({ length: GUESSES }, async (_, number) => {
    const browser = newcomer.otherBrowser()
    await newcomer.signIn(browser, await browser.go('/login'), `guess ${number} at ${newcomer.person.email}`)
  })
  await Promise.all(guesses)
  const { text } = await newcomer.mail(({ text }) => text.includes('/unlock?t='))
  const link = /https?:\/\/\S+\/unlock\?t=[\w-]+/.exec(text)?.[0] ?? ''
  const browser = newcomer.otherBrowser()
  await browser.submit(await browser.go(link), {}, hasField('form'))
}

/** The tables of every shard are out of reach while everybody tries what touches them. */
export async function databasesOut(
  house: WatchedHouse,
  lives: readonly { readonly newcomer: Newcomer; readonly tokens: Tokens }[],
): Promise<void> {
  await renameAll(house, (table) => [table, `${table}_away`])
  await Promise.all(lives.map(({ newcomer, tokens }) => tryEverything(newcomer, tokens)))
  await renameAll(house, (table) => [`${table}_away`, table])
}

async function tryEverything(newcomer: Newcomer, tokens: Tokens): Promise<void> {
  const { browser, person } = newcomer
  const shop = new App(newcomer.house, true)
  for (const path of ['/account', '/account/password', '/account/passkeys']) await browser.send(path)
  await shop.post('/userinfo', { access_token: tokens.access_token })
  await shop.post('/token', { grant_type: 'refresh_token', refresh_token: tokens.refresh_token })
  const other = newcomer.otherBrowser()
  const silent = await newcomer.signIn(other, await other.go('/login'))
  if (silent.status !== 503) throw new Error(`a sign-in without its database was answered ${silent.status}`)
  await newcomer.takeAddress(other, await other.go('/sign-up'), person.region)
  const lost = await other.go('/recovery')
  await other.submit(lost, { identifier: person.email }, hasField('identifier'))
}

async function renameAll(
  { dev }: WatchedHouse,
  names: (table: string) => readonly [string, string],
): Promise<void> {
  for (const shard of Object.values(REGION_BINDINGS).flatMap(({ shards }) => [...shards])) {
    const database = await dev.miniflare.getD1Database(shard)
    for (const table of TABLES) {
      const [from, to] = names(table)
      await database.prepare(`ALTER TABLE ${from} RENAME TO ${to}`).run()
    }
  }
}
