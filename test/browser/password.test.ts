/** Must show 1, with a password: pasted, shown and hidden; a wrong one first, then the right one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import {
  askUserinfo,
  enterCode,
  focused,
  giveAddress,
  PASSWORD,
  press,
  signInByPassword,
  startSignUp,
} from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const grace = { email: 'grace@example.com', name: 'Grace Hopper', region: 'us' } as const

describe('with a password, as a new user would', () => {
  let stage: Stage
  let visit: Visit
  beforeAll(async () => {
    stage = await openStage('password')
    visit = await stage.visit({ width: 1280, scheme: 'dark' })
  })
  afterAll(async () => stage?.close())

  it('is told what to mend on the form, under the field and in the title', async () => {
    const { page } = visit
    await startSignUp(visit)
    await giveAddress(visit, { email: 'grace@', name: grace.name })
    expect(await page.title()).toMatch(/^Error: /)
    expect(await focused(visit)).toBe('identifier')
    expect(await page.textContent('#identifier-error')).toBe('Enter an e-mail address like name@example.com.')
    expect(await page.inputValue('#identifier')).toBe('grace@')
    expect(await page.inputValue('#name')).toBe(grace.name)
    await visit.look('1-sign-up-refused')
  })

  it('a wrong code has one sentence, and a new code comes by one press', async () => {
    const { page } = visit
    await giveAddress(visit, grace)
    await Promise.all([page.waitForEvent('load'), page.fill('#code', '000 000')])
    expect(await page.title()).toMatch(/^Error: /)
    expect(await focused(visit)).toBe('code')
    expect(await page.textContent('#code-error')).toContain('That code doesn’t work.')
    await visit.look('2-code-refused')
    await press(visit, '#again button')
    await visit.look('3-code-again')
    await enterCode(visit, grace.email, 2)
  })

  it('a short password is refused in words, then a pasted one is kept', async () => {
    const { page, house } = visit
    await page.click('#use-password')
    await page.locator('#password').pressSequentially('too short')
    expect(await page.textContent('#password-progress')).toBe('6 more characters')
    await press(visit, '#continue')
    expect(await focused(visit)).toBe('password')
    expect(await page.textContent('#password-error')).toContain('Use 15 characters or more.')
    await visit.look('4-password-short')
    await page.locator('#password').focus()
    await page.keyboard.insertText(PASSWORD)
    expect(await page.textContent('#password-progress')).toBe('Long enough.')
    await page.click('#password-reveal')
    expect(await page.getAttribute('#password', 'type')).toBe('text')
    expect(await page.textContent('#password-reveal')).toBe('Hide')
    await visit.look('5-password-shown')
    await press(visit, '#continue')
    expect(page.url()).toBe(`${house.app}/`)
    expect(await askUserinfo(visit)).toMatchObject({ email: grace.email, name: grace.name })
  })

  it('a wrong password: the error by the field, the focus there, the address kept', async () => {
    const { page } = visit
    await press(visit, '#sign-out')
    await press(visit, '#sign-in')
    expect(await page.locator('.edge').allTextContents()).toEqual(['Last used'])
    expect(await page.getAttribute('#sign-in', 'aria-describedby')).toBe('sign-in-badge')
    await signInByPassword(visit, grace.email, 'something else entirely')
    expect(await page.locator('.edge').allTextContents()).toEqual(['Last used'])
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.textContent('#password-error')).toBe('That e-mail and password don’t match.')
    expect(await focused(visit)).toBe('password')
    expect(await page.inputValue('#identifier')).toBe(grace.email)
    expect(await page.inputValue('#password')).toBe('')
    await visit.look('6-wrong-password')
  })

  it('the right one signs in', async () => {
    const { page, house } = visit
    await page.fill('#password', PASSWORD)
    await press(visit, '#sign-in')
    expect(page.url()).toBe(`${house.app}/`)
    await visit.leave()
  })

  it('from another browser as well', async () => {
    const other = await stage.visit()
    await other.page.goto(stage.house.app)
    await press(other, '#sign-in')
    expect(await other.page.locator('.edge').count()).toBe(0)
    await signInByPassword(other, grace.email)
    expect(await askUserinfo(other)).toMatchObject({ email: grace.email })
    await other.leave()
  })

  it('an address that is taken shows the same page, and its owner gets the other mail', async () => {
    const other = await stage.visit()
    await startSignUp(other)
    await giveAddress(other, { email: grace.email, name: 'Somebody' })
    expect(await other.page.textContent('h1')).toBe('Check your e-mail')
    await other.look('7-taken')
    await other.leave()
    const subjects = stage.house.messages().map(({ subject }) => subject)
    expect(subjects).toContain('You already have a Northwind Coffee account')
  })
})
