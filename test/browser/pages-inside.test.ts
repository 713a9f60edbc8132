/** All other pages, messages too: every state, language, scheme and width. */
import { holdPages, isInside } from '../support/browser/held-pages.ts'

holdPages(isInside)
