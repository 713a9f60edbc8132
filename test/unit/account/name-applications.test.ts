/** Applications on the account page: by the name of now; by their id once nobody registers them any more. */
import { expect, test } from 'vitest'
import { applicationName, nameApplications } from '../../../src/account/name-applications.ts'
import type { Client } from '../../../src/domain/client.ts'
import type { Edge } from '../../../src/ports/edge.ts'

/** Knows one application. */
const configuration = {
  client: (id: string) =>
    Promise.resolve(id === 'rewards' ? ({ name: 'Roastery Rewards' } as Client) : undefined),
  // As much of a configuration as names ask for.
} as unknown as Edge['configuration']

const connected = { scopes: ['openid'], since: 1, isOffline: false }

test('a registered one is called by its name', async () =>
  expect(await applicationName({ configuration }, 'rewards')).toBe('Roastery Rewards'))

test('one that is gone is called by its id, and keeps its row', async () =>
  expect(
    await nameApplications({ configuration }, [
      { client: 'rewards', ...connected },
      { client: 'gone', ...connected },
    ]),
  ).toEqual([
    { client: 'rewards', name: 'Roastery Rewards', ...connected },
    { client: 'gone', name: 'gone', ...connected },
  ]))
