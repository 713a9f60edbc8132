/** What a fresh proof changed, in a sentence: when somebody proved who they are, and how strongly (Core §2, `auth_time` and `acr`). */
import { isoTime } from '../../../kernel/time.ts'

type Claims = Readonly<Record<string, unknown>>

export const steppedUp = (before: Claims, after: Claims): string =>
  `Proved again. auth_time: ${timeOf(before)} → ${timeOf(after)}; acr: ${acrOf(before)} → ${acrOf(after)}.`

const timeOf = ({ auth_time: at }: Claims): string =>
  typeof at === 'number' ? `${isoTime(at * 1_000).slice(11, 19)} UTC` : 'unsaid'

const acrOf = ({ acr }: Claims): string => (typeof acr === 'string' ? acr : 'none')
