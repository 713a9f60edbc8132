/** What applications know a person and a session by, against known answers: another label would give everybody a new name (rules G1b, X). */
import { expect, test } from 'vitest'
import { sidFor, subjectFor } from '../../../src/home/subjects.ts'
import { hex } from '../../../src/kernel/bytes.ts'
import vectors from '../../vectors/derivations.json' with { type: 'json' }
import { filled, unhex } from '../crypto/fixtures.ts'

const { subject, sid } = vectors.cases
const pairwise = (sector: string) => ({ subjectType: 'pairwise', sector }) as const

test('a pairwise subject is the known answer', async () => {
  expect(await subjectFor(subject, pairwise(subject.sector))).toBe(subject.pairwise)
})

test('a public subject is the stored one in every sector', async () => {
  for (const sector of [subject.sector, 'other.example'])
    expect(await subjectFor(subject, { subjectType: 'public', sector })).toBe(subject.public)
})

test('a sid is the known answer', async () => {
  const secrets = { key: sid.key, public: subject.public }
  expect(await sidFor(secrets, unhex(sid.session), sid.client)).toBe(sid.sid)
})

test('another sector, session or client has another name', async () => {
  const session = unhex(sid.session)
  const names = await Promise.all([
    subjectFor(subject, pairwise(subject.sector)),
    subjectFor(subject, pairwise('other.example')),
    sidFor(subject, session, sid.client),
    sidFor(subject, session, 'other'),
    sidFor(subject, filled(1, session.length), sid.client),
    // The label keeps a sector from being taken for a session.
    subjectFor(subject, pairwise(hex(session) + sid.client)),
  ])
  expect(new Set(names).size).toBe(names.length)
})
