/** What a stranger would measure with one identifier: the answers that must not tell (rule C2), each once. */
import type { Page, Visitor } from '../visitor/visitor.ts'
import type { EdgeRoom } from './edge-room.ts'

/** Nobody's, but of a form that is judged. */
const WRONG_PASSWORD = 'none of these lanterns'
const WRONG_CODE = '000000'

type Fields = Readonly<Record<string, string>>

/** A stranger with the three first pages open: a page may be posted again and again. */
export interface Stranger {
  readonly room: EdgeRoom
  readonly visitor: Visitor
  readonly login: Page
  readonly signUp: Page
  readonly recovery: Page
}

export async function strangerIn(room: EdgeRoom): Promise<Stranger> {
  const visitor = room.visitor()
  const open = async (path: string): Promise<Page> => (await room.timed(visitor.go(path))).value
  return {
    room,
    visitor,
    login: await open('/login'),
    signUp: await open('/sign-up'),
    recovery: await open('/recovery'),
  }
}

interface Answer {
  readonly page: Page
  readonly took: number
}

async function post(
  { room, visitor }: Stranger,
  from: Page,
  fields: Fields,
  status: number,
): Promise<Answer> {
  const [field = ''] = Object.keys(fields)
  const { value, took } = await room.timed(visitor.submit(from, fields, (form) => field in form.fields))
  if (value.status !== status) throw new Error(`expected ${status}, got ${value.status}`)
  return { page: value, took }
}

/** How long each answer took, ms, by its name. */
export async function tryOnce(stranger: Stranger, email: string): Promise<Readonly<Record<string, number>>> {
  const password = await post(stranger, stranger.login, { password: WRONG_PASSWORD, identifier: email }, 422)
  const newcomer = { name: 'Somebody', identifier: email, region: 'us' }
  const signUp = await post(stranger, stranger.signUp, newcomer, 200)
  const signUpCode = await post(stranger, signUp.page, { code: WRONG_CODE }, 422)
  const recovery = await post(stranger, stranger.recovery, { identifier: email }, 200)
  const recoveryCode = await post(stranger, recovery.page, { code: WRONG_CODE }, 422)
  return {
    'sign-in': password.took,
    'sign-up address': signUp.took,
    'sign-up code': signUpCode.took,
    'recovery address': recovery.took,
    'recovery code': recoveryCode.took,
  }
}
