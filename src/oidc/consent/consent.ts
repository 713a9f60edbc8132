/**
 * Consent, below the street: what is asked stands in the sealed request (0 hops), what was agreed stands in the form's own seal and is
 * compared when minting (rule I2), so that a page shown for one request cannot allow another. Whether consent was needed is the Home's to say.
 */
import * as v from 'valibot'
import type { Client } from '../../domain/client.ts'
import { clientOfNow } from '../../interaction/mint.ts'
import { openInteraction, sealInteraction, type Interaction } from '../../interaction/interaction.ts'
import type { Edge } from '../../ports/edge.ts'
import type { Pending } from '../authorize/continue.ts'
import { refuseTo, toPage, type Destination } from '../authorize/destination.ts'
import { OAuthError } from '../oauth-error.ts'

const Agreed = v.strictObject({
  step: v.literal('consent'),
  clientId: v.string(),
  scopes: v.array(v.string()),
})
type Agreed = v.InferOutput<typeof Agreed>

/** What the page shows and what its form carries. */
export interface ConsentView {
  readonly client: Client
  readonly interaction: Pending
  readonly sealed: string
  readonly agreed: string
}

export type OpenedConsent =
  | { readonly state: 'view'; readonly view: ConsentView }
  | { readonly state: 'elsewhere'; readonly destination: Destination }

/** GET /consent?i=…; a seal of another browser or an old one starts again at step one (rule A4). */
export async function viewConsent(
  edge: Edge,
  sealed: string | undefined,
  browser: string | undefined,
): Promise<OpenedConsent> {
  const opened = await openPending(edge, sealed, browser)
  if (opened.isRestart)
    return { state: 'elsewhere', destination: await toPage(edge, '/authorize', opened.interaction) }
  const { interaction } = opened
  const client = await clientOfNow(edge, interaction.request)
  if (!client.ok) throw new OAuthError('client_changed')
  const again = await sealInteraction(edge, interaction)
  if (again === undefined) throw new OAuthError('interaction_unreadable')
  const { clientId, scopes } = interaction.request
  const agreed: Agreed = { step: 'consent', clientId, scopes: [...scopes] }
  return {
    state: 'view',
    view: {
      client: client.value,
      interaction,
      sealed: again,
      agreed: await edge.sealer.seal('form', agreed, audienceOf(interaction)),
    },
  }
}

export interface ConsentForm {
  readonly sealed: string | undefined
  readonly agreed: string | undefined
  readonly decision: string | undefined
}

/** What a posted consent form came to; `interaction` is where its request number begins (rule Z2). */
export type Decision =
  | { readonly state: 'allowed'; readonly interaction: Pending; readonly scopes: readonly string[] }
  | { readonly state: 'elsewhere'; readonly destination: Destination }

export async function readDecision(
  edge: Edge,
  form: ConsentForm,
  browser: string | undefined,
): Promise<Decision> {
  const { interaction, isRestart } = await openPending(edge, form.sealed, browser)
  const agreed = isRestart ? undefined : await openAgreed(edge, form.agreed, interaction)
  if (!agreed) return { state: 'elsewhere', destination: await toPage(edge, '/authorize', interaction) }
  if (form.decision === 'allow') return { state: 'allowed', interaction, scopes: agreed.scopes }
  return {
    state: 'elsewhere',
    destination: refuseTo(edge, interaction.request, new OAuthError('person_declined')),
  }
}

async function openPending(
  edge: Edge,
  sealed: string | undefined,
  browser: string | undefined,
): Promise<{ readonly interaction: Pending; readonly isRestart: boolean }> {
  const opened = await openInteraction(edge, sealed ?? '', browser)
  const request = opened.state === 'unreadable' ? undefined : opened.interaction.request
  if (opened.state === 'unreadable' || !request) throw new OAuthError('interaction_unreadable')
  return { interaction: { ...opened.interaction, request }, isRestart: opened.state === 'restart' }
}

/** The agreement, if it is this browser's and says what this request asks. */
async function openAgreed(
  edge: Edge,
  text: string | undefined,
  interaction: Interaction,
): Promise<Agreed | undefined> {
  const parsed = v.safeParse(Agreed, await edge.sealer.open('form', text ?? '', audienceOf(interaction)))
  const { request } = interaction
  const isForThis =
    parsed.success &&
    parsed.output.clientId === request?.clientId &&
    parsed.output.scopes.join(' ') === request.scopes.join(' ')
  return isForThis ? parsed.output : undefined
}

/** This kind of form in this browser (rule A5). */
const audienceOf = (interaction: Interaction): string => `consent ${interaction.browser}`
