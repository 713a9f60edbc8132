/** The way in: every page in every state, language, scheme and width. */
import { holdPages, isOutside } from '../support/browser/held-pages.ts'

holdPages(isOutside)
