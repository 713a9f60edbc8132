/** The promises of ports/directories.ts: who holds an identifier, and the mailed code of a sign-up (rules F1–F3, C6). */
import { beforeEach, describe, expect, test } from 'vitest'
import { bucketOf } from '../../../src/crypto/blind-index.ts'
import { DEFAULT_POLICY } from '../../../src/domain/policy.ts'
import { newId, newPersonId } from '../../../src/kernel/ids.ts'
import { SECOND } from '../../../src/kernel/time.ts'
import type { Claim, Directory } from '../../../src/ports/directories.ts'
import { Outage } from '../../../src/ports/outage.ts'
import { bucketOfRow } from '../../../src/region/bucket.ts'
import { visitorOf, type Scene, type Visitor } from '../../support/memory/visitor.ts'
import { race } from './storage.ts'

export interface MovableScene extends Scene {
  /** Moves the regions' clock. */
  advance(milliseconds: number): void
}

const { claimLife, identifierHold, mailedCodeLife, mailedCodeTries, provedSignUpLife } = DEFAULT_POLICY
const ok = { ok: true, value: undefined }
const refusedAs = (why: string) => ({ ok: false, why })
const wrong = (code: string): string => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10))

export function directoriesContract(open: () => MovableScene): void {
  let scene: MovableScene
  let visitor: Visitor
  let email: string
  beforeEach(() => {
    scene = open()
    visitor = visitorOf(scene)
    email = `${newPersonId(scene.random).toLowerCase()}@example.org`
  })
  const aClaim = async (over: Partial<Claim> = {}): Promise<Claim> => ({
    key: await visitor.keyOf(email),
    person: newPersonId(scene.random),
    token: newPersonId(scene.random),
    ...over,
  })
  const directoryOf = async ({ key }: Claim): Promise<Directory> =>
    scene.directories.of('us', await bucketOf(key.inner))

  describe('claims', () => {
    test('pending finds nobody and is seen by others; active is found; the same person is no conflict (F7)', async () => {
      const claim = await aClaim()
      const directory = await directoryOf(claim)
      const other = newPersonId(scene.random)
      expect([await directory.find(claim.key), await directory.look(claim.key, other)]).toEqual([
        undefined,
        'none',
      ])
      for (const _ of [1, 2]) expect(await directory.claim(claim)).toEqual(ok)
      expect([await directory.find(claim.key), await directory.look(claim.key, other)]).toEqual([
        undefined,
        'pending',
      ])
      for (const _ of [1, 2]) expect(await directory.activate(claim)).toEqual(ok)
      expect([await directory.find(claim.key), await directory.look(claim.key, other)]).toEqual([
        claim.person,
        'active',
      ])
      expect(await directory.look(claim.key, claim.person)).toBe('none')
    })

    test('taken is taken; a foreign token neither activates nor withdraws (F1, F9)', async () => {
      const claim = await aClaim()
      const directory = await directoryOf(claim)
      const rival = await aClaim()
      await directory.claim(claim)
      expect(await directory.claim(rival)).toEqual(refusedAs('taken'))
      expect(await directory.activate(rival)).toEqual(refusedAs('gone'))
      await directory.withdraw({ ...claim, token: 'an older one' })
      expect(await directory.activate(claim)).toEqual(ok)
      await directory.withdraw(claim)
      expect(await directory.find(claim.key)).toBe(claim.person)
      expect(await directory.claim(rival)).toEqual(refusedAs('taken'))
    })

    test('a withdrawn claim is free again and activates no more', async () => {
      const claim = await aClaim()
      const directory = await directoryOf(claim)
      await directory.claim(claim)
      await directory.withdraw(claim)
      expect(await directory.activate(claim)).toEqual(refusedAs('gone'))
      expect(await directory.claim(await aClaim())).toEqual(ok)
    })

    test('a claim that ran out is deleted here: it activates no more, and somebody else may claim (F1)', async () => {
      const claim = await aClaim()
      const directory = await directoryOf(claim)
      await directory.claim(claim)
      scene.advance(claimLife)
      expect(await directory.activate(claim)).toEqual(refusedAs('gone'))
      const rival = await aClaim()
      expect(await directory.claim(rival)).toEqual(ok)
      expect(await directory.activate(claim)).toEqual(refusedAs('gone'))
      expect(await directory.activate(rival)).toEqual(ok)
    })

    test('a generation that is no neighbour of ours is not answered at all (F3)', async () => {
      const claim = await aClaim()
      const directory = await directoryOf(claim)
      const far = { ...claim, key: { ...claim.key, generation: 3 } }
      await expect(directory.claim(far)).rejects.toBeInstanceOf(Outage)
      await expect(directory.look(far.key, claim.person)).rejects.toBeInstanceOf(Outage)
    })

    test('sixteen racers claim one address: one holds it', async () => {
      const claims = await Promise.all(Array.from({ length: 16 }, () => aClaim()))
      const directory = await directoryOf(await aClaim())
      const outcomes = await race(async (racer) => {
        const claim = claims[racer] ?? (await aClaim())
        return (await directory.claim(claim)).ok && (await directory.activate(claim)).ok
          ? claim.person
          : undefined
      })
      const winners = outcomes.filter((person) => person !== undefined)
      expect(winners).toHaveLength(1)
      expect(await directory.find(await visitor.keyOf(email))).toBe(winners[0])
    })
  })

  describe('an identifier that is given up (rule F6)', () => {
    const active = async () => {
      const claim = await aClaim()
      const directory = await directoryOf(claim)
      await directory.claim(claim)
      await directory.activate(claim)
      return { claim, directory }
    }
    const stateOf = async (directory: Directory, claim: Claim) => ({
      found: await directory.find(claim.key),
      seen: await directory.look(claim.key, newPersonId(scene.random)),
    })
    const HELD = { found: undefined, seen: 'active' }
    const FREE = { found: undefined, seen: 'none' }

    test('held, it finds nobody and is nobody else’s, until its time is over', async () => {
      const { claim, directory } = await active()
      for (const _ of [1, 2]) await directory.hold(claim)
      expect(await stateOf(directory, claim)).toEqual(HELD)
      const rival = await aClaim()
      scene.advance(identifierHold - SECOND)
      expect(await directory.claim(rival)).toEqual(refusedAs('taken'))
      scene.advance(SECOND)
      expect(await stateOf(directory, claim)).toEqual(FREE)
      expect(await directory.claim(rival)).toEqual(ok)
    })

    test('reclaimed under a new token it is active again; a late duplicate of before touches it no more', async () => {
      const { claim, directory } = await active()
      const again = { ...claim, token: newPersonId(scene.random) }
      expect(await directory.reclaim(again, claim.token), 'it is not held').toEqual(refusedAs('gone'))
      await directory.hold(claim)
      expect(await directory.reclaim(again, 'another token')).toEqual(refusedAs('gone'))
      for (const _ of [1, 2]) expect(await directory.reclaim(again, claim.token)).toEqual(ok)
      await directory.hold(claim)
      await directory.release(claim)
      expect(await directory.find(claim.key)).toBe(claim.person)
    })

    test('is reclaimed by nobody else, whatever they know', async () => {
      const { claim, directory } = await active()
      await directory.hold(claim)
      const thief = { ...claim, person: newPersonId(scene.random), token: newPersonId(scene.random) }
      expect(await directory.reclaim(thief, claim.token)).toEqual(refusedAs('gone'))
      expect(await stateOf(directory, claim)).toEqual(HELD)
    })

    test('released, active or held, it is free; under another token it stays', async () => {
      for (const isHeld of [false, true]) {
        email = `${String(isHeld)}-${email}`
        const { claim, directory } = await active()
        if (isHeld) await directory.hold(claim)
        await directory.release({ ...claim, token: 'another token' })
        expect(await stateOf(directory, claim)).not.toEqual(FREE)
        for (const _ of [1, 2]) await directory.release(claim)
        expect(await stateOf(directory, claim)).toEqual(FREE)
      }
    })

    test('a late activation wakes no held one', async () => {
      const { claim, directory } = await active()
      await directory.hold(claim)
      await directory.activate(claim)
      expect(await stateOf(directory, claim)).toEqual(HELD)
    })

    test('sixteen racers reclaim it, each under a token of their own: one gets it', async () => {
      const { claim, directory } = await active()
      await directory.hold(claim)
      const outcomes = await race((racer) =>
        directory.reclaim({ ...claim, token: `${racer} ${newPersonId(scene.random)}` }, claim.token),
      )
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    })
  })

  describe('the mailed code of a sign-up', () => {
    const openRow = async (mailTo: string | undefined = email) => {
      const row = newId(scene.random)
      const directory = scene.directories.of('us', bucketOfRow(row))
      const request = { row, brand: { name: 'Northwind' }, locale: 'en', ...(mailTo !== '' && { mailTo }) }
      await directory.openSignUp(visitor.call(), request)
      return { row, directory, request, code: (await scene.codeTo(email)) ?? '' }
    }
    const person = () => newPersonId(scene.random)

    test('the right code proves the row for one person, who may say it again; then it is spent for them alone', async () => {
      const { row, directory, code } = await openRow()
      const [mine, other] = [person(), person()]
      expect(await directory.spendSignUp({ row, person: mine })).toEqual(refusedAs('gone'))
      for (const _ of [1, 2]) expect(await directory.proveSignUp({ row, code, person: mine })).toEqual(ok)
      expect(await directory.proveSignUp({ row, code, person: other })).toEqual(refusedAs('refused'))
      expect(await directory.spendSignUp({ row, person: other })).toEqual(refusedAs('gone'))
      for (const _ of [1, 2]) expect(await directory.spendSignUp({ row, person: mine })).toEqual(ok)
      expect(await directory.proveSignUp({ row, code, person: mine })).toEqual(refusedAs('refused'))
    })

    test('five wrong tries and the right code is refused like them', async () => {
      const { row, directory, code } = await openRow()
      for (let tries = 0; tries < mailedCodeTries; tries++)
        expect(await directory.proveSignUp({ row, code: wrong(code), person: person() })).toEqual(
          refusedAs('refused'),
        )
      expect(await directory.proveSignUp({ row, code, person: person() })).toEqual(refusedAs('refused'))
    })

    test('asking again for the same row changes nothing: neither code nor tries', async () => {
      const { row, directory, request, code } = await openRow()
      for (let tries = 1; tries < mailedCodeTries; tries++)
        await directory.proveSignUp({ row, code: wrong(code), person: person() })
      await directory.openSignUp(visitor.call(), request)
      await scene.codeTo(email)
      expect(await directory.proveSignUp({ row, code: wrong(code), person: person() })).toEqual(
        refusedAs('refused'),
      )
      expect(await directory.proveSignUp({ row, code, person: person() })).toEqual(refusedAs('refused'))
    })

    test('a code lives ten minutes, a proved row thirty', async () => {
      const late = await openRow()
      scene.advance(mailedCodeLife)
      const tooLate = { row: late.row, code: late.code, person: person() }
      expect(await late.directory.proveSignUp(tooLate)).toEqual(refusedAs('refused'))
      email = `again-${email}`
      const { row, directory, code } = await openRow()
      const mine = person()
      await directory.proveSignUp({ row, code, person: mine })
      scene.advance(provedSignUpLife - SECOND)
      expect(await directory.spendSignUp({ row, person: mine })).toEqual(ok)
      scene.advance(SECOND)
      expect(await directory.spendSignUp({ row, person: mine })).toEqual(refusedAs('gone'))
    })

    test('a taken address gets the same row and no mail: every code fails', async () => {
      const { row, directory, code } = await openRow('')
      expect(code).toBe('')
      expect(await directory.proveSignUp({ row, code: '000000', person: person() })).toEqual(
        refusedAs('refused'),
      )
    })

    test('sixteen racers with one right code: one person is proved', async () => {
      const { row, directory, code } = await openRow()
      const outcomes = await race(() => directory.proveSignUp({ row, code, person: person() }))
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    })

    test('sixteen racers guess: five guesses are looked at, whatever comes after is refused', async () => {
      const { row, directory, code } = await openRow()
      await race(() => directory.proveSignUp({ row, code: wrong(code), person: person() }))
      expect(await directory.proveSignUp({ row, code, person: person() })).toEqual(refusedAs('refused'))
    })
  })
}
