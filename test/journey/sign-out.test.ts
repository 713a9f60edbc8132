/** Signing out: asked by an application (RP-Initiated Logout) or by the person, and what ends with the session and what does not. */
import { describe, expect, test } from 'vitest'
import { useHouse } from '../support/house/house.ts'
import { announced, BORN } from '../support/house/people.ts'
import { errorOf, type RelyingParty } from '../support/house/relying-party.ts'
import { passThrough, signUpAt } from '../support/house/steps.ts'
import type { Person } from '../support/visitor/person.ts'
import { formsOf, type Page } from '../support/visitor/visitor.ts'

const house = useHouse()
const BACK = 'http://127.0.0.1:8788/'

const isAsked = ({ html }: Page): boolean => formsOf(html).some(({ action }) => action === '/logout')
const isSignedIn = async (person: Person): Promise<boolean> =>
  (await (await person.browser.send('/session')).json<{ active: boolean }>()).active

async function signedUp(app: RelyingParty = house.app('shop')) {
  const ada = house.newcomer()
  return { ada, app, ...(await signUpAt(app, ada)) }
}

describe('RP-initiated logout', () => {
  test('GET with a hint of this session’s person: out at once and back to the application, with its state', async () => {
    const { ada, app, tokens } = await signedUp()
    const sso = await passThrough(house.app('shop'), ada)
    const url = await app.endSessionUrl({
      id_token_hint: sso.tokens.id_token ?? tokens.id_token ?? '',
      post_logout_redirect_uri: BACK,
      state: 'bye',
    })
    const page = await ada.open(url)
    const answer = isAsked(page) ? await ada.submit(page, {}, '/logout') : page
    expect(answer.headers.get('location')).toBe(`${BACK}?state=bye`)
    expect(await isSignedIn(ada)).toBe(false)
    expect(await announced()).toEqual([[...BORN, 'session.ended']])
  })

  test('GET without a hint asks first; the button does it', async () => {
    const { ada, app } = await signedUp()
    const page = await ada.open(await app.endSessionUrl({ post_logout_redirect_uri: BACK }))
    expect(isAsked(page)).toBe(true)
    expect(await isSignedIn(ada)).toBe(true)
    const answer = await ada.submit(page, {}, '/logout')
    expect(answer.headers.get('location')).toBe(BACK)
    expect(await isSignedIn(ada)).toBe(false)
    expect(await announced()).toEqual([[...BORN, 'session.ended']])
  })

  test('GET with somebody else’s hint asks the person who is here', async () => {
    const grace = await signedUp()
    const { ada, app } = await signedUp()
    const url = await app.endSessionUrl({
      id_token_hint: grace.tokens.id_token ?? '',
      post_logout_redirect_uri: BACK,
    })
    expect(isAsked(await ada.open(url))).toBe(true)
    expect(await isSignedIn(ada)).toBe(true)
    expect(await announced()).toEqual([BORN, BORN])
  })

  test.each(['with', 'without'] as const)(
    'POST from another site %s a hint goes on by our own GET',
    async (which) => {
      const { ada, tokens } = await signedUp()
      const body = new URLSearchParams({
        post_logout_redirect_uri: BACK,
        ...(which === 'with'
          ? { id_token_hint: tokens.id_token ?? '' }
          : { client_id: house.applications.shop.id }),
      })
      const posted = await house
        .visitor()
        .send('/logout', { method: 'POST', body, headers: { origin: BACK.slice(0, -1) } })
      expect([posted.status, posted.headers.getSetCookie()]).toEqual([303, []])
      const page = await ada.open(posted.headers.get('location') ?? '')
      expect(isAsked(page)).toBe(which === 'without')
      const answer = isAsked(page) ? await ada.submit(page, {}, '/logout') : page
      expect(answer.headers.get('location')).toBe(BACK)
      expect(await isSignedIn(ada)).toBe(false)
      expect(await announced()).toEqual([[...BORN, 'session.ended']])
    },
  )

  test('with a way back that is not registered: a page, and nobody is signed out', async () => {
    const { ada, app } = await signedUp()
    const page = await ada.open(
      await app.endSessionUrl({ post_logout_redirect_uri: 'http://127.0.0.1:8788/evil' }),
    )
    expect([page.status, page.headers.get('location')]).toEqual([400, null])
    expect(await isSignedIn(ada)).toBe(true)
    expect(await announced()).toEqual([BORN])
  })

  test('with a hint and no cookie: nothing is ended, for a hint is no authority (rule H6)', async () => {
    const { ada, app, tokens } = await signedUp()
    const url = await app.endSessionUrl({
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: BACK,
    })
    await house.visitor().go(url.href)
    expect(await isSignedIn(ada)).toBe(true)
    expect(await announced()).toEqual([BORN])
  })
})

