/** The section of the account page that says where the person's data lives and what protects it, with no more than the house holds to. */
import { REGION_FACTS, type Region } from '../domain/region.ts'
import type { Frame } from '../pages/frame.ts'
import { PATHS } from './paths.ts'
import { Section } from './section.tsx'

export function DataSection({ frame: { say }, region }: { readonly frame: Frame; readonly region: Region }) {
  const { guarantee } = REGION_FACTS[region]
  return (
    <Section id="data" title={say('account.data')} state={say(`account.data.${region}.${guarantee}`)}>
      <ul class="points">
        <li>{say('account.data.key')}</li>
        <li>{say('account.data.way')}</li>
        <li>{say('account.data.apps')}</li>
      </ul>
      <div class="actions">
        <a class="second" id="activity" href={PATHS.activity}>
          {say('account.data.activity')}
        </a>
      </div>
    </Section>
  )
}
