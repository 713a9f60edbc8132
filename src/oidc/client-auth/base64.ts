/** Plain base64 as HTTP Basic uses it (RFC 7617 §2); everything else in the house is base64url, which kernel/bytes.ts reads. */
import { text as readText } from '../../kernel/bytes.ts'

/** The bytes, or undefined for what is no base64. */
export function fromBase64(encoded: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** The text of these bytes, or undefined where they are no UTF-8. */
export function text(bytes: Uint8Array | undefined): string | undefined {
  try {
    return bytes && readText(bytes)
  } catch {
    return undefined
  }
}
