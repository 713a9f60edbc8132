/**
 * Asks before anything is started whether the ports are free, so that a taken one costs one clear line instead of a
 * stack trace in the middle of a start. Another program may still take one in between; then the start fails loudly.
 */
import { createServer } from 'node:net'
import { Trouble } from './trouble.ts'

export interface WantedPort {
  readonly port: number
  readonly option: string
  readonly what: string
}

/** @throws Trouble naming the first port that is taken or wanted twice. */
export async function demandFreePorts(wanted: readonly WantedPort[]): Promise<void> {
  for (const [index, { port, option, what }] of wanted.entries()) {
    const isTwice = wanted.findIndex((other) => other.port === port) !== index
    if (isTwice) throw new Trouble(`Port ${port} is asked for twice; give ${option} another number.`)
    if (!(await isFree(port))) {
      throw new Trouble(
        `Port ${port} (${what}) is taken; stop the program that uses it or choose another with ${option}.`,
      )
    }
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
