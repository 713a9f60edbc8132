/** Codes from the local house's mailbox, each read once. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { DevHouse } from '../support/dev/start-dev.ts'
import type { Post } from '../support/visitor/person.ts'

const TRIES = 600

export function mailReader(house: Pick<DevHouse, 'messages'>): Post {
  const read = new Set<string>()
  return {
    code: async (to) => {
      for (let tries = 0; tries < TRIES; tries++) {
        const found = house
          .messages()
          .map((mail) => ({ mail, code: /\b(\d{3}) ?(\d{3})\b/.exec(mail.text) }))
          .find(({ mail, code }) => mail.to === to && code !== null && !read.has(`${mail.at} ${code[0]}`))
        if (found?.code) {
          read.add(`${found.mail.at} ${found.code[0]}`)
          return `${found.code[1]}${found.code[2]}`
        }
        await sleep(5)
      }
      throw new Error('no code came by mail')
    },
  }
}
