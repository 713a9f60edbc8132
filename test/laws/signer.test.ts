/**
 * Rule I3: the signer accepts only a Grant that the Home contract produced; no path leads from a request, KV or a seal to a
 * signature. A grant is made in the adapter of Homes, a machine's in its one grant, tokens are signed by the issuer, and nobody
 * casts.
 */
import { at, importsOf, law, nodesOfType, plant, read, spelled, type Source } from './source.ts'

/** Who may so much as name each function; its own file declares it. */
const DOORS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    asGrant: ['src/ports/grants.ts', 'src/store/durable/objects.ts'],
    asMachineGrant: ['src/oidc/token/machine-grant.ts', 'src/oidc/token/grant/client-credentials.ts'],
    signJwt: ['src/crypto/jws.ts', 'src/oidc/token/issue.ts'],
    SignJWT: ['src/crypto/jws.ts'],
  }),
)
const BRANDS = /^(?:Grant|MachineGrant|Redeemed)$/

const strangers = (source: Source): readonly string[] =>
  nodesOfType(source, 'Identifier')
    .filter(({ node }) => DOORS.get(String(node['name']))?.includes(source.path) === false)
    .map(({ node }) => `${at(source, node)} names ${String(node['name'])}`)

/** `x as Grant` and `x as Answer & Grant` anywhere but where the brand is made. */
const casts = (source: Source): readonly string[] =>
  nodesOfType(source, 'TSAsExpression', 'TSTypeAssertion')
    .filter(({ node }) => {
      const type = spelled(source, node['typeAnnotation'] as typeof node)
      return type.split(/\W+/).some((word) => BRANDS.test(word))
    })
    .filter(() => !['src/ports/grants.ts', 'src/oidc/token/machine-grant.ts'].includes(source.path))
    .map(({ node }) => `${at(source, node)} casts: ${spelled(source, node)}`)

/** A namespace import would reach every door without naming one. */
const wholesale = (source: Source): readonly string[] =>
  importsOf(source)
    .filter(({ isOwn, names }) => isOwn && names.includes('*'))
    .map((found) => `${at(source, found)} imports all of ${found.target}`)

const signer = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) => [...strangers(source), ...casts(source), ...wholesale(source)])

const inRoom = (what: string, path: string, text: string) => plant(what, path, `${text}\n`)

law(
  'only a Home’s grant is signed',
  signer,
  read('src', /\.tsx?$/),
  [
    inRoom('a grant from a form', 'src/login/a.ts', 'export const a = (b: object) => asGrant(b)'),
    inRoom(
      'a grant under another name',
      'src/oidc/token/pipeline.ts',
      "import { asGrant as known } from '../../ports/grants.ts'\nexport const a = known",
    ),
    inRoom(
      'a machine’s grant for a person',
      'src/oidc/token/pipeline.ts',
      'export const a = asMachineGrant({})',
    ),
    inRoom('a second issuer', 'src/account/a.ts', 'export const a = signJwt'),
    inRoom('the library’s signer', 'src/oidc/token/issue.ts', 'export const a = new SignJWT({})'),
    inRoom('a cast', 'src/oidc/token/issue.ts', 'export const a = (b: unknown) => b as Grant'),
    inRoom(
      'a cast in company',
      'src/home/redeem.ts',
      'export const a = (b: unknown) => b as { c: 1 } & Grant',
    ),
    inRoom(
      'all of the port',
      'src/oidc/a.ts',
      "import * as homes from '../ports/homes.ts'\nexport const a = homes",
    ),
  ],
  [inRoom('a grant that is read', 'src/oidc/a.ts', 'export const a = (grant: Grant) => grant.sub')],
)
