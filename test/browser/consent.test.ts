/** A third-party application asks: what it may do is said in plain words, refused, then allowed, and not asked again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { claims, press, signUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const joan = { email: 'joan@example.com', name: 'Joan Clarke', region: 'eu' } as const

describe('consent for a third-party application', () => {
  let stage: Stage
  let visit: Visit
  let subject: string | undefined
  beforeAll(async () => {
    stage = await openStage('consent')
    visit = await stage.visit()
    await signUp(visit, joan, 'passkey')
    subject = (await claims(visit, '#claims'))['sub']
  })
  afterAll(async () => stage?.close())

  const ask = async (path = '/sign-in?scope=openid+profile+email+offline_access'): Promise<void> => {
    await visit.page.goto(`${stage.house.app}/shop?as=third-party`)
    await visit.page.goto(`${stage.house.app}${path}`)
  }

  it('says who asks, what for, and where the answer goes', async () => {
    const { page, house } = visit
    await ask()
    expect(new URL(page.url()).pathname).toBe('/consent')
    expect(await page.textContent('h1')).toBe('Harbour Books wants to use your Doorstep account')
    expect(await page.textContent('.who')).toBe('Doorstep has checked who is behind Harbour Books.')
    expect(await page.locator('.scopes li').allInnerTexts()).toEqual([
      'Know that it’s you',
      `See your e-mail address\nE-mail\n${joan.email}\nConfirmed\nYes`,
      'Stay connected while you are away',
    ])
    expect(await page.locator('fieldset label').allTextContents()).toEqual(['See your name and profile'])
    expect(await page.isChecked('fieldset input')).toBe(false)
    expect(await page.textContent('form .plain')).toBe(new URL(house.app).host)
    await visit.look('1-asked')
  })

  it('a refusal goes back as access_denied', async () => {
    const { page, house } = visit
    await press(visit, '#deny')
    expect(page.url()).toBe(`${house.app}/`)
    expect(await page.textContent('#notice')).toContain('access_denied')
    expect(await page.isVisible('#signed-out')).toBe(true)
    await visit.look('2-denied')
  })

  it('an allowance gives tokens, and another name of the person', async () => {
    const { page, house } = visit
    await ask()
    await press(visit, '#allow')
    expect(page.url()).toBe(`${house.app}/`)
    expect(await page.textContent('#scope')).toContain('offline_access')
    expect((await claims(visit, '#claims'))['sub']).not.toBe(subject)
    await press(visit, '#refresh')
    expect(await page.textContent('#notice')).toBe('The tokens are fresh.')
  })

  it('is not asked again', async () => {
    await ask()
    expect(visit.page.url()).toBe(`${stage.house.app}/`)
    expect(await visit.page.isVisible('#signed-in')).toBe(true)
    await visit.leave()
  })

  it('follows a sign-up that the application began', async () => {
    visit = await stage.visit({ width: 320, scheme: 'dark' })
    await visit.page.goto(`${stage.house.app}/shop?as=third-party`)
    await signUp(visit, { email: 'new@example.com', name: 'Newcomer' }, 'password')
    await visit.look('3-asked-after-sign-up')
    await press(visit, '#allow')
    expect(await visit.page.isVisible('#signed-in')).toBe(true)
    await visit.leave()
  })
})
