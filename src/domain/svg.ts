/**
 * Which SVG is a still picture and nothing else. A list of what is allowed, because a list of what is dangerous is never complete: no
 * script, no foreign markup, no animation, no entity, no address but `#…` inside the picture itself. It is read more strictly than any
 * browser would, so that nothing can mean one thing here and another there.
 */
const ELEMENTS: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'defs',
  'title',
  'desc',
  'style',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'linearGradient',
  'radialGradient',
  'stop',
  'clipPath',
  'mask',
  // Not `use`: twenty of them inside each other draw a million shapes.
])

const NAMESPACES: Readonly<Record<string, string>> = {
  xmlns: 'http://www.w3.org/2000/svg',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
}

/** What may stand before a bracket, in style sheets and in attributes. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  '',
  'url',
  'rgb',
  'rgba',
  'hsl',
  'hsla',
  'translate',
  'scale',
  'rotate',
  'skewx',
  'skewy',
  'matrix',
])

/** Another encoding than UTF-8 would let a browser read other letters than we did. */
const DECLARATION = /^<\?xml version="1\.[01]"(?: encoding="utf-8")?(?: standalone="(?:yes|no)")? ?\?>/i
const TOKEN =
  /[^<]+|<!--(?:[^-]|-(?!-))*-->|<(\/?)([a-z][\w.:-]*)((?:\s+[a-z_][\w.:-]*=(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/gisy
const ATTRIBUTE = /\s+([\w.:-]+)=(?:"([^"]*)"|'([^']*)')/gy
/** The five that XML has by itself; a number could spell anything. */
const OTHER_ENTITY = /&(?!(?:amp|lt|gt|quot|apos);)/

const NOT_WELL_FORMED = 'is no plain, well-formed SVG'

/** What is wrong, in words for whoever registers the picture; undefined where nothing is. */
export function svgFault(markup: string): string | undefined {
  const body = markup.replace(DECLARATION, '').trim()
  const open: string[] = []
  let roots = 0
  let read = 0
  for (const [whole, closing, name, attributes = '', isEmpty] of body.matchAll(TOKEN)) {
    read += whole.length
    const within = open.at(-1)
    if (name === undefined) {
      const fault = textFault(whole, within)
      if (fault) return fault
    } else if (closing) {
      if (open.pop() !== name) return NOT_WELL_FORMED
    } else {
      const fault = elementFault(name, attributes)
      if (fault) return fault
      if (within === undefined && (name !== 'svg' || !/\sxmlns=/.test(attributes))) return NOT_WELL_FORMED
      if (within === undefined) roots += 1
      if (!isEmpty) open.push(name)
    }
  }
  return read === body.length && roots === 1 && open.length === 0 ? undefined : NOT_WELL_FORMED
}

function elementFault(name: string, attributes: string): string | undefined {
  if (!ELEMENTS.has(name)) return `holds <${name}>, which no logo needs`
  return [...attributes.matchAll(ATTRIBUTE)]
    .map(([, attribute = '', double, single]) =>
      attributeFault(attribute.toLowerCase(), double ?? single ?? ''),
    )
    .find((fault) => fault !== undefined)
}

function attributeFault(name: string, value: string): string | undefined {
  const local = name.split(':').at(-1) ?? ''
  if (name.startsWith('xmlns'))
    return NAMESPACES[name] === value ? undefined : `declares ${name}, which no logo needs`
  if (local.startsWith('on') || local === 'src' || local === 'base')
    return `has the attribute ${name}, which no logo needs`
  if (local === 'href' && !value.startsWith('#')) return 'points at something outside of itself'
  return OTHER_ENTITY.test(value) ? 'holds an entity' : styleFault(value)
}

function textFault(text: string, within: string | undefined): string | undefined {
  if (text.startsWith('<!--')) return undefined
  if (within === undefined) return text.trim() === '' ? undefined : NOT_WELL_FORMED
  if (OTHER_ENTITY.test(text)) return 'holds an entity'
  return within === 'style' ? (styleFault(text) ?? ruleFault(text)) : undefined
}

/** A backslash may spell any letter (CSS Syntax 3 §4.3.7), and so may an entity. */
function styleFault(css: string): string | undefined {
  if (css.includes('\\')) return 'hides letters in its style'
  for (const [, name = '', first] of css.matchAll(/(?<![\w-])([\w-]*)\(\s*["']?(.?)/gs)) {
    if (!FUNCTIONS.has(name.toLowerCase())) return `uses ${name}(), which no logo needs`
    if (name.toLowerCase() === 'url' && first !== '#') return 'points at something outside of itself'
  }
  return undefined
}

function ruleFault(css: string): string | undefined {
  if (css.includes('&')) return 'hides letters in its style'
  return /@(?!media\b)/i.test(css) ? 'uses an @-rule other than @media' : undefined
}
