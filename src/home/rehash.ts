/** Passwords follow the parameters of now: a right one under old parameters is hashed anew, in its turn. */
import { base64url } from '../kernel/bytes.ts'
import type { Call } from '../ports/call.ts'
import type { Proof } from '../ports/sign-in.ts'
import { inTurn, type HomeTools } from './home.ts'
import { credentialRow } from './record.ts'
import type { Somebody } from './self.ts'
import { settleNow } from './settle.ts'

/** A right password under old parameters is hashed anew; nothing ends, nothing is told (ARCHITECTURE: rehash on parameter change). */
export async function rehash(home: HomeTools, who: Somebody, call: Call, proof: Proof): Promise<void> {
  if (proof.method !== 'password') return
  await inTurn(home.memory, async () => {
    await settleNow(home)
    // Another change came first: what was proved may be the former password, and must not come back (rule Z1).
    if (home.store.self()?.epoch !== who.self.epoch) return
    const record = await home.people.read(who.self.person)
    const before = record?.credentials.find((row) => row.id === 'password')
    if (!record || !before) return
    const document = { name: '', method: home.methods.password.enrol(proof.password) }
    const row = await credentialRow(home, who.vault, { id: 'password', method: 'password', document })
    const change = { change: base64url(call.requestNumber), expected: record.person.version, at: home.now() }
    await home.people.apply(who.self.person, { ...change, add: [{ ...row, addedAt: before.addedAt }] })
  })
}
