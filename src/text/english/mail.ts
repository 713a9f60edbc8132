/**
 * English, our mails: the subject says it all, the body what happened, when and from where, and what to do (PAGES.md, Mail).
 * Ids are `mail.<kind>.subject` and `mail.<kind>.<line>`; the kinds stand in text/mail.ts.
 */
import type { Sentence } from '../sentence.ts'

export const mail = {
  'mail.asked': {
    text: '{known, select, both {{when}, {device}, {place} area} device {{when}, {device}} place {{when}, {place} area} other {{when}}}',
    note: 'When and from where, for example: 3 May at 14:32 UTC, Chrome on Android, Lisbon area',
  },
  'mail.asked_for': { text: 'Asked for: {asked}.', note: 'Under a code; {asked} is mail.asked' },
  'mail.happened': { text: 'When: {asked}.', note: 'Under a notice; {asked} is mail.asked' },
  'mail.not_you.code': {
    text: 'Didn’t ask for this? You can ignore it: nobody gets in without the code. Never tell it to anyone.',
    note: 'At the end of a mail with a code',
  },
  'mail.not_you.change': {
    text: 'Wasn’t it you? Get back into your account and sign out everywhere else.',
    note: 'At the end of a mail about a change; a link follows',
  },
  'mail.button.account': { text: 'Look at your account', note: 'Link' },
  'mail.button.sign_in': { text: 'Sign in', note: 'Link' },
  'mail.button.recover': { text: 'Get back in', note: 'Link to recovery' },
  'mail.button.unlock': { text: 'Unlock my browser', note: 'Link' },
  'mail.sign_up_code.subject': { text: '{code} is your {app} code', note: 'Subject' },
  'mail.sign_up_code.lead': {
    text: 'Enter this code to create your {app} account:',
    note: 'Before the code',
  },
  'mail.code_lives': {
    text: 'It works for {minutes, plural, one {# minute} other {# minutes}}.',
    note: 'After the code',
  },
  'mail.already_have_account.subject': { text: 'You already have a {app} account', note: 'Subject' },
  'mail.already_have_account.lead': {
    text: 'Somebody, probably you, tried to create a {app} account with this address. You already have one, so there is no code to enter.',
    note: 'First line',
  },
  'mail.already_have_account.next': {
    text: 'Sign in instead. If you can’t, the sign-in page helps you get back in.',
    note: 'What to do',
  },
  'mail.already_have_account.not_you': {
    text: 'Wasn’t it you? You can ignore this: nothing has changed.',
    note: 'Last line',
  },
  'mail.recovery_code.subject': { text: '{code} is your {app} recovery code', note: 'Subject' },
  'mail.recovery_code.lead': {
    text: 'Enter this code to get back into your {app} account:',
    note: 'Before the code',
  },
  'mail.password_changed.subject': { text: 'Your {app} password was changed', note: 'Subject' },
  'mail.password_changed.lead': {
    text: 'The password of your {app} account was changed, and all other browsers were signed out.',
    note: 'First line',
  },
  'mail.way_in_added.subject': {
    text: '{way, select, passkey {A passkey was added to {app}} other {A password was added to {app}}}',
    note: 'Subject',
  },
  'mail.way_in_added.lead': {
    text: '{way, select, passkey {A new passkey can now sign in to your {app} account.} other {A password can now sign in to your {app} account.}}',
    note: 'First line',
  },
  'mail.way_in_removed.subject': {
    text: '{way, select, passkey {A passkey was removed from {app}} other {Your password was removed from {app}}}',
    note: 'Subject',
  },
  'mail.way_in_removed.lead': {
    text: '{way, select, passkey {A passkey can no longer sign in to your {app} account.} other {Your password can no longer sign in to your {app} account.}}',
    note: 'First line',
  },
  'mail.recovery_done.subject': { text: 'Your {app} account was recovered', note: 'Subject' },
  'mail.recovery_done.lead': {
    text: 'Somebody with a code from your e-mail added a new way to sign in to your {app} account.',
    note: 'First line',
  },
  'mail.recovery_done.sessions': {
    text: '{kept, select, yes {Other browsers stayed signed in.} other {All other browsers were signed out.}}',
    note: 'Second line',
  },
  'mail.account_paused.subject': { text: 'Sign-in to {app} is slowed down', note: 'Subject' },
  'mail.account_paused.lead': {
    text: 'There were many wrong tries at your {app} account, so password sign-in pauses for a while on browsers we don’t know.',
    note: 'First line',
  },
  'mail.account_paused.next': {
    text: 'Your passkeys still work, and so do browsers that you used before. To sign in with a password now, open this link in the browser you want to use:',
    note: 'Before the link',
  },
  'mail.account_paused.not_you': {
    text: 'Weren’t those tries yours? You need not do anything: none of them got in.',
    note: 'Last line',
  },
  'mail.refresh_theft.subject': {
    text: 'We ended a {client} connection',
    note: 'Subject; {client} is an application',
  },
  'mail.refresh_theft.lead': {
    text: 'A key that keeps {client} connected to your {app} account was used twice, which can mean that it was copied. We ended that connection; sign in to {client} again.',
    note: 'First line',
  },
} as const satisfies Record<string, Sentence>
