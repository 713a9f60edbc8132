/** An SVG as a registration carries it. The brands' names are drawn as shapes, so that they need no font. */
import { utf8 } from '../../../kernel/bytes.ts'
import { pictureOf } from '../../theme-metadata.ts'

export const drawing = (viewBox: string, inside: string): string =>
  pictureOf(utf8(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${inside}</svg>`))
