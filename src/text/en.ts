/**
 * English, the language that every other falls back to: all sentences by id.
 * A sentence is added in its room's file under english/; the ids that exist are the keys of this table.
 */
import { account } from './english/account.ts'
import { activity } from './english/activity.ts'
import { consent } from './english/consent.ts'
import { everywhere } from './english/everywhere.ts'
import { front } from './english/front.ts'
import { login } from './english/login.ts'
import { mail } from './english/mail.ts'
import { messages } from './english/messages.ts'
import { scopes } from './english/scopes.ts'
import type { Placeholders } from './sentence.ts'

export const english = {
  ...everywhere,
  ...front,
  ...login,
  ...messages,
  ...scopes,
  ...consent,
  ...account,
  ...activity,
  ...mail,
}

export type SentenceId = keyof typeof english

/** What `say` must be given beside the id: nothing, or every placeholder of the sentence. */
export type ValuesOf<Id extends SentenceId, Value> =
  Placeholders<(typeof english)[Id]> extends infer Names
    ? [Names] extends [never]
      ? readonly []
      : readonly [values: Readonly<Record<Names & string, Value>>]
    : never

/** Ids of sentences without placeholders: what a table of reasons may point to. */
export type PlainSentenceId = {
  [Id in SentenceId]: Placeholders<(typeof english)[Id]> extends never ? Id : never
}[SentenceId]
