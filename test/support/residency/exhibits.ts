/** What is scanned: every file of the state folder with its name, every log line, every URL and cookie that the house made. */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { utf8 } from '../../../src/kernel/bytes.ts'
import { placeOf, type Place, type PlaceKind } from './zones.ts'

export interface Exhibit {
  readonly name: string
  readonly place: Place
  readonly bytes: Uint8Array
}

/** All files below `state`, `-wal` and `-shm` included. The secrets file is what keys are read from; it is scanned like any other. */
export async function fileExhibits(state: string, when: string): Promise<readonly Exhibit[]> {
  const read = await Promise.all(
    (await filesBelow(state)).map(async (file): Promise<readonly Exhibit[]> => {
      const path = relative(state, file).split(sep).join('/')
      const name = `${path} (${when})`
      const bytes = await readFile(file).catch(() => undefined)
      return [
        { name, place: { kind: 'file name' }, bytes: utf8(path) },
        ...(bytes ? [{ name, place: placeOf(path), bytes: new Uint8Array(bytes) }] : []),
      ]
    }),
  )
  return read.flat()
}

/** What vanishes while it is listed was a temporary file: its folder's other files are read all the same. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const below = await Promise.all(
    entries.map(async (entry): Promise<readonly string[]> => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesBelow(path)
      return entry.isFile() ? [path] : []
    }),
  )
  return below.flat()
}

export const textExhibits = (kind: PlaceKind, texts: readonly string[]): readonly Exhibit[] =>
  texts.map((text, number) => ({ name: `${kind} ${number + 1}`, place: { kind }, bytes: utf8(text) }))
