/**
 * English, the account page, its confirmations and the fresh proof before a sensitive change.
 * Each section opens with a plain sentence of state (PAGES.md, Account page).
 */
export const account = {
  // Browser tab title and heading
  'account.title': 'Your account',
  // Section heading
  'account.you': 'You',
  // Row label
  'account.you.name': 'Name',
  // Row label
  'account.you.email': 'E-mail',
  // Row label; followed by a region’s name
  'account.you.region': 'Your data is stored in',
  // Section heading
  'account.ways': 'Ways to sign in',
  // Sentence of state, for example: 2 passkeys, 1 password.
  'account.ways.state':
    '{passkeys, plural, =0 {No passkey yet} one {# passkey} other {# passkeys}}, {passwords, plural, =0 {no password} one {# password} other {# passwords}}.',
  // Why a remove button is missing
  'account.ways.last': 'Your last way in can’t be removed. Add another first.',
  // Name of a passkey that has none
  'account.passkey.unnamed': 'Passkey',
  // {when} is a date
  'account.passkey.added': 'Added {when}',
  // Button
  'account.passkey.add': 'Add a passkey',
  // Row name
  'account.password': 'Password',
  // {when} is a date
  'account.password.set_on': 'Set {when}',
  // Link: there is none yet
  'account.password.set': 'Set a password',
  // Link in the password row
  'account.password.change': 'Change',
  // Page title
  'account.password.change_title': 'Change password',
  // Main button
  'account.password.save': 'Save password',
  // What saving a new password does
  'account.password.ends': 'You’ll be signed out everywhere else.',
  // Button in a row
  'account.remove': 'Remove',
  // Section heading
  'account.sessions': 'Where you are signed in',
  // Sentence of state; one means only this browser
  'account.sessions.state': '{count, plural, one {Only here.} other {In # places.}}',
  // Badge on the session of this page
  'account.session.here': 'This browser',
  // {when} is a relative time like “2 days ago”
  'account.session.since': 'Signed in {when}',
  // When the browser did not say
  'account.session.device': 'Unknown device',
  // Button in a row
  'account.session.end': 'Sign out',
  // Button: this browser
  'account.sign_out': 'Sign out',
  // Button
  'account.sign_out_others': 'Sign out everywhere else',
  // Notice after a change
  'account.done.passkey_added': 'Your passkey is ready.',
  // Notice after a change
  'account.done.passkey_removed': 'That passkey no longer works here.',
  // Notice after a change
  'account.done.password_set': 'Your password is set.',
  // Notice after a change
  'account.done.password_removed': 'Your password is removed.',
  // Notice after a change
  'account.done.session_ended': 'That session is ended.',
  // Notice after a change
  'account.done.others_ended': 'You’re signed out everywhere else.',
  // Error: the list was changed in another window
  'account.problem.changed': 'Something changed meanwhile. Look again and retry.',
  // Error
  'account.problem.last_way_in': 'That is your last way in, so it stays.',
  // Heading; {what} is the passkey’s name
  'confirm.remove_passkey': 'Remove {what}?',
  // What changes
  'confirm.remove_passkey.body':
    'You won’t be able to sign in with it any more. Delete it on your device too, so that it isn’t offered again.',
  // Heading
  'confirm.remove_password': 'Remove your password?',
  // What changes
  'confirm.remove_password.body': 'From then on you sign in with a passkey only.',
  // Heading; {what} is a device
  'confirm.end_session': 'Sign out on {what}?',
  // What changes
  'confirm.end_session.body': 'Whoever uses it will have to sign in again.',
  // Heading
  'confirm.end_others': 'Sign out everywhere else?',
  // What changes
  'confirm.end_others.body':
    'All other browsers, and applications that stayed connected, will have to sign in again.',
  // Link that changes nothing
  'confirm.cancel': 'Keep it as it is',
  // Browser tab title and heading
  'fresh.title': 'Confirm it’s you',
  // Under the heading
  'fresh.lead': 'This protects your account. We ask before a change like this one.',
  // {account} is the person’s e-mail address
  'fresh.as': 'Signed in as {account}.',
  // Error: the password was refused
  'fresh.wrong': 'That didn’t work. Try again.',
  // Main button
  'fresh.button': 'Confirm',
} as const satisfies Record<string, string>
