/** One section of the account page: its heading and its sentence of state, beside what it lists where there is room for both. */
import type { Child } from 'hono/jsx'

interface SectionProps {
  readonly id: string
  readonly title: string
  /** One plain sentence: how things stand. */
  readonly state: Child
  readonly children?: Child
}

export const Section = ({ id, title, state, children }: SectionProps) => (
  <section aria-labelledby={id}>
    <div class="about">
      <h2 id={id}>{title}</h2>
      <p class="quiet">{state}</p>
    </div>
    <div>{children}</div>
  </section>
)
