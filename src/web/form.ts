/**
 * Reads what was posted or asked, strictly: one content type, at most 64 KB, whole UTF-8, each name once (RFC 6749 §3.1).
 * Every refusal is a typed value that repeats nothing of what was sent. What the fields mean is the room's business.
 */
import { concat, text } from '../kernel/bytes.ts'
import { no, ok, type Outcome } from '../kernel/outcome.ts'

export type FormRefusal = 'content_type' | 'too_large' | 'broken_text' | 'duplicate'

/** Name → value; no prototype, so no inherited names. */
export type Fields = Readonly<Record<string, string>>

export interface ParsedFields {
  /** Of a doubled name, the first value. */
  readonly values: Fields
  readonly duplicates: readonly string[]
}

const LARGEST_BODY = 64 * 1024

/** Of a body that is too large, so much is let go by unread: who is cut off while sending sees a broken connection, not our answer. */
const LET_GO_BY = 2 * 1024 * 1024

/** A posted form, its doubled names told apart: what they mean is the caller's to judge. */
export async function readFields(
  request: Request,
): Promise<Outcome<ParsedFields, Exclude<FormRefusal, 'duplicate'>>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) return no('content_type')
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1]
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') return no('content_type')
  const body = await readAtMost(request, LARGEST_BODY)
  if (!body) return no('too_large')
  return parseFields(body)
}

/** The query of a URL, its doubled names told apart. */
export const singleQuery = (url: string): Outcome<ParsedFields, 'broken_text'> => {
  const start = url.indexOf('?')
  return parsePairs(start === -1 ? '' : (url.slice(start + 1).split('#')[0] ?? ''))
}

function parseFields(body: Uint8Array): Outcome<ParsedFields, 'broken_text'> {
  const whole = decoded(() => text(body))
  return whole === undefined ? no('broken_text') : parsePairs(whole)
}

function parsePairs(source: string): Outcome<ParsedFields, 'broken_text'> {
  const values: Record<string, string> = Object.create(null) as Record<string, string>
  const duplicates: string[] = []
  for (const pair of source.split('&')) {
    if (pair === '') continue
    const cut = pair.indexOf('=')
    const name = unescape(cut === -1 ? pair : pair.slice(0, cut))
    const value = unescape(cut === -1 ? '' : pair.slice(cut + 1))
    if (name === undefined || value === undefined) return no('broken_text')
    if (name in values) duplicates.push(name)
    else values[name] = value
  }
  return ok({ values, duplicates })
}

/** Refuses stray percent signs, bytes that are no UTF-8, and NUL, which databases and headers cut at. */
function unescape(part: string): string | undefined {
  const plain = decoded(() => decodeURIComponent(part.replaceAll('+', ' ')))
  return plain?.includes('\0') ? undefined : plain
}

function decoded(read: () => string): string | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** Keeps nothing past the limit; `Content-Length` is a promise that nobody keeps for us. */
async function readAtMost(request: Request, most: number): Promise<Uint8Array | undefined> {
  if (!request.body) return new Uint8Array(0)
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = (request.body as ReadableStream<Uint8Array>).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length
    if (length > LET_GO_BY) {
      await reader.cancel()
      return undefined
    }
    if (length <= most) chunks.push(part.value)
  }
  return length > most ? undefined : concat(...chunks)
}
