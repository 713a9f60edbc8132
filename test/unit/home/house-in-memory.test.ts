/** The house in memory is good enough to test with: one person signs up, signs in, gets tokens, and is told about it. */
import { expect, test } from 'vitest'
import { memoryHouse } from '../../support/memory/house.ts'
import { auditOf } from '../../support/memory/person.ts'
import { sceneOf } from '../../support/memory/scene.ts'
import { aClient, LONG_ENOUGH, visitorOf } from '../../support/memory/visitor.ts'

test('sign-up, sign-in with both methods, tokens, refresh, facts in order', async () => {
  const house = memoryHouse()
  const visitor = visitorOf(sceneOf(house))
  const signUp = await visitor.proveAddress('ada@example.org', 'us')
  if (!signUp) throw new Error('no code arrived')
  const home = visitor.home(signUp.address)
  const client = aClient()
  const code = visitor.newCode(client)
  const born = await home.birth(
    visitor.call(),
    await visitor.birthRequest(
      signUp,
      { method: 'password', password: LONG_ENOUGH },
      { mint: await visitor.mint(client, code) },
    ),
  )
  expect(born).toMatchObject({ ok: true, value: { progress: { step: 'done' } } })
  expect(await visitor.holdersOf('ada@example.org')).toEqual([signUp.address])

  const refresh = visitor.secret()
  const redeemed = await home.redeem(visitor.call(), await visitor.redeemRequest(code, refresh))
  expect(redeemed).toMatchObject({ ok: true, value: { generation: 0 } })
  const tokens = { family: code.family, generation: 0, secret: refresh }
  const rotated = await home.refresh(visitor.call(), await visitor.refreshRequest(tokens, client))
  expect(rotated).toMatchObject({ ok: true, value: { generation: 1 } })
  expect(
    await home.claims(visitor.call(), { family: code.family, client, scopes: ['openid', 'email'] }),
  ).toMatchObject({
    ok: true,
    value: { email: 'ada@example.org' },
  })

  const proved = await home.prove(
    visitor.call(),
    visitor.proveRequest({ method: 'password', password: LONG_ENOUGH }),
  )
  expect(proved.ok).toBe(true)
  expect(house.hasher.count).toEqual({ compared: 1, hashed: 1, decoys: 0 })

  house.clock.advance(30_000)
  await house.ringDueAlarms()
  expect(await auditOf({ house, address: signUp.address })).toEqual([
    'person.born',
    'session.opened',
    'session.opened',
  ])
  expect(house.mistakes()).toEqual([])
})
