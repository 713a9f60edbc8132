/**
 * Consent, below the street: what is asked stands in the sealed request (0 hops), what was agreed stands in the form's own seal and is
 * compared when minting (rule I2), so that a page shown for one request cannot allow another. Whether consent was needed is the Home's to say.
 */
import * as v from 'valibot'
import type { Client } from '../../domain/client.ts'
import { clientOfNow } from '../../interaction/mint.ts'
import { sealInteraction, spokenIn, type Interaction } from '../../interaction/interaction.ts'
import { openForm, sealForm } from '../../interaction/sealed-form.ts'
import type { Edge } from '../../ports/edge.ts'
import { refuseTo, toPage, type Destination } from '../authorize/destination.ts'
import { asPending, openPending, type Pending } from '../authorize/pending.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { OAuthError } from '../oauth-error.ts'

const Agreed = v.strictObject({ clientId: v.string(), scopes: v.array(v.string()) })
type Agreed = v.InferOutput<typeof Agreed>

/** What the page shows and what its form carries. */
export interface ConsentView {
  readonly client: Client
  readonly interaction: Pending
  readonly sealed: string
  readonly agreed: string
}

export interface ConsentAsked {
  readonly sealed: string | undefined
  readonly browser: string | undefined
  /** What the person has just switched to. */
  readonly locale: string | undefined
}

export type OpenedConsent =
  | { readonly state: 'view'; readonly view: ConsentView }
  | { readonly state: 'elsewhere'; readonly destination: Destination }

/** GET /consent?i=…; a seal of another browser or an old one starts again at step one (rule A4). */
export async function viewConsent(
  edge: Edge,
  { sealed, browser, locale }: ConsentAsked,
): Promise<OpenedConsent> {
  const { interaction: opened, isRestarted } = await openPending(edge, sealed, browser)
  const interaction = spokenIn(opened, locale)
  if (isRestarted)
    return { state: 'elsewhere', destination: await toPage(edge, ENDPOINTS.authorization, interaction) }
  const client = await clientOfNow(edge, interaction.request)
  if (!client.ok) throw new OAuthError('client_changed')
  const again = await sealInteraction(edge, interaction)
  if (again === undefined) throw new OAuthError('interaction_unreadable')
  const { clientId, scopes } = interaction.request
  const agreed: Agreed = { clientId, scopes: [...scopes] }
  return {
    state: 'view',
    view: {
      client: client.value,
      interaction,
      sealed: again,
      agreed: await sealForm(edge, 'consent', interaction.browser, agreed),
    },
  }
}

/** What a posted consent form came to. */
export type Decision =
  | { readonly state: 'allowed'; readonly interaction: Pending; readonly scopes: readonly string[] }
  | { readonly state: 'elsewhere'; readonly destination: Destination }

/** `fields` as they were posted: `form` is what was agreed to, `decision` the button that was pressed. */
export async function readDecision(
  edge: Edge,
  posted: {
    readonly interaction: Interaction
    readonly isRestarted: boolean
    readonly fields: Readonly<Record<string, string>>
  },
): Promise<Decision> {
  const { form, decision } = posted.fields
  const interaction = asPending(posted.interaction)
  const agreed = posted.isRestarted ? undefined : await openAgreed(edge, form, interaction)
  if (!agreed)
    return { state: 'elsewhere', destination: await toPage(edge, ENDPOINTS.authorization, interaction) }
  if (decision === 'allow') return { state: 'allowed', interaction, scopes: agreed.scopes }
  return {
    state: 'elsewhere',
    destination: refuseTo(edge, interaction.request, new OAuthError('person_declined')),
  }
}

/** The agreement, if it is this browser's and says what this request asks. */
async function openAgreed(
  edge: Edge,
  text: string | undefined,
  { browser, request }: Pending,
): Promise<Agreed | undefined> {
  const agreed = await openForm(edge, 'consent', browser, Agreed, text ?? '')
  const isForThis =
    agreed?.clientId === request.clientId && agreed.scopes.join(' ') === request.scopes.join(' ')
  return isForThis ? agreed : undefined
}
