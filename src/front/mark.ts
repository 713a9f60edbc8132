/** The house's own mark, a door on its step, for whoever asks the root for an icon: a PNG of 180 × 180 px, which every browser takes. */
import { fromBase64url, type Bytes } from '../kernel/bytes.ts'

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAALQAAAC0BAMAAADP4xsBAAAAGFBMVEUvW-r9_f6JovPBzvhcf-7a4vtCauzq7vw7LubmAAAA30lEQVR42u3ZPQvCMBCA4VDQ_Ww1awVxtovOOri7OPv5A0L_P4hDtya0XA9bed-18AzXXCHUOSIiIiIiIiKaRqeDtFRv9PJbIl21chZitC-V9FqiLXTyXBLdVPQsRe9U9DFFF1aj1g67StG5ig4p2qtoSQYNDQ0NDQ0NDQ0NPWo6P78qI7p0LrOh8-YCNTxdNDfK4enV98l9arThQAxfo-Hhk-X2ceEbAg0NDQ0NDQ0NDQ09XpqorWeQXvl9Z7qSnnX_7R360n6gHVTtJfRf0IaHz3BlDBediIiIiOjnfQAwNtzQXevfSwAAAABJRU5ErkJggg'

export const mark = (): Bytes => fromBase64url(PNG) ?? new Uint8Array()
