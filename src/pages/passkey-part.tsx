/**
 * The passkey button and what its script needs: the options as JSON, and a form that the script fills and sends, so that the
 * answer is an ordinary redirect. The script itself is the method's (methods/passkey/passkey.browser.js) and comes through
 * Page's `scripts`. Without script the button is not shown; in a browser without passkeys words stand in its place.
 *
 * Contract with the script: `#passkey-options` holds `{ mode, options, fresh_href? }` (mode `get` or `create`; options as
 * a Ceremony, ports/methods.ts). The script puts the credential's JSON into `#passkey-response` and submits `#passkey-form`. A dialog
 * that was closed is said by showing `#passkey-problem` with the text of its `data-cancelled`.
 */
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Ceremony } from '../ports/methods.ts'
import type { Frame, Sealed } from './frame.ts'
import { PasskeyIcon } from './icons.tsx'
import { JsonScript } from './json-script.tsx'
import { Button, Divider, SealedFields } from './parts.tsx'

export interface PasskeyProps {
  readonly mode: 'get' | 'create'
  /** Where the credential is posted, field `response`. */
  readonly action: string
  /** Options for the browser, and the sealed challenge that comes back beside its answer. */
  readonly options: Ceremony
  /** GET answers a fresh Ceremony as JSON, for a page that stood open (rule B6). */
  readonly freshHref?: string | undefined
  /** The method's script, as text. */
  readonly script: string
}

interface PartProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly passkey: PasskeyProps
  readonly look: 'primary' | 'second'
  /** Where another way stands, from which "or" divides this one. */
  readonly or?: 'above' | 'below'
  /** A mark on the button's edge. */
  readonly badge?: string | undefined
  /** More fields of the form, above its button. */
  readonly children?: Child
}

/** Known before anything is drawn, so that nothing jumps (WebAuthn L3 §5.1). */
const MARK_UNSUPPORTED = `typeof PublicKeyCredential=='function'&&navigator.credentials||document.documentElement.classList.add('no-passkeys')`

export const PasskeyPart = ({
  frame,
  frame: { say, nonce },
  sealed,
  passkey,
  look,
  or,
  badge,
  children,
}: PartProps) => (
  <form method="post" action={passkey.action} id="passkey-form">
    <script nonce={nonce}>{raw(MARK_UNSUPPORTED)}</script>
    <SealedFields sealed={sealed} />
    <input type="hidden" name="response" id="passkey-response" value="" />
    <div class="with-passkeys needs-script">
      {or === 'above' && <Divider>{say('sign_in.or')}</Divider>}
      {children}
      <Button id="passkey" type="button" look={look} busy={say('button.checking')} badge={badge}>
        <PasskeyIcon />
        {passkey.mode === 'get' ? say('passkey.use') : say('passkey.create')}
      </Button>
      <p class="error" id="passkey-problem" role="status" data-cancelled={say('passkey.cancelled')}></p>
      {or === 'below' && <Divider>{say('sign_in.or')}</Divider>}
    </div>
    <p class="without-passkeys">{say('passkey.unsupported')}</p>
    <noscript>
      <p class="hint">{say('passkey.needs_script')}</p>
    </noscript>
    <JsonScript
      frame={frame}
      id="passkey-options"
      value={{ mode: passkey.mode, options: passkey.options, fresh_href: passkey.freshHref }}
    />
  </form>
)

const OPEN = `if(document.documentElement.classList.contains('no-passkeys'))document.currentScript.previousElementSibling.open=true`

/** Opens the `details` that it follows where there are no passkeys, before anything below is drawn. */
export const OpenWithoutPasskeys = ({ frame: { nonce } }: { readonly frame: Frame }) => (
  <script nonce={nonce}>{raw(OPEN)}</script>
)
