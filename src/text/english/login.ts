/**
 * English, the way in: sign-in, sign-up, codes, choosing a way in, recovery, unlocking a browser.
 * No sentence here tells whether an account exists (rules C3, C4; PAGES.md, Words).
 */
import type { Sentence } from '../sentence.ts'

export const login = {
  'sign_in.title': { text: 'Sign in', note: 'Browser tab title' },
  'sign_in.heading': { text: 'Sign in to {app}', note: '{app} is the application’s name' },
  'sign_in.button': { text: 'Sign in', note: 'Main button' },
  'sign_in.or': { text: 'or', note: 'Between two ways to sign in' },
  'sign_in.no_match': {
    text: 'That e-mail and password don’t match.',
    note: 'Error, one sentence for every failure; never say which of the two is wrong',
  },
  'sign_in.forgot': { text: 'Can’t sign in?', note: 'Link to recovery' },
  'sign_in.new_here': { text: 'New here?', note: 'Before the link Create an account' },
  'sign_in.create': { text: 'Create an account', note: 'Link to sign-up' },
  'sign_in.restarted': {
    text: 'That page was open for a while, so we started again. Nothing was lost.',
    note: 'Notice on the sign-in page after an old page was sent',
  },
  'sign_up.title': { text: 'Create your account', note: 'Browser tab title' },
  'sign_up.heading': { text: 'Create your {app} account', note: '{app} is the application’s name' },
  'sign_up.next': { text: 'We’ll e-mail you a six-digit code.', note: 'What happens after the button' },
  'sign_up.have_one': { text: 'Already have an account?', note: 'Before the link Sign in' },
  'sign_up.sign_in': { text: 'Sign in', note: 'Link' },
  'sign_up.waiting': {
    text: 'New accounts have to wait a moment: one of our regions can’t be reached. Try again in a minute.',
    note: 'Error on the form while a region is out',
  },
  'code.title': { text: 'Enter your code', note: 'Browser tab title' },
  'code.heading': { text: 'Check your e-mail', note: 'Heading of the page that asks for the code' },
  'code.sent.sign_up': {
    text: 'We sent a six-digit code to {address}.',
    note: 'Sign-up; {address} is what the person typed',
  },
  'code.sent.recovery': {
    text: 'If there is an account for {address}, we have sent it a six-digit code.',
    note: 'Recovery; must not say whether the account exists',
  },
  'code.field': { text: 'Six-digit code', note: 'Field label' },
  'code.lives': {
    text: 'It works for {minutes, plural, one {# minute} other {# minutes}}.',
    note: 'Hint under the code field',
  },
  'code.missing': { text: 'Enter the six digits from the e-mail.', note: 'Error: empty, or not six digits' },
  'code.wrong': {
    text: 'That code doesn’t work. Enter it again, or ask for a new one.',
    note: 'Error, one sentence for every failing code',
  },
  'code.nothing': { text: 'No e-mail? Look in spam, or', note: 'Followed by the button “send a new code”' },
  'code.again': { text: 'send a new code', note: 'Button, inside the sentence before' },
  'code.sent_again': { text: 'We sent a new code. The one before no longer works.', note: 'Notice' },
  'code.region_silent': {
    text: 'One of our regions is unreachable. If no mail comes, try again in a few minutes.',
    note: 'Notice shown to everyone while a region is out',
  },
  'code.other_address': { text: 'Use another address', note: 'Link back to the form' },
  'way_in.heading.sign_up': {
    text: 'How would you like to sign in?',
    note: 'After the code, at sign-up; also the browser tab’s title',
  },
  'way_in.heading.recovery': {
    text: 'Add a new way to sign in',
    note: 'After the code, at recovery; also the browser tab’s title',
  },
  'way_in.passkey_why': {
    text: 'Quick, and nothing to remember or to steal.',
    note: 'Why a passkey is worth it; follows passkey.what',
  },
  'way_in.use_password': { text: 'Use a password instead', note: 'Opens the password form' },
  'way_in.set_password': { text: 'Use this password', note: 'Button of the password form' },
  'way_in.keep_sessions': {
    text: 'Stay signed in on my other devices',
    note: 'Tick-box at recovery; unticked means all other sessions end',
  },
  'way_in.keep_sessions.hint': {
    text: 'Leave this empty if somebody else may have had access.',
    note: 'Hint under the tick-box',
  },
  'recovery.title': { text: 'Get back in', note: 'Browser tab title' },
  'recovery.heading': { text: 'Get back into your account', note: 'Heading' },
  'recovery.lead': {
    text: 'We’ll e-mail you a six-digit code. With it you can add a new passkey or password.',
    note: 'What happens after the button',
  },
  'recovery.button': { text: 'Send me a code', note: 'Main button' },
  'recovery.back': { text: 'Back to sign in', note: 'Link' },
  'unlock.title': { text: 'Unlock this browser', note: 'Browser tab title' },
  'unlock.heading': {
    text: 'Is this your browser?',
    note: 'Heading of the page behind the link in the mail',
  },
  'unlock.lead': {
    text: 'Somebody guessed at your password, so we slowed sign-in down. Press the button and this browser can sign in at once.',
    note: 'Explains what the button does',
  },
  'unlock.shared': { text: 'Don’t do this on a shared computer.', note: 'Warning under the explanation' },
  'unlock.button': { text: 'Unlock this browser', note: 'Main button' },
  'unlock.done.heading': { text: 'This browser is unlocked', note: 'Heading after the button' },
  'unlock.done.lead': { text: 'You can sign in now.', note: 'Under that heading' },
  'unlock.done.sign_in': { text: 'Sign in', note: 'Button' },
} as const satisfies Record<string, Sentence>
