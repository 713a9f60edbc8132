/**
 * Consent: who asks, whose account this is, what they would see with the values of now, what can be left out, where the answer goes, how to
 * take it back (OpenID Connect Core §3.1.2.4). All buttons and boxes are one form; the button that was pressed arrives as `decision`,
 * `allow` or `deny`. Personal: it is rendered and forgotten.
 */
import type { Client } from '../../domain/client.ts'
import type { Frame, Sealed } from '../../pages/frame.ts'
import { TickIcon } from '../../pages/icons.tsx'
import { Page } from '../../pages/layout.tsx'
import { Button, Form, Heading, Plain } from '../../pages/parts.tsx'
import { scopeWords } from '../../pages/scope-words.ts'
import type { ConsentView } from '../../ports/account.ts'
import { claimLines } from './claim-lines.ts'
import { boxOf, type Offer } from './offer.ts'

export interface ConsentPageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly action: string
  readonly client: Pick<Client, 'name' | 'isFirstParty' | 'isVerified'>
  /** Host of the redirect URI (or its scheme, for a native application). */
  readonly redirectHost: string
  readonly offer: Offer
  readonly view: Pick<ConsentView, 'account' | 'claims'>
}

export function ConsentPage(props: ConsentPageProps) {
  const { frame, sealed, action, client, redirectHost, offer, view } = props
  const { say, theme } = frame
  const { needed, optional, allowed } = offer
  return (
    <Page frame={frame} title={say('consent.title')}>
      <Heading lead={say.parts('consent.account', { account: <Plain>{view.account}</Plain> })}>
        {say('consent.heading', { client: client.name, app: theme.brandName })}
      </Heading>
      <WhoAsks {...props} />
      <Form action={action} sealed={sealed}>
        {needed.length > 0 && (
          <div class="asks">
            <p id="may">{say('consent.may', { client: client.name })}</p>
            <Scopes {...props} scopes={needed} labelledBy="may" />
          </div>
        )}
        {optional.length > 0 && (
          <fieldset class="asks">
            <legend>{say('consent.optional')}</legend>
            {optional.map(({ scope, isTicked }) => (
              <div class="tick">
                <input type="checkbox" id={boxOf(scope)} name={boxOf(scope)} value="yes" checked={isTicked} />
                <div>
                  <label for={boxOf(scope)}>{scopeWords(say, scope)}</label>
                  <Values {...props} scope={scope} />
                </div>
              </div>
            ))}
          </fieldset>
        )}
        {allowed.length > 0 && (
          <details class="allowed">
            <summary>{say('consent.allowed', { count: allowed.length })}</summary>
            <Scopes {...props} scopes={allowed} />
          </details>
        )}
        <p class="quiet">{say.parts('consent.sends_to', { host: <Plain>{redirectHost}</Plain> })}</p>
        <p class="quiet before">{say('consent.take_back')}</p>
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

/** Whether the operator knows who asks: of an unknown one the place that gets the answer is all there is to judge by. */
function WhoAsks({ frame, client, redirectHost }: ConsentPageProps) {
  const { say, theme } = frame
  const host = <Plain>{redirectHost}</Plain>
  if (client.isFirstParty || client.isVerified)
    return (
      <p class="who known">
        <TickIcon />
        <span>{say('consent.verified', { app: theme.brandName, client: client.name })}</span>
      </p>
    )
  return (
    <p class="who unknown">
      <span>{say.parts('consent.unverified', { app: theme.brandName, host })}</span>
    </p>
  )
}

const Scopes = (
  props: ConsentPageProps & { readonly scopes: readonly string[]; readonly labelledBy?: string },
) => (
  <ul class="scopes" aria-labelledby={props.labelledBy}>
    {props.scopes.map((scope) => (
      <li>
        <TickIcon />
        <div>
          {scopeWords(props.frame.say, scope)}
          <Values {...props} scope={scope} />
        </div>
      </li>
    ))}
  </ul>
)

function Values({ frame: { say }, view, scope }: ConsentPageProps & { readonly scope: string }) {
  const lines = claimLines(say, scope, view.claims)
  if (lines.length === 0) return <></>
  return (
    <dl class="values">
      {lines.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
