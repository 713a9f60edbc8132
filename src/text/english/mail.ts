/**
 * English, our mails: the subject says it all, the body what happened, when and from where, and what to do (PAGES.md, Mail).
 * Ids are `mail.<kind>.subject` and `mail.<kind>.<line>`; the kinds stand in text/mail.ts.
 */
export const mail = {
  // When and from where, for example: 3 May at 14:32 UTC, Chrome on Android, Lisbon area
  'mail.asked':
    '{known, select, both {{when}, {device}, {place} area} device {{when}, {device}} place {{when}, {place} area} other {{when}}}',
  // Under a code; {asked} is mail.asked
  'mail.asked_for': 'Asked for: {asked}.',
  // Under a notice; {asked} is mail.asked
  'mail.happened': 'When: {asked}.',
  // At the end of a mail with a code
  'mail.not_you.code':
    'Didn’t ask for this? You can ignore it: nobody gets in without the code. Never tell it to anyone.',
  // At the end of a mail about a change; a link follows
  'mail.not_you.change': 'Wasn’t it you? Get back into your account and sign out everywhere else.',
  // Link
  'mail.button.account': 'Look at your account',
  // Link
  'mail.button.sign_in': 'Sign in',
  // Link to recovery
  'mail.button.recover': 'Get back in',
  // Link
  'mail.button.unlock': 'Unlock my browser',
  // Link that takes a change of address back
  'mail.button.undo': 'Undo this change',
  // Subject
  'mail.sign_up_code.subject': '{code} is your {app} code',
  // Before the code
  'mail.sign_up_code.lead': 'Enter this code to create your {app} account:',
  // After the code
  'mail.code_lives': 'It works for {minutes, plural, one {# minute} other {# minutes}}.',
  // Subject
  'mail.already_have_account.subject': 'You already have a {app} account',
  // First line
  'mail.already_have_account.lead':
    'Somebody, probably you, tried to create a {app} account with this address. You already have one, so there is no code to enter.',
  // What to do
  'mail.already_have_account.next': 'Sign in instead. If you can’t, the sign-in page helps you get back in.',
  // Last line
  'mail.already_have_account.not_you': 'Wasn’t it you? You can ignore this: nothing has changed.',
  // Subject
  'mail.recovery_code.subject': '{code} is your {app} recovery code',
  // Before the code
  'mail.recovery_code.lead': 'Enter this code to get back into your {app} account:',
  // Subject
  'mail.password_changed.subject': 'Your {app} password was changed',
  // First line
  'mail.password_changed.lead':
    'The password of your {app} account was changed, and all other browsers were signed out.',
  // Subject
  'mail.way_in_added.subject':
    '{way, select, passkey {A passkey was added to {app}} other {A password was added to {app}}}',
  // First line
  'mail.way_in_added.lead':
    '{way, select, passkey {A new passkey can now sign in to your {app} account.} other {A password can now sign in to your {app} account.}}',
  // Subject
  'mail.way_in_removed.subject':
    '{way, select, passkey {A passkey was removed from {app}} other {Your password was removed from {app}}}',
  // First line
  'mail.way_in_removed.lead':
    '{way, select, passkey {A passkey can no longer sign in to your {app} account.} other {Your password can no longer sign in to your {app} account.}}',
  // Subject
  'mail.recovery_done.subject': 'Your {app} account was recovered',
  // First line
  'mail.recovery_done.lead':
    'Somebody with a code from your e-mail added a new way to sign in to your {app} account.',
  // Second line
  'mail.recovery_done.sessions':
    '{kept, select, yes {Other browsers stayed signed in.} other {All other browsers were signed out.}}',
  // Subject
  'mail.account_paused.subject': 'Sign-in to {app} is slowed down',
  // First line
  'mail.account_paused.lead':
    'There were many wrong tries at your {app} account, so password sign-in pauses for a while on browsers we don’t know.',
  // Before the link
  'mail.account_paused.next':
    'Your passkeys still work, and so do browsers that you used before. To sign in with a password now, open this link in the browser you want to use:',
  // Last line
  'mail.account_paused.not_you': 'Weren’t those tries yours? You need not do anything: none of them got in.',
  // Subject
  'mail.new_sign_in.subject': 'New sign-in to {app}',
  // First line
  'mail.new_sign_in.lead':
    'Somebody, probably you, signed in to your {app} account on a browser that we didn’t know yet.',
  // Subject
  'mail.identifier_code.subject': '{code} is your {app} code',
  // Before the code
  'mail.identifier_code.lead': 'Enter this code to use this address for your {app} account:',
  // Subject; goes to an address that no longer belongs to the account
  'mail.address_given_up.subject': 'This address was taken off your {app} account',
  // First line
  'mail.address_given_up.lead':
    'This e-mail address no longer belongs to your {app} account: it was changed or removed.',
  // Before the link; {date} is a day
  'mail.address_given_up.undo':
    'If that wasn’t you, undo it until {date}. The address is yours again, everybody is signed out, and passkeys and passwords added since then or shortly before are removed.',
  // Last line
  'mail.address_given_up.meant': 'If it was you, there is nothing to do.',
  // Subject
  'mail.account_changed.subject': 'Your {app} account was changed',
  // What happened: name or language
  'mail.account_changed.profile': 'The name or the language of your {app} account was changed.',
  // What happened
  'mail.account_changed.passkey_name': 'A passkey of your {app} account was given another name.',
  // What happened; goes to the new address and to the others
  'mail.account_changed.address': 'An e-mail address of your {app} account was changed.',
  // What happened
  'mail.account_changed.address_added': 'An e-mail address was added to your {app} account.',
  // What happened
  'mail.account_changed.address_removed': 'An e-mail address was removed from your {app} account.',
  // What happened after an undo
  'mail.account_changed.address_restored':
    'A change of your {app} account’s e-mail address was undone. Everybody was signed out, and addresses, passkeys and passwords added since that change or shortly before it were removed.',
  // What happened; the main address is where codes go
  'mail.account_changed.primary_address': 'Another e-mail address of your {app} account is the main one now.',
  // What happened
  'mail.account_changed.session': 'A browser was signed out of your {app} account from the account page.',
  // What happened
  'mail.account_changed.sessions': 'All other browsers were signed out of your {app} account.',
  // What happened
  'mail.account_changed.application': 'An application was disconnected from your {app} account.',
  // Subject; {client} is an application
  'mail.refresh_theft.subject': 'We ended a {client} connection',
  // First line
  'mail.refresh_theft.lead':
    'A key that keeps {client} connected to your {app} account was used twice, which can mean that it was copied. We ended that connection; sign in to {client} again.',
} as const satisfies Record<string, string>
