/** Every page in every state from right to left, 40 % longer than English, where the least space is. */
import { holdPages } from '../support/browser/held-pages.ts'

holdPages('en-XR', [{ scheme: 'light', width: 320 }])
