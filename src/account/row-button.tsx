/**
 * A button of one row of the account page: it posts the page's one form, with what it is about, to an address of its own. One form for all
 * rows keeps a long page light, and needs no script (HTML, `formaction`).
 */
import type { Child } from 'hono/jsx'

/** The form that holds the page's seal. */
export const PAGE_FORM = 'page-form'

interface RowButtonProps {
  readonly id: string
  readonly action: string
  /** What the row is called in a form, and the row. */
  readonly name?: 'credential' | 'session' | 'identifier' | 'client'
  readonly value?: string
  /** The id of the row's own name: “Remove” is read out as “Remove Pixel 8”. */
  readonly about?: string
  readonly look?: 'link' | 'second'
  readonly children?: Child
}

export const RowButton = ({ id, action, name, value, about, look = 'link', children }: RowButtonProps) => (
  <button
    id={id}
    class={look}
    form={PAGE_FORM}
    formaction={action}
    name={name}
    value={value}
    aria-labelledby={about && `${id} ${about}`}
  >
    <span class="says">{children}</span>
  </button>
)
