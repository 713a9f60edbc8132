/**
 * Consent: who asks, where the answer goes, what they may do, in plain words (OpenID Connect Core §3.1.2.4). Both buttons are
 * one form; the one that was pressed arrives as `decision`, `allow` or `deny`.
 */
import type { Frame, Sealed } from '../../pages/frame.ts'
import { TickIcon } from '../../pages/icons.tsx'
import { Page } from '../../pages/layout.tsx'
import { Button, Form, Heading, Plain } from '../../pages/parts.tsx'
import { scopeWords } from '../../pages/scope-words.ts'

export interface ConsentPageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly action: string
  /** The application's registered name. */
  readonly clientName: string
  /** Host of the redirect URI (or its scheme, for a native application). */
  readonly redirectHost: string
  readonly scopes: readonly string[]
}

export function ConsentPage({ frame, sealed, action, clientName, redirectHost, scopes }: ConsentPageProps) {
  const { say, theme } = frame
  return (
    <Page frame={frame} title={say('consent.title')}>
      <Heading>{say('consent.heading', { client: clientName, app: theme.brandName })}</Heading>
      <Form action={action} sealed={sealed}>
        <div class="asks">
          <p id="may">{say('consent.may', { client: clientName })}</p>
          <ul class="scopes" aria-labelledby="may">
            {scopes.map((scope) => (
              <li>
                <TickIcon />
                <span>{scopeWords(say, scope)}</span>
              </li>
            ))}
          </ul>
        </div>
        <p class="quiet before">{say.parts('consent.sends_to', { host: <Plain>{redirectHost}</Plain> })}</p>
        <div class="stack">
          <Button id="allow" name="decision" value="allow">
            {say('consent.allow')}
          </Button>
          <Button id="deny" name="decision" value="deny" look="second">
            {say('consent.deny')}
          </Button>
        </div>
      </Form>
    </Page>
  )
}
