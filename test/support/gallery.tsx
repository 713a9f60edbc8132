/**
 * Every page in every state, as data: for looking at (`.dev/gallery/index.html`), and for the suites that hold all pages to one
 * rule. A page that is not here has not been looked at.
 */
import { readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { AccountView } from '../../src/ports/account.ts'
import { AccountPage } from '../../src/account/account-page.tsx'
import { ActivityPage, type NamedEntry } from '../../src/account/activity-page.tsx'
import { AddPasskeyPage } from '../../src/account/add-passkey-page.tsx'
import { ConfirmPage } from '../../src/account/confirm-page.tsx'
import { EmailPage } from '../../src/account/email-page.tsx'
import { FreshProofPage } from '../../src/account/fresh-proof-page.tsx'
import { PasswordPage } from '../../src/account/password-page.tsx'
import { FrontPage } from '../../src/front/front-page.tsx'
import { ProfilePage } from '../../src/account/profile-page.tsx'
import { RenamePage } from '../../src/account/rename-page.tsx'
import { FACT_VERBS } from '../../src/domain/events.ts'
import { MINUTE, DAY } from '../../src/kernel/time.ts'
import { FormPostPage } from '../../src/pages/form-post-page.tsx'
import { CodePage } from '../../src/pages/code-page.tsx'
import { RecoveryPage } from '../../src/login/recovery-page.tsx'
import { SignInPage } from '../../src/login/sign-in-page.tsx'
import { SignUpPage } from '../../src/login/sign-up-page.tsx'
import { FollowedLinkPage, MailedLinkPage } from '../../src/login/mailed-link-page.tsx'
import { WayInPage } from '../../src/login/way-in-page.tsx'
import type { LinkKind } from '../../src/interaction/proposals.ts'
import type { Offer } from '../../src/oidc/consent/offer.ts'
import { ConsentPage } from '../../src/oidc/consent/consent-page.tsx'
import { LogoutPage } from '../../src/oidc/logout/logout-page.tsx'
import { SignedOutPage } from '../../src/oidc/logout/signed-out-page.tsx'
import type { Frame, LanguageSwitch } from '../../src/pages/frame.ts'
import { MessagePage, type MessageKind } from '../../src/pages/message-page.tsx'
import type { PasskeyProps } from '../../src/pages/passkey-part.tsx'
import { squeezedScript, squeezedSheet } from '../../src/kernel/squeeze.ts'
import type { Theme } from '../../src/domain/theme.ts'
import { LOCALES, LOCALE_TAGS, type LocaleTag } from '../../src/text/locales.ts'
import { speaker } from '../../src/text/say.ts'
import { cornerOf } from '../../src/web/frame.ts'

const SOURCES = resolve(import.meta.dirname, '../../src')

const NOW = 1_800_000_000_000
const sealed = { i: 'x'.repeat(300), form: 'y'.repeat(300) }
const address = 'ada.lovelace@example.com'
const passkey = (mode: PasskeyProps['mode']): PasskeyProps => ({
  mode,
  action: '/login/passkey',
  options: { challenge: 'AAAA', options: { rpId: 'localhost', note: '</script><b>' } },
  freshHref: '/login/passkey/options',
  script: squeezedScript(readFileSync(resolve(SOURCES, 'methods/passkey/passkey.browser.js'), 'utf8')),
})

const PHONE = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36'
const TABLET =
  'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1'
const connected = {
  client: 'rewards',
  scopes: ['openid', 'email', 'profile'],
  since: NOW - 30 * DAY,
  isOffline: true,
}
const account: AccountView = {
  purpose: 'full',
  name: 'Ada Lovelace',
  identifiers: [
    { id: 'i1', type: 'email', value: address, primary: true, verifiedAt: NOW - 90 * DAY },
    { id: 'i2', type: 'email', value: 'ada@analytical.example', primary: false, verifiedAt: NOW - 2 * DAY },
  ],
  held: [{ value: 'countess@example.com', until: NOW + 9 * DAY }],
  region: 'eu',
  credentials: [
    {
      id: 'one',
      method: 'passkey',
      name: 'Pixel 8',
      addedAt: NOW - 40 * DAY,
      lastUsed: { at: NOW - DAY, place: 'Lisbon' },
    },
    { id: 'two', method: 'passkey', name: '', addedAt: NOW - 3 * DAY },
    { id: 'password', method: 'password', name: '', addedAt: NOW - 90 * DAY },
  ],
  sessions: [
    { id: 's1', isCurrent: true, openedAt: NOW - 4 * MINUTE, userAgent: PHONE, place: 'Lisbon' },
    { id: 's2', isCurrent: false, openedAt: NOW - 2 * DAY, userAgent: TABLET, place: 'Porto' },
    { id: 's3', isCurrent: false, openedAt: NOW - 9 * DAY, userAgent: '', place: '' },
  ],
  applications: [connected],
  authTime: NOW,
  isProofFresh: true,
}
const bare: AccountView = {
  ...account,
  credentials: account.credentials.slice(0, 1),
  sessions: account.sessions.slice(0, 1),
  identifiers: account.identifiers.slice(0, 1),
  held: [],
  applications: [],
}

/** In a browser without passkeys, as pages/passkey-part.tsx marks it. */
const withoutPasskeys = (page: unknown): string =>
  String(page).replace(/<html [^>]*/, (opening) => `${opening} class="no-passkeys"`)

/** As page.browser.js leaves it after a press without a network. */
const offline = (page: unknown): string =>
  String(page).replace(/data-says="([^"]*)">/, (line, says) => `${line}${says}`)

