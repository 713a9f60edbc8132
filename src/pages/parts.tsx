/**
 * The parts that pages are made of: forms, fields, buttons, notices. Labels are always visible, an error stands under its field
 * and is tied to it, and its line has its place before there is an error (PAGES.md, Forms).
 */
import type { Child } from 'hono/jsx'
import type { Frame, Sealed } from './frame.ts'

type WithFrame = { readonly frame: Frame }

interface FormProps {
  readonly action: string
  readonly sealed?: Sealed
  readonly id?: string
  readonly children?: Child
}

/** Browser validation is off: our own words are better, and the same without script. */
export const Form = ({ action, sealed, id, children }: FormProps) => (
  <form method="post" action={action} id={id} novalidate>
    <SealedFields sealed={sealed ?? {}} />
    {children}
  </form>
)

export const SealedFields = ({ sealed }: { readonly sealed: Sealed }) => (
  <>
    {sealed.i !== undefined && <input type="hidden" name="i" value={sealed.i} />}
    {sealed.form !== undefined && <input type="hidden" name="form" value={sealed.form} />}
  </>
)

export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: Child
  /** What is wrong and what to do, in words. */
  readonly error?: string | undefined
  /** True where another field's error line speaks for this one. */
  readonly isInvalid?: boolean
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'password'
  readonly autocomplete: string
  readonly inputmode?: 'text' | 'email' | 'numeric'
  readonly enterkeyhint?: 'next' | 'go' | 'send' | 'done'
  readonly maxlength?: number
  readonly isLeftToRight?: boolean
  readonly hasFocus?: boolean
  readonly attributes?: Readonly<Record<string, string>>
  /** Stands inside the field, at its end. */
  readonly children?: Child
}

/** Words that browsers must not mend. */
const AS_TYPED: Readonly<Record<string, string>> = {
  autocapitalize: 'none',
  autocorrect: 'off',
  spellcheck: 'false',
}

export function Field(props: FieldProps) {
  const { name, label, hint, error, value, type = 'text', isLeftToRight = type === 'email' } = props
  const isInvalid = error !== undefined || props.isInvalid === true
  const described = [hint !== undefined && `${name}-hint`, `${name}-error`].filter(Boolean).join(' ')
  const isPlain = type === 'email' || type === 'password'
  return (
    <div class="field">
      <label for={name} id={`${name}-label`}>
        {label}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <div class="box">
        <input
          id={name}
          name={name}
          type={type}
          value={value}
          autocomplete={props.autocomplete}
          inputmode={props.inputmode}
          enterkeyhint={props.enterkeyhint}
          maxlength={props.maxlength}
          dir={isLeftToRight ? 'ltr' : 'auto'}
          {...(isPlain ? AS_TYPED : {})}
          aria-invalid={isInvalid ? 'true' : undefined}
          aria-describedby={described}
          autofocus={props.hasFocus === true || error !== undefined}
          required
          {...(props.attributes ?? {})}
        />
        {props.children}
      </div>
      <p class="error" id={`${name}-error`}>
        {error}
      </p>
    </div>
  )
}

type PasswordProps = WithFrame & Pick<FieldProps, 'error'>

/** The password somebody has. Never refilled by us. */
export const PasswordField = ({ frame, error }: PasswordProps) => (
  <Field
    name="password"
    label={frame.say('field.password')}
    type="password"
    autocomplete="current-password webauthn"
    enterkeyhint="go"
    error={error}
  >
    <Reveal frame={frame} />
  </Field>
)

/** Whose password this is, for password managers only: they save the two together. */
export const AccountName = ({ value }: { readonly value: string }) => (
  <input
    class="unseen"
    type="text"
    autocomplete="username"
    value={value}
    readonly
    tabindex={-1}
    aria-hidden="true"
  />
)

const SHORTEST = 15

