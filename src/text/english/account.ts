/**
 * English, the account page, its confirmations and the fresh proof before a sensitive change.
 * Each section opens with a plain sentence of state (PAGES.md, Account page).
 */
export const account = {
  // Browser tab title and heading
  'account.title': 'Your account',
  // Section heading
  'account.you': 'You',
  // Sentence of state, under the heading You
  'account.you.state': '{count, plural, one {# e-mail address.} other {# e-mail addresses.}}',
  // {language} is a language’s own name
  'account.you.language': 'Language: {language}',
  // No language was chosen
  'account.you.language.browser': 'Language: as your browser says',
  // Link to the page that changes name and language
  'account.you.edit': 'Edit',
  // Page title and heading
  'account.profile.title': 'Name and language',
  // Label of the list of languages
  'account.profile.language': 'Language of pages and e-mails',
  // First entry of that list
  'account.profile.language.browser': 'As my browser says',
  // Error
  'account.profile.language.unknown': 'Choose one of the languages in the list.',
  // Main button of a form that changes a name
  'account.save': 'Save',
  // Heading above the list of addresses
  'account.emails': 'E-mail addresses',
  // Badge on the address that codes and notices go to
  'account.email.primary': 'Main',
  // {when} is a date: the person proved the address then
  'account.email.since': 'Confirmed {when}',
  // An address that no longer belongs to the account; {when} is a date
  'account.email.held': 'You gave up {address}. The link we e-mailed there brings it back until {when}.',
  // Link, page title and heading
  'account.email.add': 'Add an e-mail address',
  // Link in the row of the main address
  'account.email.change': 'Change',
  // Page title and heading
  'account.email.change_title': 'Change e-mail address',
  // Under that heading; {address} is the one of now
  'account.email.change_lead':
    'The new address takes the place of {address}. We’ll e-mail it a six-digit code.',
  // Field label
  'account.email.new': 'New e-mail address',
  // Button in a row: codes and notices will go there
  'account.email.make_primary': 'Make main',
  // Error: the person has this address already
  'account.email.known': 'That address is on your account already.',
  // Error, after the code was right: somebody else has this address
  'account.email.taken': 'That address belongs to another account. Use a different one.',
  // Error: too many codes asked for in a day
  'account.email.too_many': 'We’ve sent as many codes as we send in a day. Try again tomorrow.',
  // Error: the account holds as many addresses as it may
  'account.email.full': 'Your account holds as many addresses as it can. Remove one first.',
  // Section heading
  'account.ways': 'Ways to sign in',
  // Sentence of state, for example: 2 passkeys, 1 password.
  'account.ways.state':
    '{passkeys, plural, =0 {No passkey yet} one {# passkey} other {# passkeys}}, {passwords, plural, =0 {no password} one {# password} other {# passwords}}.',
  // How the person would get back in; {address} is the main e-mail address
  'account.ways.recovery': 'If you can’t sign in any more, a code to {address} lets you back in.',
  // Where there is one way in: why its remove button is missing, and what to do
  'account.ways.last': 'Add a second way in to be safe: your last one can’t be removed.',
  // Name of a passkey that has none
  'account.passkey.unnamed': 'Passkey',
  // {when} is a date
  'account.passkey.added': 'Added {when}',
  // {when} is a date
  'account.passkey.used': 'Last used {when}',
  // {when} is a date, {place} a city or a country
  'account.passkey.used_at': 'Last used {when}, {place}',
  // Button in a row
  'account.passkey.rename': 'Rename',
  // Page title and heading
  'account.passkey.rename_title': 'Name your passkey',
  // Field label
  'account.passkey.name': 'Name of the passkey',
  // Hint under that label
  'account.passkey.name.hint': 'Something you’ll recognise, like the device it is on.',
  // Button
  'account.passkey.add': 'Add a passkey',
  // Error: field left empty
  'account.passkey.name.missing': 'Enter a name for it.',
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
  // Under the list, which shows the newest
  'account.sessions.more':
    '{count, plural, one {And # place more, signed in longer ago.} other {And # places more, signed in longer ago.}}',
  // Badge on the session of this page
  'account.session.here': 'This browser',
  // {when} is a relative time like “2 days ago”
  'account.session.since': 'Signed in {when}',
  // When the browser did not say
  'account.session.device': 'Unknown device',
  // Button in a row
  'account.session.end': 'Sign out',
  // Section heading
  'account.apps': 'Applications',
  // Sentence of state
  'account.apps.state':
    '{count, plural, =0 {No application is connected.} one {# application is connected.} other {# applications are connected.}}',
  // {when} is a date
  'account.app.since': 'Connected {when}',
  // Button in a row
  'account.app.disconnect': 'Disconnect',
  // Section heading
  'account.data': 'Privacy and data',
  // Where the data lives; the platform enforces the jurisdiction
  'account.data.eu.jurisdiction': 'Stored in the European Union, and guaranteed to stay there.',
  // Where the data lives; only a placement hint
  'account.data.eu.hint':
    'Stored in the European Union. We ask for it to stay there, but that isn’t guaranteed.',
  // Where the data lives; the platform enforces the jurisdiction
  'account.data.us.jurisdiction': 'Stored in the United States, and guaranteed to stay there.',
  // Where the data lives; only a placement hint
  'account.data.us.hint':
    'Stored in the United States. We ask for it to stay there, but that isn’t guaranteed.',
  // Where the data lives; the platform enforces the jurisdiction
  'account.data.ap.jurisdiction': 'Stored in Asia-Pacific, and guaranteed to stay there.',
  // Where the data lives; only a placement hint
  'account.data.ap.hint': 'Stored in Asia-Pacific. We ask for it to stay there, but that isn’t guaranteed.',
  // How it is protected
  'account.data.key':
    'Your name, addresses, devices and places are encrypted with a key that is yours alone, so a stolen copy of the database doesn’t say who you are.',
  // How it travels
  'account.data.way': 'Pages reach you by way of a data centre near you. Nothing about you is kept there.',
  // Who sees it
  'account.data.apps': 'Applications see only what is listed above.',
  // Link to the page Recent activity
  'account.data.activity': 'See recent activity',
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
  // Notice after a change of name or language
  'account.done.profile_saved': 'Saved.',
  // Notice after a change
  'account.done.email_added': 'Your new address is confirmed. You can sign in with it.',
  // Notice after a change
  'account.done.email_changed': 'Your address is changed. Sign in with the new one from now on.',
  // Notice after a change
  'account.done.email_removed': 'That address no longer belongs to your account.',
  // Notice after a change
  'account.done.email_primary': 'Codes and notices go to your new main address now.',
  // Notice after a change
  'account.done.passkey_named': 'Your passkey has its new name.',
  // Notice after a change
  'account.done.disconnected': 'That application is disconnected.',
  // Notice after a fresh proof that was asked for by a button in a list
  'account.done.proved': 'Thank you. Now choose again what you want to change.',
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
  // Heading; {what} is an e-mail address
  'confirm.remove_email': 'Remove {what}?',
  // What changes
  'confirm.remove_email.body':
    'You won’t be able to sign in with it any more. For a while, a link that we e-mail to it brings it back.',
  // Heading; {what} is an application’s name
  'confirm.disconnect': 'Disconnect {what}?',
  // What changes
  'confirm.disconnect.body':
    'It can’t see anything new about you, and asks again when you next use it. What it has seen already it may still have.',
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
