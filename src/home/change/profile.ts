/** What we call the person and which language we speak to them: their own words, of no weight for signing in. */
import { encryptJson } from '../../crypto/vault.ts'
import { no, ok } from '../../kernel/outcome.ts'
import { fact } from '../outbox.ts'
import { PROFILE_PLACE, readProfile, type Profile } from '../record.ts'
import { apply, hasHappened, lightNotice, type Answer, type Of, type Work } from './work.ts'

export async function changeProfile(work: Work, { name, locale }: Of<'profile'>): Promise<Answer> {
  const { home, call, who, record, session } = work
  if (hasHappened(work)) return ok({})
  if (session.purpose !== 'full') return no('proof_too_old')
  const { locale: before, ...rest } = await readProfile(who.vault, record)
  if (rest.name === name && (before ?? null) === locale) return ok({})
  const profile: Profile = { ...rest, name, ...(locale !== null && { locale }) }
  const applied = await apply(work, {
    profile: await encryptJson(who.vault, PROFILE_PLACE, profile, home.random),
    parcel: {
      facts: [fact(home, call, 'profile.changed')],
      mails: lightNotice(work, 'profile'),
    },
  })
  if (applied === 'applied') return ok({})
  return no(applied === 'no_session' ? applied : 'overtaken')
}
