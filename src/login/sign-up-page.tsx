/**
 * Sign-up, first step: address, name and region on one form. Nothing is written yet; the answers travel sealed (rule A9).
 * It says where the person's data will live and whether the platform guarantees it, and lets them choose without script.
 */
import { REGION_FACTS, REGIONS, type Region } from '../domain/region.ts'
import { nameOf } from '../kernel/name-of.ts'
import type { Frame, Sealed } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { Alert, Button, Field, Form, Heading, OtherWays } from '../pages/parts.tsx'
import { regionWords } from '../pages/region-words.ts'
import type { PlainSentenceId } from '../text/en.ts'
import type { Say } from '../text/say.ts'

export interface SignUpPageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly action: string
  readonly signInHref: string
  readonly identifier?: string | undefined
  readonly name?: string | undefined
  readonly region: Region
  readonly problem?: keyof typeof PROBLEMS | undefined
}

const PROBLEMS = {
  identifier_missing: { field: 'identifier', sentence: 'field.email.missing' },
  identifier_malformed: { field: 'identifier', sentence: 'field.email.malformed' },
  name_missing: { field: 'name', sentence: 'field.name.missing' },
  name_too_long: { field: 'name', sentence: 'field.name.long' },
  region_unknown: { field: 'region', sentence: 'region.unknown' },
  waiting: { field: 'none', sentence: 'sign_up.waiting' },
} as const satisfies Record<string, { field: string; sentence: PlainSentenceId }>

export const signUpProblem = (text: string | undefined) => nameOf(PROBLEMS, text)

export function SignUpPage({ frame, sealed, action, signInHref, problem, ...given }: SignUpPageProps) {
  const { say, app } = frame
  const wrong = problem && PROBLEMS[problem]
  const errorOf = (field: string) => (wrong?.field === field ? say(wrong.sentence) : undefined)
  return (
    <Page frame={frame} title={say('sign_up.title')} hasError={wrong !== undefined}>
      <Heading lead={say('sign_up.next')}>{say('sign_up.heading', { app })}</Heading>
      {wrong?.field === 'none' && <Alert look="bad">{say(wrong.sentence)}</Alert>}
      <Form action={action} sealed={sealed}>
        <Field
          name="identifier"
          label={say('field.email')}
          type="email"
          autocomplete="email"
          inputmode="email"
          enterkeyhint="next"
          value={given.identifier}
          error={errorOf('identifier')}
        />
        <Field
          name="name"
          label={say('field.name')}
          hint={say('field.name.hint')}
          autocomplete="name"
          enterkeyhint="next"
          maxlength={200}
          value={given.name}
          error={errorOf('name')}
        />
        <RegionChoice say={say} region={given.region} error={errorOf('region')} />
        <Button id="sign-up">{say('button.continue')}</Button>
      </Form>
      <OtherWays>
        <p>
          {say('sign_up.have_one')} <a href={signInHref}>{say('sign_up.sign_in')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}

type ChoiceProps = { readonly say: Say; readonly region: Region; readonly error?: string | undefined }

/** Plain HTML: closed it says what is chosen, open it lets choose; a closed select is sent all the same. */
const RegionChoice = ({ say, region, error }: ChoiceProps) => (
  <div class="region">
    <p id="region-line">{lineOf(say, region)}</p>
    <details open={error !== undefined}>
      <summary>{say('region.change')}</summary>
      <div>
        <label for="region">{say('region.field')}</label>
        <select id="region" name="region" aria-describedby="region-error">
          {REGIONS.map((each) => (
            <option value={each} selected={each === region} data-line={lineOf(say, each)}>
              {regionWords(say, each)}
            </option>
          ))}
        </select>
        <p class="error" id="region-error">
          {error}
        </p>
      </div>
    </details>
  </div>
)

const lineOf = (say: Say, region: Region): string =>
  say(`region.${region}.line.${REGION_FACTS[region].guarantee}`)
