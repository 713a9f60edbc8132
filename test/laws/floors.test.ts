/**
 * ARCHITECTURE, Floors (LAW): imports go down or stay inside the folder; rooms never import rooms; the two halves of a method never
 * import each other; nobody but the roof imports a method; street and hands do not know each other. Types count as much as values.
 */
import { at, importsOf, law, plant, read, type Source } from './source.ts'

/** Lower is deeper. Folders of one height never import each other, except inside one folder. */
const HEIGHTS: Readonly<Record<string, number>> = {
  kernel: 10,
  crypto: 11,
  domain: 20,
  ports: 21,
  region: 22,
  interaction: 22,
  text: 22,
  oidc: 30,
  login: 30,
  account: 30,
  front: 30,
  home: 30,
  methods: 30,
  store: 40,
  outside: 40,
  pages: 41,
  web: 42,
  'street of a room': 43,
  roof: 50,
  cli: 51,
}
const ROOMS = ['oidc', 'login', 'account', 'front']
/** What all faces share belongs to no room. */
const SHARED_FACES = ['pages', 'web']
const HANDS = ['store', 'outside']
/** Programs of Node: they see everything, and no deployment holds any of them. */
const PROGRAMS = 'cli'

interface Place {
  /** What may import each other freely. */
  readonly folder: string
  readonly height: number | undefined
  readonly isStreet: boolean
  readonly half?: 'home' | 'edge' | 'both'
}

function placeOf(path: string): Place {
  const [, first = '', second = '', third = ''] = path.split('/')
  if (second === '') return { folder: 'roof', height: HEIGHTS['roof'], isStreet: false }
  if (first === 'methods') return methodPlace(`methods/${second}`, third)
  const isStreet = SHARED_FACES.includes(first) || (ROOMS.includes(first) && isFace(path))
  const height = HEIGHTS[isStreet && ROOMS.includes(first) ? 'street of a room' : first]
  return { folder: first, height, isStreet }
}

const isFace = (path: string): boolean => path.endsWith('.tsx') || path.endsWith('/routes.ts')

/** A file of a method that is neither half is read by both, so it stands as low as the lower one. */
function methodPlace(folder: string, file: string): Place {
  if (/^(?:edge\.ts|form\.tsx|.*\.browser\.js)$/.test(file))
    return { folder, height: HEIGHTS['street of a room'], isStreet: true, half: 'edge' }
  return { folder, height: HEIGHTS['methods'], isStreet: false, half: file === 'home.ts' ? 'home' : 'both' }
}

function objection(from: Place, to: Place): string | undefined {
  if (from.height === undefined || to.height === undefined) return 'a folder without a floor'
  if (from.folder === to.folder) {
    const isAcross = to.half !== undefined && to.half !== 'both' && to.half !== from.half
    return isAcross ? 'the other half of a method' : undefined
  }
  if (from.folder === PROGRAMS) return undefined
  if (to.folder === PROGRAMS) return 'a program, which no deployment holds'
  if (from.folder === 'roof') return undefined
  if (to.half) return 'a method, which only the roof may import'
  if (from.isStreet && HANDS.includes(to.folder)) return 'the hands, which only the roof may import'
  if (ROOMS.includes(from.folder) && [...ROOMS, 'home'].includes(to.folder)) return 'another room'
  if (SHARED_FACES.includes(from.folder) && [...ROOMS, 'home'].includes(to.folder)) return 'a room'
  return from.height > to.height ? undefined : 'a floor above, or a folder beside'
}

const floors = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) =>
    importsOf(source)
      .filter(({ isOwn }) => isOwn)
      .flatMap((found) => {
        const why = objection(placeOf(source.path), placeOf(found.target))
        return why ? [`${at(source, found)} imports ${found.target}: ${why}`] : []
      }),
  )

const imports = (from: string, to: string, clause = 'import { x }') =>
  plant(`${from} → ${to}`, `src/${from}`, `${clause} from '${to}'\n`)

law(
  'imports go down or stay inside the folder',
  floors,
  read('src'),
  [
    imports('kernel/a.ts', '../crypto/seal.ts'),
    imports('crypto/a.ts', '../domain/client.ts'),
    imports('domain/a.ts', '../ports/homes.ts', 'import type { Home }'),
    imports('ports/a.ts', '../region/locate.ts', 'export type { Where }'),
    imports('region/a.ts', '../text/say.ts'),
    imports('interaction/a.ts', '../region/locate.ts'),
    imports('oidc/token/a.ts', '../../login/sign-up.ts'),
    imports('oidc/routes.ts', '../login/sign-up.ts'),
    imports('login/page.tsx', '../account/routes.ts'),
    imports('front/routes.ts', '../account/paths.ts'),
    imports('oidc/token/a.ts', '../../home/redeem.ts', 'import type { X }'),
    imports('oidc/token/a.ts', '../../web/answer.ts'),
    imports('home/prove.ts', '../login/attempt.ts'),
    imports('home/prove.ts', '../store/durable/sql.ts', 'import type { Sql }'),
    imports('home/prove.ts', '../methods/password/home.ts'),
    imports('login/page.tsx', '../methods/passkey/edge.ts'),
    imports('login/routes.ts', '../store/kv/session-copies.ts'),
    imports('web/a.ts', '../oidc/endpoints.ts'),
    imports('pages/a.tsx', '../web/locale.ts'),
    imports('store/kv/a.ts', '../../outside/log.ts'),
    imports('methods/passkey/home.ts', './edge.ts'),
    imports('methods/passkey/edge.ts', './home.ts', 'import type { X }'),
    imports('methods/passkey/response.ts', './edge.ts'),
    imports('methods/passkey/home.ts', '../password/home.ts'),
    imports('web/a.ts', '../routes.ts'),
    imports('worker.ts', './cli/dev/counting/request-log.ts'),
    imports('web/a.ts', '../cli/seed.ts', 'import type { Seed }'),
    imports('somewhere/a.ts', '../kernel/time.ts'),
    plant('a type by import()', 'src/kernel/a.ts', "export type A = import('../crypto/seal.ts').Sealer\n"),
    plant('a late import()', 'src/domain/a.ts', "export const a = () => import('../ports/homes.ts')\n"),
  ],
  [
    imports('oidc/routes.ts', '../web/answer.ts'),
    imports('oidc/token/a.ts', '../client-auth/authenticate.ts'),
    imports('methods/passkey/edge.ts', './response.ts'),
    imports('wire.ts', './methods/passkey/home.ts'),
    imports('cli/dev/counting/worker.ts', '../../../worker.ts'),
  ],
)
