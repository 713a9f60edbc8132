/**
 * A person who has a keyboard and nothing else: what is wanted is reached by Tab, and every place on the way must show that it has the
 * focus. Nothing is clicked, and no script gives the focus.
 */
import { expect } from 'vitest'
import type { Visit } from './visit.ts'

/** More places than any page has. */
const PATIENCE = 40
/** A box that is ticked has the colour of the ring: without room between them it is a bigger box, and no ring. */
const SEEN = `(() => {
  const here = document.activeElement
  const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(here)
  const { top, bottom } = here.getBoundingClientRect()
  const isRing = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  const isApart = here.type !== 'checkbox' || parseFloat(outlineOffset) >= 2
  return isRing && isApart && top >= 0 && bottom <= innerHeight
})()`
const HERE = `(() => {
  const here = document.activeElement
  return here.id || here.getAttribute('href')?.split('?')[0] || here.localName
})()`
const DRAWN = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))'

export interface Keys {
  /** The id of the place that has the focus, else where its link leads, else what it is. */
  readonly here: () => Promise<string>
  /** Presses Tab until the wanted place, every place on the way being visible; answers the places in between. */
  readonly tabTo: (wanted: string) => Promise<readonly string[]>
  /** The same backwards, by Shift+Tab. */
  readonly backTo: (wanted: string) => Promise<readonly string[]>
  readonly type: (text: string) => Promise<void>
  /** Goes to a field, and types. */
  readonly fill: (field: string, text: string) => Promise<void>
  readonly press: (key: string) => Promise<void>
  /** Presses Enter where it leads to another page. */
  readonly enter: () => Promise<void>
  /** Goes to a button or link, and presses it. */
  readonly follow: (wanted: string) => Promise<void>
  /** Keys reach a page, and its first field, once it has been drawn. */
  readonly drawn: () => Promise<void>
}

export function keysOf({ page }: Pick<Visit, 'page'>): Keys {
  const { keyboard } = page
  const here = () => page.evaluate<string>(HERE)
  const drawn = () => page.evaluate<void>(DRAWN)
  const walk = (key: string) => async (wanted: string) => {
    const passed: string[] = []
    for (let step = 0; step < PATIENCE; step++) {
      await keyboard.press(key)
      const place = await here()
      expect(await page.evaluate<boolean>(SEEN), `${place} shows that it has the focus`).toBe(true)
      if (place === wanted) return passed
      passed.push(place)
    }
    throw new Error(`${key} never reached ${wanted}, only ${passed.join(', ')}.`)
  }
  const tabTo = walk('Tab')
  const enter = async () => {
    await Promise.all([page.waitForEvent('load'), keyboard.press('Enter')])
    await drawn()
  }
  return {
    here,
    tabTo,
    backTo: walk('Shift+Tab'),
    type: (text) => keyboard.type(text),
    fill: async (field, text) => {
      await tabTo(field)
      await keyboard.type(text)
    },
    press: (key) => keyboard.press(key),
    enter,
    follow: async (wanted) => {
      await tabTo(wanted)
      await enter()
    },
    drawn,
  }
}
