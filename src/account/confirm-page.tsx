/** Says what a change will do before it is done; one page for all of them. Confirming posts the same hidden fields on. */
import type { Frame, Sealed } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { Button, Form, Heading, OtherWays } from '../pages/parts.tsx'
import type { Say } from '../text/say.ts'

export type Confirmation =
  | { readonly kind: 'remove_passkey'; /** The passkey's name. */ readonly what: string }
  | { readonly kind: 'remove_password' }
  | { readonly kind: 'end_session'; /** The device's words, see deviceWords. */ readonly what: string }
  | { readonly kind: 'end_others' }
  | { readonly kind: 'remove_email'; /** The address. */ readonly what: string }
  | { readonly kind: 'disconnect'; /** The application's name. */ readonly what: string }

export interface ConfirmPageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly action: string
  readonly confirmation: Confirmation
  /** What the change is about: its row's name, posted on with `confirmed=yes`. */
  readonly fields: Readonly<Record<string, string>>
  readonly cancelHref: string
}

const BUTTONS = {
  remove_passkey: 'account.remove',
  remove_password: 'account.remove',
  end_session: 'account.session.end',
  end_others: 'account.sign_out_others',
  remove_email: 'account.remove',
  disconnect: 'account.app.disconnect',
} as const satisfies Record<Confirmation['kind'], string>

export function ConfirmPage({ frame, sealed, action, confirmation, fields, cancelHref }: ConfirmPageProps) {
  const { say } = frame
  const heading = headingOf(say, confirmation)
  return (
    <Page frame={frame} title={heading}>
      <Heading lead={say(`confirm.${confirmation.kind}.body`)}>{heading}</Heading>
      <Form action={action} sealed={sealed}>
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button id="continue" look="danger" name="confirmed" value="yes">
          {say(BUTTONS[confirmation.kind])}
        </Button>
      </Form>
      <OtherWays>
        <p>
          <a href={cancelHref}>{say('confirm.cancel')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}

function headingOf(say: Say, confirmation: Confirmation): string {
  switch (confirmation.kind) {
    case 'remove_passkey':
      return say('confirm.remove_passkey', { what: confirmation.what || say('account.passkey.unnamed') })
    case 'end_session':
    case 'remove_email':
    case 'disconnect':
      return say(`confirm.${confirmation.kind}`, { what: confirmation.what })
    case 'remove_password':
    case 'end_others':
      return say(`confirm.${confirmation.kind}`)
  }
}
