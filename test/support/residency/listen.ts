/**
 * Everything that is printed while a house runs: by workerd, taken from its own streams because Miniflare drops lines that it thinks
 * are of no interest, and by this process, through its streams or its console (which a test runner may have replaced).
 */
import childProcess, { type ChildProcess } from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'

const CONSOLE = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const

/** Returns what ends the listening and puts everything back. */
export function listen(hear: (text: string) => void): () => void {
  const ends = [listenToChildren(hear), listenToStreams(hear), listenToConsole(hear)]
  return () => {
    for (const end of ends) end()
  }
}

function listenToChildren(hear: (text: string) => void): () => void {
  const { spawn } = childProcess
  const heard = (...given: unknown[]): ChildProcess => {
    const child = Reflect.apply(spawn, childProcess, given) as ChildProcess
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Uint8Array | string) => hear(chunk.toString()))
    return child
  }
  const use = (function_: typeof spawn): void => {
    childProcess.spawn = function_
    syncBuiltinESMExports()
  }
  use(heard as typeof spawn)
  return () => use(spawn)
}

function listenToStreams(hear: (text: string) => void): () => void {
  const ends = [process.stdout, process.stderr].map((stream) => {
    const write: unknown = Reflect.get(stream, 'write')
    const heard = (...given: unknown[]): unknown => {
      hear(String(given[0]))
      return Reflect.apply(write as typeof stream.write, stream, given)
    }
    Reflect.set(stream, 'write', heard)
    return () => void Reflect.set(stream, 'write', write)
  })
  return () => {
    for (const end of ends) end()
  }
}

function listenToConsole(hear: (text: string) => void): () => void {
  const before = CONSOLE.map((name) => [name, console[name]] as const)
  for (const [name, say] of before)
    console[name] = (...given: unknown[]) => {
      hear(`${given.map(String).join(' ')}\n`)
      Reflect.apply(say, console, given)
    }
  return () => {
    for (const [name, say] of before) console[name] = say
  }
}