/** A password to be: the rule under the label, progress in words while typing (never by colour alone). */
export function NewPasswordField({ frame, error }: PasswordProps) {
  const { say } = frame
  const counts = Array.from({ length: SHORTEST }, (_, missing) =>
    missing === 0 ? say('field.new_password.enough') : say('field.new_password.progress', { count: missing }),
  )
  return (
    <Field
      name="password"
      label={say('field.new_password')}
      hint={say('field.new_password.hint')}
      type="password"
      autocomplete="new-password"
      enterkeyhint="done"
      error={error}
      attributes={{ 'data-progress': JSON.stringify(counts) }}
    >
      <Reveal frame={frame} />
      <p class="progress" id="password-progress" aria-live="polite"></p>
    </Field>
  )
}

const Reveal = ({ frame: { say } }: WithFrame) => (
  <button
    type="button"
    class="reveal needs-script"
    id="password-reveal"
    aria-controls="password"
    aria-labelledby="password-reveal password-label"
    data-hide={say('field.password.hide')}
  >
    {say('field.password.show')}
  </button>
)

/** One field, six digits; spaces and dashes are forgiven, and a code pasted whole sends itself. */
export const CodeField = ({
  frame,
  error,
  minutes,
}: WithFrame & { readonly error?: string | undefined; readonly minutes: number }) => (
  <Field
    name="code"
    label={frame.say('code.field')}
    hint={frame.say('code.lives', { minutes })}
    autocomplete="one-time-code"
    inputmode="numeric"
    enterkeyhint="done"
    maxlength={20}
    isLeftToRight
    hasFocus
    error={error}
  />
)

type ButtonId =
  'continue' | 'sign-in' | 'sign-up' | 'passkey' | 'allow' | 'deny' | 'sign-out' | `row-${string}`

interface ButtonProps {
  /** The stable ids; one of each on a page. */
  readonly id?: ButtonId
  readonly look?: 'primary' | 'second' | 'link' | 'danger'
  readonly type?: 'submit' | 'button'
  readonly name?: string
  readonly value?: string
  readonly busy?: string
  /** Ids of its own and of what it acts on: “Remove” is read out as “Remove Pixel 8”, in every language. */
  readonly labelledBy?: string
  /** A mark on the button's edge, read after its name; it takes no room. */
  readonly badge?: string | undefined
  readonly children?: Child
}

/** Never disabled; a second press while it works does nothing (page.browser.js; without script, rule Z2's request numbers). */
export function Button({ look = 'primary', type = 'submit', busy, labelledBy, badge, ...rest }: ButtonProps) {
  const button = (
    <button
      id={rest.id}
      type={type}
      name={rest.name}
      value={rest.value}
      class={look}
      data-busy={busy}
      aria-labelledby={labelledBy}
      aria-describedby={badge && `${rest.id}-badge`}
    >
      <span class="says">{rest.children}</span>
    </button>
  )
  if (badge === undefined) return button
  return (
    <div class="badged">
      {button}
      <span class="edge" id={`${rest.id}-badge`}>
        {badge}
      </span>
    </div>
  )
}

/** Something to know before going on. `bad` is read out at once, the others when their turn comes. */
export const Alert = ({
  look,
  children,
}: {
  readonly look: 'bad' | 'good' | 'note'
  readonly children?: Child
}) => (
  <div class={`alert ${look}`} role={look === 'bad' ? 'alert' : 'status'}>
    {children}
  </div>
)

export const Heading = ({ children, lead }: { readonly children?: Child; readonly lead?: Child }) => (
  <header>
    <h1>{children}</h1>
    {lead !== undefined && <p class="lead">{lead}</p>}
  </header>
)

/** The last thing on every page: another way on. */
export const OtherWays = ({ children }: { readonly children?: Child }) => <nav class="ways">{children}</nav>

/** An address, a host, a code: left to right in every language, and never broken by its neighbours. */
export const Plain = ({ children }: { readonly children?: Child }) => (
  <bdi dir="ltr" class="plain">
    {children}
  </bdi>
)

export const Divider = ({ children }: { readonly children?: Child }) => (
  <p class="divider">
    <span>{children}</span>
  </p>
)
