/**
 * The brand's face on a page: its logo or its name above the card, its icon in the browser's tab. Pictures come from our own address;
 * where a brand has none, its initial on its colour is drawn inside the page and costs no request.
 */
import { imageKindOf } from '../domain/image.ts'
import type { Theme } from '../domain/theme.ts'
import { palette } from './theme.ts'

/** Where a stored picture is served from. */
export const IMAGES = '/brand'
const imageHref = (name: string): string => `${IMAGES}/${name}`

export function Brand({ theme: { logo, brandName } }: { readonly theme: Theme }) {
  if (!logo) {
    return (
      <p class="brand">
        <span class="mark" aria-hidden="true">
          {initialOf(brandName)}
        </span>
        <bdi>{brandName}</bdi>
      </p>
    )
  }
  return (
    <p class="brand">
      <picture>
        {logo.dark && <source srcset={imageHref(logo.dark)} media="(prefers-color-scheme: dark)" />}
        <img src={imageHref(logo.light)} alt={brandName} height="32" />
      </picture>
    </p>
  )
}

/** For the head of the page. A telephone's home screen takes PNG only; without one it asks for /apple-touch-icon.png by itself. */
export function Icons({ theme }: { readonly theme: Theme }) {
  const { icon } = theme
  if (icon === undefined) return <link rel="icon" href={drawnIcon(theme)} />
  return (
    <>
      <link rel="icon" href={imageHref(icon)} />
      {imageKindOf(icon) === 'png' && <link rel="apple-touch-icon" href={imageHref(icon)} />}
    </>
  )
}

const initialOf = (brandName: string): string => Array.from(brandName.trim())[0]?.toUpperCase() ?? ''

function drawnIcon(theme: Theme): string {
  const { primary, onPrimary } = palette(theme, 'light')
  // As numbers, whatever the letter is: it stands in markup.
  const letter = Array.from(initialOf(theme.brandName), (each) => `&#${each.codePointAt(0)};`).join('')
  const picture =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${primary}"/>` +
    `<text x="16" y="23" text-anchor="middle" font-family="system-ui,sans-serif" font-size="20" font-weight="700" fill="${onPrimary}">${letter}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(picture)}`
}
