/**
 * Consent, below the street: the page shows values that only the person's Home can read (one hop), what was shown stands in the form's own
 * seal and is compared before minting (rule I2), so that a page shown for one request, or to one person, allows nothing of another. Whether
 * consent was needed is the Home's to say.
 */
import * as v from 'valibot'
import { clientFacts, type Client } from '../../domain/client.ts'
import { clientOfNow } from '../../interaction/mint.ts'
import type { PresentedSession } from '../../interaction/presented.ts'
import { sealInteraction, spokenIn, type Interaction } from '../../interaction/interaction.ts'
import { openForm, sealForm } from '../../interaction/sealed-form.ts'
import type { ConsentView } from '../../ports/account.ts'
import type { Call } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import { askHome } from '../../region/ask-home.ts'
import { onward, refuseTo, toPage, type Destination } from '../authorize/destination.ts'
import { asPending, openPending, type Pending } from '../authorize/pending.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { OAuthError } from '../oauth-error.ts'
import { boxOf, offerOf, type Offer } from './offer.ts'

/** What was shown, and to whom. */
const Shown = v.strictObject({
  clientId: v.string(),
  scopes: v.array(v.string()),
  optional: v.array(v.string()),
  person: v.string(),
})
type Shown = v.InferOutput<typeof Shown>

/** What the page shows and what its form carries. */
export interface ConsentToShow {
  readonly client: Client
  readonly interaction: Pending
  readonly offer: Offer
  readonly view: ConsentView
  readonly sealed: string
  readonly shown: string
}

export interface ConsentAsked {
  readonly sealed: string | undefined
  readonly browser: string | undefined
  readonly session: PresentedSession | undefined
  readonly call: () => Promise<Call>
  /** What the person has just switched to. */
  readonly locale: string | undefined
}

export type OpenedConsent =
  | { readonly state: 'show'; readonly page: ConsentToShow }
  | { readonly state: 'elsewhere'; readonly destination: Destination }

/** GET /consent?i=…; a seal of another browser or an old one starts again at step one (rule A4), nobody signed in at the first page. */
export async function openConsent(edge: Edge, asked: ConsentAsked): Promise<OpenedConsent> {
  const { interaction: opened, isRestarted } = await openPending(edge, asked.sealed, asked.browser)
  const interaction = spokenIn(opened, asked.locale)
  if (isRestarted)
    return { state: 'elsewhere', destination: await toPage(edge, ENDPOINTS.authorization, interaction) }
  const client = await clientOfNow(edge, interaction.request)
  if (!client.ok) throw new OAuthError('client_changed')
  const view = await viewFor(edge, asked, client.value, interaction)
  if (!asked.session || !view)
    return { state: 'elsewhere', destination: await onward(edge, interaction, 'prove') }
  const sealed = await sealInteraction(edge, interaction)
  if (sealed === undefined) throw new OAuthError('interaction_unreadable')
  const { clientId, scopes, prompt } = interaction.request
  const offer = offerOf({
    scopes,
    isAskedAnew: prompt.includes('consent'),
    optionalScopes: client.value.optionalScopes,
    granted: view.granted,
  })
  const { person } = asked.session.address
  const optional = offer.optional.map(({ scope }) => scope)
  const shown: Shown = { clientId, scopes: [...scopes], optional, person }
  return {
    state: 'show',
    page: {
      client: client.value,
      interaction,
      offer,
      view,
      sealed,
      shown: await sealForm(edge, 'consent', interaction.browser, shown),
    },
  }
}

async function viewFor(
  edge: Edge,
  { session, call: made }: ConsentAsked,
  client: Client,
  { request: { scopes } }: Pending,
): Promise<ConsentView | undefined> {
  if (!session) return undefined
  const home = edge.homes.of(session.address)
  const call = await made()
  const facts = clientFacts(client)
  const view = await askHome(edge, () =>
    home.consentView(call, { session: session.digest, client: facts, scopes }),
  )
  return view.ok ? view.value : undefined
}

/** What a posted consent form came to. */
export type Decision =
  | { readonly state: 'allowed'; readonly interaction: Pending; readonly scopes: readonly string[] }
  | { readonly state: 'elsewhere'; readonly destination: Destination }

/** `fields` as they were posted: `form` is what was shown, `decision` the button that was pressed, a box for each optional scope. */
export async function readDecision(
  edge: Edge,
  posted: {
    readonly interaction: Interaction
    readonly isRestarted: boolean
    readonly fields: Readonly<Record<string, string>>
    readonly session: PresentedSession | undefined
  },
): Promise<Decision> {
  const { fields, session } = posted
  const interaction = asPending(posted.interaction)
  const shown = posted.isRestarted ? undefined : await openShown(edge, fields['form'], interaction)
  if (!shown || (session && session.address.person !== shown.person))
    return { state: 'elsewhere', destination: await toPage(edge, ENDPOINTS.authorization, interaction) }
  if (fields['decision'] === 'allow') {
    const isLeftOut = (scope: string): boolean =>
      shown.optional.includes(scope) && fields[boxOf(scope)] !== 'yes'
    return { state: 'allowed', interaction, scopes: shown.scopes.filter((scope) => !isLeftOut(scope)) }
  }
  return {
    state: 'elsewhere',
    destination: refuseTo(edge, interaction.request, new OAuthError('person_declined')),
  }
}

/** What this browser was shown, if it is what this request asks. */
async function openShown(
  edge: Edge,
  text: string | undefined,
  { browser, request }: Pending,
): Promise<Shown | undefined> {
  const shown = await openForm(edge, 'consent', browser, Shown, text ?? '')
  const isForThis =
    shown?.clientId === request.clientId && shown.scopes.join(' ') === request.scopes.join(' ')
  return isForThis ? shown : undefined
}
