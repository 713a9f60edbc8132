/** The three shops that the demo application plays: two of one owner, one of somebody else's. Each has its brand's look here as well. */
import { themeStyle } from '../../../pages/theme.ts'
import { themeOf } from '../../theme-metadata.ts'
import { SHOPS } from '../demo-clients.ts'
import type { LocalSeeds } from '../local-clients.ts'
import type { Shop } from './visit.ts'

const PLAYED = [
  {
    id: 'first-party',
    client: SHOPS.northwind,
    note: 'Your own application: nobody is asked for consent.',
  },
  {
    id: 'third-party',
    client: SHOPS.harbour,
    note: 'Somebody else’s application: people decide what it may see, and it gets a subject of its own.',
  },
  {
    id: 'cycles',
    client: SHOPS.cycles,
    note: 'Another brand of yours: who is signed in to one is signed in to the other.',
  },
] as const

export const demoShops = (clients: LocalSeeds['clients']): Promise<readonly Shop[]> =>
  Promise.all(
    PLAYED.map(async ({ id, client, note }) => {
      const seed = clients.find(({ name }) => name === client)
      if (!seed) throw new Error('The demo application needs its clients.')
      const { client_name: name, theme: stated } = seed.metadata
      const { theme } = await themeOf(name, stated)
      const { logo } = stated
      return {
        id,
        name,
        note,
        client: seed.local,
        look: themeStyle(theme),
        logo: logo && { light: logo.light, dark: logo.dark ?? logo.light },
      }
    }),
  )
