/** The page at the root, for whoever comes by: what this place is, the way in, and where data can live. It knows nobody. */
import { REGIONS } from '../domain/region.ts'
import type { Frame } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { Heading, OtherWays } from '../pages/parts.tsx'
import { regionWords } from '../pages/region-words.ts'

export interface FrontPageProps {
  readonly frame: Frame
  readonly accountHref: string
  readonly signInHref: string
  readonly signUpHref: string
}

export function FrontPage({ frame, accountHref, signInHref, signUpHref }: FrontPageProps) {
  const { say, app } = frame
  return (
    <Page frame={frame} title={say('front.title')} isPublic>
      <Heading lead={say('front.lead', { app })}>{say('front.heading', { app })}</Heading>
      <a class="primary" id="account" href={accountHref}>
        {say('front.account')}
      </a>
      <OtherWays>
        <p>
          <a id="sign-in" href={signInHref}>
            {say('front.sign_in')}
          </a>
        </p>
        <p>
          <a id="sign-up" href={signUpHref}>
            {say('front.sign_up')}
          </a>
        </p>
      </OtherWays>
      <section class="aside" aria-labelledby="regions">
        <h2 id="regions">{say('front.regions')}</h2>
        <ul>
          {REGIONS.map((region) => (
            <li>{regionWords(say, region)}</li>
          ))}
        </ul>
        <p>{say('front.regions.choice')}</p>
      </section>
    </Page>
  )
}
