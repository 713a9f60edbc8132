/** Every page in every state in English, on a phone and on a desk, in light and dark. */
import { holdPages } from '../support/browser/held-pages.ts'

holdPages('en', [
  { scheme: 'light', width: 320 },
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 1280 },
])
