/** Somebody else's application: the person decides what it may see, is asked for what is new only, and is believed (OpenID Connect Core §3.1.2.4). */
import { describe, expect, test } from 'vitest'
import { useHouse } from '../support/house/house.ts'
import { announced, announcedInFull, BORN } from '../support/house/people.ts'
import { callbackOf, refusalOf } from '../support/house/relying-party.ts'
import { decide, passThrough, signInAt, signUpAt } from '../support/house/steps.ts'
import { formsOf, type Page } from '../support/visitor/visitor.ts'

const house = useHouse()
const asks = ({ html }: Page): boolean => formsOf(html).some(({ action }) => action === '/consent')

describe('consent', () => {
  test('allowed once, the same is never asked again', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada)
    const books = house.app('books')
    const request = await books.begin()
    const page = await ada.open(request.url)
    expect(asks(page)).toBe(true)
    expect(page.html).toContain('Harbour Books')
    const tokens = await books.finish(request, await decide(ada, page, 'allow'))
    expect(await books.userinfo(tokens)).toMatchObject({ email: ada.email })
    const again = await books.begin()
    expect(callbackOf(await ada.open(again.url)).searchParams.has('code')).toBe(true)
    const [facts] = await announcedInFull()
    expect(facts?.map(({ verb }) => verb)).toEqual([...BORN, 'consent.granted'])
    expect(facts?.at(-1)?.clientId).toBe(books.application.id)
  })

  test('refused: the application hears access_denied and gets nothing, and is asked about again', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada)
    const books = house.app('books')
    const request = await books.begin()
    const answer = await decide(ada, await ada.open(request.url), 'deny')
    expect(await refusalOf(books, request, answer)).toBe('access_denied')
    expect(asks(await ada.open((await books.begin()).url))).toBe(true)
    expect(await announced()).toEqual([BORN])
  })

  test('what is new is asked for, and the grant then holds both', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada)
    const reader = house.app('reader')
    await passThrough(reader, ada, { scope: 'openid email' })
    const wider = await reader.begin({ scope: 'openid email profile' })
    const page = await ada.open(wider.url)
    expect(asks(page)).toBe(true)
    const tokens = await reader.finish(wider, await decide(ada, page, 'allow'))
    expect(await reader.userinfo(tokens)).toMatchObject({ name: ada.name })
    expect(asks(await ada.open((await reader.begin({ scope: 'openid profile' })).url))).toBe(false)
    expect(await announced()).toEqual([[...BORN, 'consent.granted', 'consent.granted']])
  })

  test('the page shows the values of now; what is optional and left out is not given, and not asked for again', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada)
    const books = house.app('books')
    const request = await books.begin({ scope: 'openid email profile' })
    const page = await ada.open(request.url)
    expect(page.html).toContain(ada.email)
    expect(page.html).toContain(ada.name)
    const tokens = await books.finish(request, await decide(ada, page, 'allow'))
    expect(tokens.scope?.split(' ').toSorted()).toEqual(['email', 'openid'])
    expect(await books.userinfo(tokens)).not.toHaveProperty('name')
    const again = await books.begin({ scope: 'openid email profile' })
    const answer = await ada.open(again.url)
    expect(asks(answer)).toBe(false)
    expect(await books.userinfo(await books.finish(again, answer))).not.toHaveProperty('name')
  })

  test('what is optional and ticked is given; asked anew it can be taken back', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada)
    const books = house.app('books')
    const wish = { scope: 'openid email profile' }
    const first = await books.begin(wish)
    const given = await books.finish(
      first,
      await decide(ada, await ada.open(first.url), 'allow', ['profile']),
    )
    expect(await books.userinfo(given)).toMatchObject({ name: ada.name })
    const anew = await books.begin({ ...wish, prompt: 'consent' })
    const page = await ada.open(anew.url)
    expect(page.html).toMatch(/name="scope:profile"[^>]*checked/)
    const less = await books.finish(anew, await decide(ada, page, 'allow'))
    expect(await books.userinfo(less)).not.toHaveProperty('name')
  })

  test('prompt=consent asks all the same, our own application included', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    await signUpAt(shop, ada)
    const request = await shop.begin({ prompt: 'consent' })
    const page = await ada.open(request.url)
    expect(asks(page)).toBe(true)
    await shop.finish(request, await decide(ada, page, 'allow'))
    expect(await announced()).toEqual([[...BORN, 'consent.granted']])
  })

  test('at sign-up and at sign-in it is one step of the same way', async () => {
    const ada = house.newcomer()
    const books = house.app('books')
    const { tokens } = await signUpAt(books, ada)
    const reader = house.app('reader')
    const elsewhere = await signInAt(reader, ada.with({ browser: house.visitor() }))
    expect(elsewhere.tokens.claims()?.sub).not.toBe(tokens.claims()?.sub)
    expect(await announced()).toEqual([[...BORN, 'consent.granted', 'session.opened', 'consent.granted']])
  })

  test('a consent page of before a sign-out allows nothing any more (rule A1)', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada)
    const books = house.app('books')
    const page = await ada.open((await books.begin()).url)
    await ada.submit(await ada.open('/account'), {}, '/account/sign-out')
    const answer = await decide(ada, page, 'allow')
    expect(answer.headers.get('location')).toBeNull()
    expect(formsOf(answer.html).some(({ fields }) => 'password' in fields)).toBe(true)
    expect(await announced()).toEqual([[...BORN, 'session.ended']])
  })
})
