/**
 * The answer to an application as a form that sends itself (OAuth 2.0 Form Post Response Mode §2). Without script a button sends it.
 * Values are escaped by JSX; the answer's policy must name the redirect URI as form target.
 */
import type { Frame } from './frame.ts'
import { Page } from './layout.tsx'
import { Button, Form, Heading } from './parts.tsx'

export interface FormPostPageProps {
  readonly frame: Frame
  /** A registered redirect URI. */
  readonly action: string
  readonly parameters: Readonly<Record<string, string>>
}

/** `submit()` of the prototype: a parameter named `submit` would hide the form's own. */
const SEND = `HTMLFormElement.prototype.submit.call(document.getElementById('answer'))`

export function FormPostPage({ frame, action, parameters }: FormPostPageProps) {
  const { say, app } = frame
  const title = say('message.back_to_app', { app })
  return (
    <Page frame={frame} title={title} scripts={[SEND]}>
      <Heading>{title}</Heading>
      <Form id="answer" action={action}>
        {Object.entries(parameters).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button id="continue">{say('button.continue')}</Button>
      </Form>
    </Page>
  )
}
