/** Changes what we call the person and which language we speak to them; of no weight for signing in, so no fresh proof is asked for. */
import { nameOf } from '../kernel/name-of.ts'
import { LONGEST_NAME } from '../domain/name.ts'
import type { Frame, Sealed } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { Button, Field, Form, Heading, OtherWays } from '../pages/parts.tsx'
import { LOCALES, LOCALE_TAGS } from '../text/locales.ts'
import type { PlainSentenceId } from '../text/en.ts'

export interface ProfilePageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly action: string
  readonly cancelHref: string
  readonly name: string
  /** A tag of ours; '' where the browser says. */
  readonly locale: string
  readonly problem?: keyof typeof PROBLEMS | undefined
}

const PROBLEMS = {
  name_missing: { field: 'name', sentence: 'field.name.missing' },
  name_too_long: { field: 'name', sentence: 'field.name.long' },
  locale_unknown: { field: 'language', sentence: 'account.profile.language.unknown' },
} as const satisfies Record<string, { field: string; sentence: PlainSentenceId }>

export const profileProblem = (text: string | undefined) => nameOf(PROBLEMS, text)

export function ProfilePage({ frame, sealed, action, cancelHref, problem, ...given }: ProfilePageProps) {
  const { say } = frame
  const title = say('account.profile.title')
  const wrong = problem && PROBLEMS[problem]
  const errorOf = (field: string) => (wrong?.field === field ? say(wrong.sentence) : undefined)
  return (
    <Page frame={frame} title={title} hasError={wrong !== undefined}>
      <Heading>{title}</Heading>
      <Form action={action} sealed={sealed}>
        <Field
          name="name"
          label={say('field.name')}
          hint={say('field.name.hint')}
          autocomplete="name"
          enterkeyhint="next"
          maxlength={2 * LONGEST_NAME}
          value={given.name}
          error={errorOf('name')}
        />
        <LanguageChoice frame={frame} locale={given.locale} error={errorOf('language')} />
        <Button id="continue">{say('account.save')}</Button>
      </Form>
      <OtherWays>
        <p>
          <a href={cancelHref}>{say('button.back')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}

type ChoiceProps = Pick<ProfilePageProps, 'frame' | 'locale'> & { readonly error: string | undefined }

/** Each language in itself: who chooses one reads it. */
const LanguageChoice = ({ frame: { say }, locale, error }: ChoiceProps) => (
  <div class="field">
    <label for="language">{say('account.profile.language')}</label>
    <select
      id="language"
      name="language"
      aria-describedby="language-error"
      aria-invalid={error === undefined ? undefined : 'true'}
      autofocus={error !== undefined}
    >
      <option value="">{say('account.profile.language.browser')}</option>
      {LOCALE_TAGS.filter((tag) => LOCALES[tag].isOffered).map((tag) => (
        <option value={tag} lang={tag} dir={LOCALES[tag].dir} selected={tag === locale}>
          {LOCALES[tag].name}
        </option>
      ))}
    </select>
    <p class="error" id="language-error">
      {error}
    </p>
  </div>
)
