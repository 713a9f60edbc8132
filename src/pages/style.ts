/**
 * The style sheet of every page, one text. The order is the cascade's: what stands later may correct what stands before.
 * It is served inline, so comments and line breaks stay here.
 */
import { squeezedSheet } from '../kernel/squeeze.ts'
import consent from './consent.css'
import content from './content.css'
import form from './form.css'
import page from './page.css'

export const STYLE = squeezedSheet(form, content, consent, page)
