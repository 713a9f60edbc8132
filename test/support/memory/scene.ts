/** The house in memory as a visitor's scene. */
import type { MemoryHouse } from './house.ts'
import type { Scene } from './visitor.ts'

export const sceneOf = (house: MemoryHouse): Scene => ({
  homes: house.homes,
  directories: house.directories,
  houseKeys: house.houseKeys,
  random: house.random,
  now: () => house.clock.now(),
  codeTo: async (address) => {
    await house.settled()
    return house.mailbox.codeTo(address)
  },
})
