/**
 * English, the account page, its confirmations and the fresh proof before a sensitive change.
 * Each section opens with a plain sentence of state (PAGES.md, Account page).
 */
import type { Sentence } from '../sentence.ts'

export const account = {
  'account.title': { text: 'Your account', note: 'Browser tab title and heading' },
  'account.you': { text: 'You', note: 'Section heading' },
  'account.you.name': { text: 'Name', note: 'Row label' },
  'account.you.email': { text: 'E-mail', note: 'Row label' },
  'account.you.region': { text: 'Your data is stored in', note: 'Row label; followed by a region’s name' },
  'account.ways': { text: 'Ways to sign in', note: 'Section heading' },
  'account.ways.state': {
    text: '{passkeys, plural, =0 {No passkey yet} one {# passkey} other {# passkeys}}, {passwords, plural, =0 {no password} other {# password}}.',
    note: 'Sentence of state, for example: 2 passkeys, 1 password.',
  },
  'account.ways.last': {
    text: 'Your last way in can’t be removed. Add another first.',
    note: 'Why a remove button is missing',
  },
  'account.passkey.unnamed': { text: 'Passkey', note: 'Name of a passkey that has none' },
  'account.passkey.added': { text: 'Added {when}', note: '{when} is a date' },
  'account.passkey.add': { text: 'Add a passkey', note: 'Button' },
  'account.password': { text: 'Password', note: 'Row name' },
  'account.password.set_on': { text: 'Set {when}', note: '{when} is a date' },
  'account.password.set': { text: 'Set a password', note: 'Link: there is none yet' },
  'account.password.change': { text: 'Change', note: 'Link in the password row' },
  'account.password.change_title': { text: 'Change password', note: 'Page title' },
  'account.password.save': { text: 'Save password', note: 'Main button' },
  'account.password.ends': {
    text: 'You’ll be signed out everywhere else.',
    note: 'What saving a new password does',
  },
  'account.remove': { text: 'Remove', note: 'Button in a row' },
  'account.sessions': { text: 'Where you are signed in', note: 'Section heading' },
  'account.sessions.state': {
    text: '{count, plural, one {Only here.} other {In # places.}}',
    note: 'Sentence of state; one means only this browser',
  },
  'account.session.here': { text: 'This browser', note: 'Badge on the session of this page' },
  'account.session.since': { text: 'Signed in {when}', note: '{when} is a relative time like “2 days ago”' },
  'account.session.device': { text: 'Unknown device', note: 'When the browser did not say' },
  'account.session.end': { text: 'Sign out', note: 'Button in a row' },
  'account.sign_out': { text: 'Sign out', note: 'Button: this browser' },
  'account.sign_out_others': { text: 'Sign out everywhere else', note: 'Button' },
  'account.done.passkey_added': { text: 'Your passkey is ready.', note: 'Notice after a change' },
  'account.done.passkey_removed': {
    text: 'That passkey no longer works here.',
    note: 'Notice after a change',
  },
  'account.done.password_set': { text: 'Your password is set.', note: 'Notice after a change' },
  'account.done.password_removed': { text: 'Your password is removed.', note: 'Notice after a change' },
  'account.done.session_ended': { text: 'That session is ended.', note: 'Notice after a change' },
  'account.done.others_ended': { text: 'You’re signed out everywhere else.', note: 'Notice after a change' },
  'account.problem.changed': {
    text: 'Something changed meanwhile. Look again and retry.',
    note: 'Error: the list was changed in another window',
  },
  'account.problem.last_way_in': { text: 'That is your last way in, so it stays.', note: 'Error' },
  'confirm.remove_passkey': { text: 'Remove {what}?', note: 'Heading; {what} is the passkey’s name' },
  'confirm.remove_passkey.body': {
    text: 'You won’t be able to sign in with it any more. Delete it on your device too, so that it isn’t offered again.',
    note: 'What changes',
  },
  'confirm.remove_password': { text: 'Remove your password?', note: 'Heading' },
  'confirm.remove_password.body': {
    text: 'From then on you sign in with a passkey only.',
    note: 'What changes',
  },
  'confirm.end_session': { text: 'Sign out on {what}?', note: 'Heading; {what} is a device' },
  'confirm.end_session.body': { text: 'Whoever uses it will have to sign in again.', note: 'What changes' },
  'confirm.end_others': { text: 'Sign out everywhere else?', note: 'Heading' },
  'confirm.end_others.body': {
    text: 'All other browsers, and applications that stayed connected, will have to sign in again.',
    note: 'What changes',
  },
  'confirm.cancel': { text: 'Keep it as it is', note: 'Link that changes nothing' },
  'fresh.title': { text: 'Confirm it’s you', note: 'Browser tab title and heading' },
  'fresh.lead': {
    text: 'This protects your account. We ask before a change like this one.',
    note: 'Under the heading',
  },
  'fresh.as': { text: 'Signed in as {account}.', note: '{account} is the person’s e-mail address' },
  'fresh.wrong': { text: 'That didn’t work. Try again.', note: 'Error: the password was refused' },
  'fresh.button': { text: 'Confirm', note: 'Main button' },
} as const satisfies Record<string, Sentence>
