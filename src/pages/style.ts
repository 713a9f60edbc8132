/**
 * The style sheet of every page, one text. The order is the cascade's: what stands later may correct what stands before.
 * It is served inline, so comments and line breaks stay here.
 */
import content from './content.css'
import form from './form.css'
import page from './page.css'

export const squeezed = (...sheets: readonly string[]): string =>
  sheets
    .join(' ')
    .replaceAll(/\/\*[^*]*\*\//g, '')
    .replaceAll(/\s+/g, ' ')

export const STYLE = squeezed(form, content, page)
