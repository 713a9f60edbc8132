/** JSON that a page hands to its script, under the page's nonce, in an element that it cannot close, whatever it holds. */
import { raw } from 'hono/html'
import type { Frame } from './frame.ts'

interface JsonScriptProps {
  readonly frame: Frame
  readonly id: string
  readonly value: unknown
}

export const JsonScript = ({ frame: { nonce }, id, value }: JsonScriptProps) => (
  <script type="application/json" id={id} nonce={nonce}>
    {raw(harmless(value))}
  </script>
)

const harmless = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