describe('signing out from the account page', () => {
  const button = async (person: Person): Promise<Page> => person.open('/account')

  test('ends on a page that says so, and leads to signing in', async () => {
    const { ada } = await signedUp()
    ada.browser.followsRedirects = true
    const page = await ada.submit(await button(ada), {}, '/account/sign-out')
    expect(new URL(page.url).pathname).toBe('/logout')
    expect(page.html).toContain('You’re signed out')
    expect(await isSignedIn(ada)).toBe(false)
    expect(await announced()).toEqual([[...BORN, 'session.ended']])
  })

  test('pressed once more in a tab from before, it leads to signing out and not to a sign-in form', async () => {
    const { ada } = await signedUp()
    ada.browser.followsRedirects = true
    const tab = await button(ada)
    await ada.submit(await button(ada), {}, '/account/sign-out')
    const page = await ada.submit(tab, {}, '/account/sign-out')
    expect(page.html).toContain('This page has expired')
    expect(page.html).toMatch(/<a [^>]*id="continue" href="\/logout"/)
    expect(await announced()).toEqual([[...BORN, 'session.ended']])
  })

  test('in a browser whose session is gone it says that nobody is signed in', async () => {
    const stranger = house.visitor()
    stranger.followsRedirects = true
    const login = await stranger.go('/login')
    const i = formsOf(login.html)[0]?.fields['i'] ?? ''
    const body = new URLSearchParams({ i })
    const page = await stranger.go('/account/sign-out', { method: 'POST', body })
    expect(page.html).toContain('You’re signed out')
  })
})

describe('what ends with a session', () => {
  test('codes not yet redeemed, families without offline_access and their tokens; those with it are served on', async () => {
    const { ada, app, tokens } = await signedUp()
    const kept = await passThrough(app, ada, { scope: 'openid email offline_access' })
    const pending = await app.begin()
    const code = await ada.open(pending.url)
    await ada.submit(await ada.open('/account'), {}, '/account/sign-out')

    expect(await errorOf(app.finish(pending, code))).toBe('invalid_grant')
    expect(await errorOf(app.userinfo(tokens))).toBe('invalid_token')
    expect(await errorOf(app.refresh(tokens.refresh_token))).toBe('invalid_grant')
    expect(await app.userinfo(kept.tokens)).toMatchObject({ email: ada.email })
    expect(await errorOf(app.refresh(kept.tokens.refresh_token))).toBe('none')
    expect(await announced()).toEqual([[...BORN, 'session.ended']])
  })

  test('the other browser’s session lives on', async () => {
    const { ada } = await signedUp()
    const elsewhere = ada.with({ browser: house.visitor() })
    await elsewhere.signIn(await elsewhere.open('/login'), 'passkey')
    await ada.submit(await ada.open('/account'), {}, '/account/sign-out')
    expect([await isSignedIn(ada), await isSignedIn(elsewhere)]).toEqual([false, true])
    expect(await announced()).toEqual([[...BORN, 'session.opened', 'session.ended']])
  })
})
