/** The section of the account page that says who the person is to us: their name and its letters for a picture, and their language. */
import { initialsOf } from '../domain/name.ts'
import type { Frame } from '../pages/frame.ts'
import type { AccountView } from '../ports/account.ts'
import { LOCALES, localeNamed } from '../text/locales.ts'
import type { Say } from '../text/say.ts'
import { EmailRows } from './email-rows.tsx'
import { PATHS } from './paths.ts'
import { Section } from './section.tsx'

interface YouProps {
  readonly frame: Frame
  readonly account: AccountView
}

export function YouSection({ frame, account }: YouProps) {
  const { say } = frame
  const { name, locale, identifiers, held } = account
  const emails = identifiers.filter(({ type }) => type === 'email')
  return (
    <Section id="you" title={say('account.you')} state={say('account.you.state', { count: emails.length })}>
      <div class="person">
        <span class="avatar" aria-hidden="true">
          {initialsOf(name, say.locale.tag)}
        </span>
        <div class="what">
          <p>
            <bdi id="person">{name}</bdi>
          </p>
          <p class="quiet">{languageWords(say, locale)}</p>
        </div>
        <a id="edit-profile" href={PATHS.profile} aria-labelledby="edit-profile person">
          {say('account.you.edit')}
        </a>
      </div>
      <h3>{say('account.emails')}</h3>
      <EmailRows frame={frame} emails={emails} held={held} />
      <div class="actions">
        <a class="second" id="add-email" href={PATHS.addEmail}>
          {say('account.email.add')}
        </a>
      </div>
    </Section>
  )
}

function languageWords(say: Say, locale: string | undefined): string {
  const chosen = localeNamed(locale ?? '')
  return chosen
    ? say('account.you.language', { language: LOCALES[chosen].name })
    : say('account.you.language.browser')
}
