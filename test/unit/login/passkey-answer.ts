/** What an authenticator answers to the ceremony of a page, for a person whom only a test knows: the handle's tag is real. */
import { mintUserHandle } from '../../../src/crypto/user-handle.ts'
import { base64url } from '../../../src/kernel/bytes.ts'
import type { HomeAddress } from '../../../src/ports/call.ts'
import { ISSUER, type FakeHouse } from '../../support/fake-edge.ts'
import { Authenticator } from '../../support/visitor/authenticator.ts'
import { ceremonyOf } from '../../support/visitor/person.ts'
import type { Page } from '../../support/visitor/visitor.ts'

/** The fields that the page's script posts. */
export async function passkeyAnswer(
  { edge }: FakeHouse,
  page: Page,
  { region, person }: HomeAddress,
): Promise<{ readonly response: string }> {
  const { challenge, options } = ceremonyOf(page)
  const authenticator = new Authenticator(ISSUER)
  const user = { id: base64url(await mintUserHandle(edge.houseKeys, region, person)) }
  await authenticator.create({ challenge: 'AA', rp: {}, user })
  const credential = await authenticator.get(options as { readonly challenge: string })
  return { response: JSON.stringify({ challenge, credential }) }
}