type Render = (frame: Frame) => unknown
type States = Readonly<Record<string, Render>>
/** As who has no script reads it; with one it is gone before it is drawn. */
const unsent = (page: unknown): string =>
  String(page).replace(/<script[^>]*>HTMLFormElement[^<]*<\/script>/, '')
const mailedLink = (kind: LinkKind): States => ({
  first: (frame) => <MailedLinkPage frame={frame} kind={kind} sealed={sealed} action={`/${kind}`} />,
  done: (frame) => (
    <FollowedLinkPage frame={frame} kind={kind} signInHref="/login" recoveryHref="/recovery" />
  ),
})

const signIn = {
  sealed,
  action: '/login',
  signUpHref: '/sign-up?i=x',
  recoveryHref: '/recover?i=x',
  passkey: passkey('get'),
}
const signUp = { sealed, action: '/sign-up', signInHref: '/login?i=x' }
const code = {
  sealed,
  action: '/sign-up/code',
  againAction: '/sign-up/again',
  backHref: '/sign-up',
  address,
  minutes: 10,
}
const wayIn = {
  sealed,
  passwordAction: '/sign-up/password',
  address,
  passkey: passkey('create'),
  backHref: '/sign-up',
}
const consent = {
  sealed,
  action: '/consent',
  client: { name: 'Roastery Rewards', isFirstParty: false, isVerified: true },
  redirectHost: 'rewards.example',
  view: {
    account: address,
    claims: {
      name: 'Ada Lovelace',
      locale: 'ar',
      updated_at: NOW / 1_000,
      email: address,
      email_verified: true,
    },
  },
}
const asking = (...needed: readonly string[]): Offer => ({ needed, optional: [], allowed: [] })
const applications = [
  { ...connected, name: 'Roastery Rewards' },
  { client: 'reader', name: 'reader', scopes: ['openid', 'orders:read'], since: NOW - DAY, isOffline: false },
]
const whose = { rpId: 'localhost', userId: 'AAAA' }
const signals = {
  script: '',
  options: {
    accepted: { ...whose, allAcceptedCredentialIds: ['one'] },
    details: { ...whose, name: address, displayName: 'Ada </script><b>' },
  },
}
const accountPage = { sealed, now: NOW, applications, signals }
/** As much as a row of the account page can hold. */
const crowded: AccountView = {
  ...account,
  name: 'Wolfeschlegelsteinhausenbergerdorff von und zu der Langen Straße',
  locale: 'en',
  identifiers: [
    {
      id: 'i1',
      type: 'email',
      value: `${'a-very-long-local-part-of-an-address'.repeat(2).slice(0, 64)}@${'subdomain.'.repeat(6)}example.com`,
      primary: true,
      verifiedAt: NOW,
    },
    ...Array.from({ length: 4 }, (_, number) => ({
      id: `n${number}`,
      type: 'email',
      value: `ada.${number}@analytical-engine.example`,
      primary: false,
      verifiedAt: NOW - number * DAY,
    })),
  ],
  sessions: Array.from({ length: 100 }, (_, number) => ({
    id: `s${number}`.padEnd(16, 'x'),
    isCurrent: number === 0,
    openedAt: NOW - number * DAY,
    userAgent: number % 2 === 0 ? PHONE : TABLET,
    place: 'Lisbon',
  })),
  credentials: [
    ...account.credentials,
    ...Array.from({ length: 4 }, (_, number) => ({
      id: `c${number}`,
      method: 'passkey' as const,
      name: 'The old laptop that stands in the kitchen and is only ever used on Sundays',
      addedAt: NOW - number * DAY,
      lastUsed: { at: NOW, place: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch' },
    })),
  ],
}
const entries: readonly NamedEntry[] = FACT_VERBS.map((verb, number) => ({
  verb,
  at: NOW - number * DAY,
  userAgent: number % 3 === 0 ? '' : PHONE,
  place: number % 2 === 0 ? 'Lisbon' : '',
  ...(verb.startsWith('credential') && { method: number % 2 === 0 ? 'passkey' : 'password' }),
  ...(/consent|family|code/.test(verb) && { client: 'rewards', application: 'Roastery Rewards' }),
}))
const email = { sealed, action: '/account/email', cancelHref: '/account' }
const profile = { sealed, action: '/account/profile', cancelHref: '/account' }
const rename = { sealed, action: '/account/passkeys/name', cancelHref: '/account', credential: 'one' }
const fresh = { sealed, account: address, recoveryHref: '/recovery', cancelHref: '/account' }
const confirm = {
  sealed,
  action: '/account/credentials/remove',
  fields: { credential: 'one' },
  cancelHref: '/account',
}

const MESSAGES: readonly MessageKind[] = [
  'expired',
  'error',
  'bad_request',
  'bad_form',
  'foreign',
  'not_found',
  'region_out',
  'too_many',
  'cookies_off',
]

/** Page → state → how it is rendered. */
export const GALLERY: Readonly<Record<string, States>> = {
  front: {
    first: (frame) => (
      <FrontPage frame={frame} accountHref="/account" signInHref="/login" signUpHref="/sign-up" />
    ),
  },
  'sign-in': {
    first: (frame) => <SignInPage frame={frame} {...signIn} />,
    filled: (frame) => <SignInPage frame={frame} {...signIn} identifier={address} />,
    'last-passkey': (frame) => <SignInPage frame={frame} {...signIn} lastUsed="passkey" />,
    'last-password': (frame) => <SignInPage frame={frame} {...signIn} lastUsed="password" />,
    refused: (frame) => <SignInPage frame={frame} {...signIn} identifier={address} problem="no_match" />,
    'refused-again': (frame) => (
      <SignInPage frame={frame} {...signIn} identifier={address} problem="no_match" lastUsed="password" />
    ),
    malformed: (frame) => (
      <SignInPage frame={frame} {...signIn} identifier="ada@" problem="identifier_malformed" />
    ),
    restarted: (frame) => <SignInPage frame={frame} {...signIn} notice="restarted" />,
    'passkey-failed': (frame) => <SignInPage frame={frame} {...signIn} problem="passkey_failed" />,
    'no-passkeys': (frame) => withoutPasskeys(<SignInPage frame={frame} {...signIn} />),
    offline: (frame) => offline(<SignInPage frame={frame} {...signIn} identifier={address} />),
  },
  'sign-up': {
    first: (frame) => <SignUpPage frame={frame} {...signUp} region="eu" />,
    hint: (frame) => <SignUpPage frame={frame} {...signUp} region="ap" />,
    unnamed: (frame) => (
      <SignUpPage frame={frame} {...signUp} region="us" identifier={address} problem="name_missing" />
    ),
    'region-unknown': (frame) => (
      <SignUpPage frame={frame} {...signUp} region="us" problem="region_unknown" />
    ),
    waiting: (frame) => (
      <SignUpPage frame={frame} {...signUp} region="eu" identifier={address} name="Ada" problem="waiting" />
    ),
  },
  code: {
    'sign-up': (frame) => <CodePage frame={frame} {...code} purpose="sign_up" />,
    recovery: (frame) => <CodePage frame={frame} {...code} purpose="recovery" isRegionSilent />,
    refused: (frame) => <CodePage frame={frame} {...code} purpose="sign_up" problem="code_refused" />,
    again: (frame) => <CodePage frame={frame} {...code} purpose="sign_up" wasSentAgain />,
    address: (frame) => <CodePage frame={frame} {...code} purpose="address" />,
  },
  'way-in': {
    'sign-up': (frame) => <WayInPage frame={frame} {...wayIn} purpose="sign_up" />,
    recovery: (frame) => <WayInPage frame={frame} {...wayIn} purpose="recovery" />,
    short: (frame) => <WayInPage frame={frame} {...wayIn} purpose="sign_up" problem="password_too_short" />,
    'no-passkeys': (frame) => withoutPasskeys(<WayInPage frame={frame} {...wayIn} purpose="sign_up" />),
    'recovery-no-passkeys': (frame) =>
      withoutPasskeys(<WayInPage frame={frame} {...wayIn} purpose="recovery" />),
    'recovery-common': (frame) => (
      <WayInPage frame={frame} {...wayIn} purpose="recovery" problem="password_too_common" />
    ),
  },
  recovery: {
    first: (frame) => <RecoveryPage frame={frame} sealed={sealed} action="/recover" signInHref="/login" />,
    missing: (frame) => (
      <RecoveryPage
        frame={frame}
        sealed={sealed}
        action="/recover"
        signInHref="/login"
        problem="identifier_missing"
      />
    ),
  },
  'form-post': {
    unsent: (frame) =>
      unsent(
        <FormPostPage frame={frame} action="https://rewards.example/callback" parameters={{ code: 'x' }} />,
      ),
  },
  unlock: mailedLink('unlock'),
  undo: mailedLink('undo'),
  consent: {
    few: (frame) => <ConsentPage frame={frame} {...consent} offer={asking('openid', 'email')} />,
    many: (frame) => (
      <ConsentPage
        frame={frame}
        {...consent}
        client={{ ...consent.client, isVerified: false }}
        offer={asking('openid', 'profile', 'email', 'phone', 'address', 'offline_access', 'orders:read')}
      />
    ),
    choice: (frame) => (
      <ConsentPage
        frame={frame}
        {...consent}
        offer={{
          ...asking('openid', 'email'),
          optional: [
            { scope: 'profile', isTicked: false },
            { scope: 'offline_access', isTicked: true },
          ],
        }}
      />
    ),
    more: (frame) => (
      <ConsentPage
        frame={frame}
        {...consent}
        client={{ ...consent.client, isVerified: false }}
        offer={{ ...asking('profile'), allowed: ['openid', 'email'] }}
      />
    ),
  },
  logout: {
    ask: (frame) => <LogoutPage frame={frame} sealed={sealed} action="/logout" stayHref="/account" />,
    done: (frame) => <SignedOutPage frame={frame} signInHref="/account" />,
    'done-for-app': (frame) => <SignedOutPage frame={frame} appHref="/shop" signInHref="/account" />,
  },
  account: {
    full: (frame) => <AccountPage frame={frame} {...accountPage} account={account} />,
    bare: (frame) => (
      <AccountPage frame={frame} {...accountPage} account={bare} applications={[]} notice="passkey_added" />
    ),
    crowded: (frame) => <AccountPage frame={frame} {...accountPage} account={crowded} notice="proved" />,
    refused: (frame) => (
      <AccountPage frame={frame} {...accountPage} account={account} problem="last_way_in" />
    ),
  },
  activity: {
    everything: (frame) => <ActivityPage frame={frame} entries={entries} accountHref="/account" />,
    nothing: (frame) => <ActivityPage frame={frame} entries={[]} accountHref="/account" />,
  },
  profile: {
    first: (frame) => <ProfilePage frame={frame} {...profile} name="Ada Lovelace" locale="" />,
    unnamed: (frame) => <ProfilePage frame={frame} {...profile} name="" locale="en" problem="name_missing" />,
    'language-unknown': (frame) => (
      <ProfilePage frame={frame} {...profile} name="Ada" locale="" problem="locale_unknown" />
    ),
  },
  email: {
    add: (frame) => <EmailPage frame={frame} {...email} />,
    change: (frame) => <EmailPage frame={frame} {...email} former={address} />,
    taken: (frame) => (
      <EmailPage frame={frame} {...email} identifier="bob@example.com" problem="identifier_taken" />
    ),
    'too-many': (frame) => (
      <EmailPage frame={frame} {...email} former={address} identifier={address} problem="too_many_codes" />
    ),
  },
  rename: {
    first: (frame) => <RenamePage frame={frame} {...rename} name="Pixel 8" />,
    missing: (frame) => <RenamePage frame={frame} {...rename} name="" problem="name_missing" />,
  },
  'fresh-proof': {
    both: (frame) => (
      <FreshProofPage frame={frame} {...fresh} passkey={passkey('get')} passwordAction="/account/prove" />
    ),
    password: (frame) => (
      <FreshProofPage frame={frame} {...fresh} passwordAction="/account/prove" problem="refused" />
    ),
    passkey: (frame) => (
      <FreshProofPage frame={frame} {...fresh} passkey={passkey('get')} problem="passkey_failed" />
    ),
    'no-passkeys': (frame) =>
      withoutPasskeys(
        <FreshProofPage frame={frame} {...fresh} passkey={passkey('get')} passwordAction="/account/prove" />,
      ),
  },
  password: {
    change: (frame) => <PasswordPage frame={frame} {...fresh} action="/account/password" hasPassword />,
    personal: (frame) => (
      <PasswordPage
        frame={frame}
        {...fresh}
        action="/account/password"
        hasPassword={false}
        problem="password_too_personal"
      />
    ),
  },
  'add-passkey': {
    first: (frame) => (
      <AddPasskeyPage frame={frame} sealed={sealed} passkey={passkey('create')} cancelHref="/account" />
    ),
    'no-passkeys': (frame) =>
      withoutPasskeys(
        <AddPasskeyPage frame={frame} sealed={sealed} passkey={passkey('create')} cancelHref="/account" />,
      ),
  },
  confirm: {
    passkey: (frame) => (
      <ConfirmPage frame={frame} {...confirm} confirmation={{ kind: 'remove_passkey', what: 'Pixel 8' }} />
    ),
    password: (frame) => (
      <ConfirmPage frame={frame} {...confirm} confirmation={{ kind: 'remove_password' }} />
    ),
    session: (frame) => (
      <ConfirmPage
        frame={frame}
        {...confirm}
        confirmation={{ kind: 'end_session', what: 'Safari on iPad' }}
      />
    ),
    others: (frame) => <ConfirmPage frame={frame} {...confirm} confirmation={{ kind: 'end_others' }} />,
    email: (frame) => (
      <ConfirmPage frame={frame} {...confirm} confirmation={{ kind: 'remove_email', what: address }} />
    ),
    disconnect: (frame) => (
      <ConfirmPage
        frame={frame}
        {...confirm}
        confirmation={{ kind: 'disconnect', what: 'Roastery Rewards' }}
      />
    ),
  },
  message: Object.fromEntries(
    MESSAGES.map((kind): [string, Render] => [
      kind,
      (frame) => (
        <MessagePage
          frame={frame}
          kind={kind}
          reference="K7QX2-M9DTR"
          onward={kind === 'bad_request' ? { href: '/', app: 'Roastery Rewards' } : { href: '/' }}
          waitSeconds={kind === 'too_many' ? 60 : undefined}
        />
      ),
    ]),
  ),
}

export const NORTHWIND: Theme = { brandName: 'Northwind Coffee', colour: '#0f6b57' }

export function galleryFrame(tag: LocaleTag, theme: Theme = NORTHWIND): Frame {
  const say = speaker(tag)
  const languages: LanguageSwitch = {
    spoken: LOCALES[tag],
    others: Object.values(LOCALES).filter((locale) => locale.isOffered && locale.tag !== tag),
    again: (other) => `?locale=${other}`,
  }
  const corner = {
    name: theme.brandName,
    homepage: '/home',
    termsUri: '/terms',
    policyUri: '/privacy',
    supportUri: '/support',
  }
  return {
    say,
    theme,
    app: theme.brandName,
    nonce: '0'.repeat(32),
    foot: { languages, corner: cornerOf(say, corner) },
  }
}

/** Pages that are shown in answer to a post, or carry what a post would lose: their switch is a form. */
const POSTED: readonly string[] = ['code', 'way-in', 'fresh-proof', 'password', 'add-passkey', 'confirm']

/** Pages of the deployment itself, whoever sent the person: no application's links stand under them. */
const OWN: readonly string[] = [
  'account',
  'activity',
  'add-passkey',
  'confirm',
  'email',
  'fresh-proof',
  'front',
  'password',
  'profile',
  'rename',
  'undo',
  'unlock',
]

function framed(page: string, tag: LocaleTag, theme?: Theme): Frame {
  const drawn = galleryFrame(tag, theme)
  const frame = OWN.includes(page) ? { ...drawn, foot: { ...drawn.foot, corner: [] } } : drawn
  const { languages } = frame.foot
  if (!languages || !POSTED.includes(page)) return frame
  return {
    ...frame,
    foot: { ...frame.foot, languages: { ...languages, again: { action: '/', fields: sealed } } },
  }
}

export interface GalleryPage {
  readonly page: string
  /** `page.state` */
  readonly name: string
  readonly html: string
}

/** Vitest empties imported style sheets; the gallery shows, and weighs, what is served. */
const sheet = (name: string): string => readFileSync(resolve(SOURCES, 'pages', name), 'utf8')
const css = squeezedSheet(...['form', 'content', 'consent', 'page'].map((name) => sheet(`${name}.css`)))
const styled = (html: string): string =>
  html.includes(css) ? html : html.replace('</style>', () => `${css}</style>`)

/** Everything in one language. */
export const galleryPages = (tag: LocaleTag, theme?: Theme): readonly GalleryPage[] =>
  Object.entries(GALLERY).flatMap(([page, states]) =>
    Object.entries(states).map(([state, render]) => ({
      page,
      name: `${page}.${state}`,
      html: styled(String(render(framed(page, tag, theme)))),
    })),
  )

/** Writes all pages × states × languages × schemes into `folder`, with an index to flip through. */
export async function writeGallery(folder: string): Promise<number> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const files = LOCALE_TAGS.flatMap((tag) =>
    galleryPages(tag).flatMap(({ name, html }) => [
      {
        file: `${name}.${tag}.light.html`,
        html: html.replace('@media (prefers-color-scheme:dark)', '@media not all'),
      },
      {
        file: `${name}.${tag}.dark.html`,
        html: html.replace('@media (prefers-color-scheme:dark)', '@media all'),
      },
    ]),
  )
  await Promise.all(files.map(({ file, html }) => writeFile(join(folder, file), html)))
  await writeFile(join(folder, 'index.html'), indexOf(files.map(({ file }) => file)))
  return files.length
}

const indexOf = (
  files: readonly string[],
): string => `<!doctype html><meta charset="utf-8"><title>Gallery</title>
<style>body{font:14px system-ui;margin:2rem;background:#ddd}figure{display:inline-block;margin:.5rem}iframe{border:0;background:#fff}</style>
<h1>${files.length} pages</h1>
${files.map((file) => `<figure><figcaption><a href="${file}">${file}</a></figcaption><iframe loading="lazy" src="${file}" width="320" height="640"></iframe></figure>`).join('\n')}`
