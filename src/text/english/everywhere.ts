/**
 * English, the words that stand on many pages: fields, buttons, the foot line, regions.
 * Ids are stable: tests, mails and translations name them.
 */
import type { Sentence } from '../sentence.ts'

export const everywhere = {
  'page.title_with_error': { text: 'Error: {title}', note: 'Browser tab title after a form was refused' },
  'page.title_in_app': { text: '{title} · {app}', note: 'Browser tab title; {app} is the brand’s name' },
  'foot.label': { text: 'About this page', note: 'Read aloud: names the foot line' },
  'foot.privacy': { text: 'Privacy', note: 'Link to the brand’s privacy notice' },
  'field.email': { text: 'E-mail', note: 'Field label' },
  'field.email.missing': { text: 'Enter your e-mail address.', note: 'Error: field left empty' },
  'field.email.malformed': {
    text: 'Enter an e-mail address like name@example.com.',
    note: 'Error: what was typed is no address',
  },
  'field.name': { text: 'Name', note: 'Field label: what we call the person' },
  'field.name.hint': { text: 'What should we call you?', note: 'Hint under the label Name' },
  'field.name.missing': { text: 'Enter your name.', note: 'Error: field left empty' },
  'field.name.long': { text: 'Use a shorter name, up to 100 characters.', note: 'Error' },
  'field.password': { text: 'Password', note: 'Field label' },
  'field.password.missing': { text: 'Enter your password.', note: 'Error: field left empty' },
  'field.new_password': { text: 'New password', note: 'Field label' },
  'field.new_password.hint': {
    text: '15 characters or more. A sentence is fine.',
    note: 'The whole password rule, under the label',
  },
  'field.new_password.missing': { text: 'Choose a password.', note: 'Error: field left empty' },
  'field.new_password.short': { text: 'Use 15 characters or more. A sentence is fine.', note: 'Error' },
  'field.new_password.long': { text: 'Use 256 characters or fewer.', note: 'Error' },
  'field.new_password.common': {
    text: 'Many people use this password, so it is easy to guess. Choose another.',
    note: 'Error: the password is on the list of common ones',
  },
  'field.new_password.personal': {
    text: 'Leave out your name, your e-mail address and the name of this service.',
    note: 'Error: the password is made of words about the person or the brand',
  },
  'field.new_password.progress': {
    text: '{count, plural, one {# more character} other {# more characters}}',
    note: 'Said while typing; how many are still needed',
  },
  'field.new_password.enough': { text: 'Long enough.', note: 'Said while typing, once the rule is met' },
  'field.password.show': { text: 'Show', note: 'Button in the field that shows the password; keep it short' },
  'field.password.hide': { text: 'Hide', note: 'Button in the field that hides the password; keep it short' },
  'button.continue': { text: 'Continue', note: 'Main button' },
  'button.back': { text: 'Go back', note: 'Link or button to the page before' },
  'button.start_again': { text: 'Start again', note: 'Button on the page that says a page has expired' },
  'button.busy': { text: 'One moment…', note: 'On a button while it works' },
  'button.checking': { text: 'Checking…', note: 'On a button while a proof is checked' },
  'passkey.use': { text: 'Continue with a passkey', note: 'Button' },
  'passkey.create': { text: 'Create a passkey', note: 'Button' },
  'passkey.what': {
    text: 'A passkey is your face, fingerprint or screen lock, instead of a password.',
    note: 'One line of help beside the word passkey',
  },
  'passkey.needs_script': {
    text: 'Passkeys need JavaScript, which is off in this browser.',
    note: 'Shown only when scripts are off',
  },
  'passkey.unsupported': {
    text: 'This browser can’t use passkeys. Choose another way below.',
    note: 'Error shown by the page when the browser lacks passkeys',
  },
  'passkey.cancelled': {
    text: 'No passkey was used. Try again, or choose another way.',
    note: 'Error: the person closed the passkey dialog, or it timed out',
  },
  'passkey.failed': {
    text: 'That passkey didn’t work. Try again, or choose another way.',
    note: 'Error: the server refused the passkey',
  },
  'device.name': { text: '{browser} on {system}', note: 'For example: Chrome on Android' },
  'passkey.known': {
    text: 'This device already has a passkey for your account.',
    note: 'Error: the same passkey was offered twice',
  },
  'region.eu': { text: 'European Union', note: 'Name of a storage region in a list' },
  'region.us': { text: 'United States', note: 'Name of a storage region in a list' },
  'region.ap': { text: 'Asia-Pacific', note: 'Name of a storage region in a list' },
  'region.eu.line.jurisdiction': {
    text: 'Your data will be stored in the European Union, and is guaranteed to stay there.',
    note: 'On the sign-up form; the platform enforces the jurisdiction',
  },
  'region.eu.line.hint': {
    text: 'Your data will be stored in the European Union. We ask for it to stay there, but that isn’t guaranteed.',
    note: 'On the sign-up form; only a placement hint',
  },
  'region.us.line.jurisdiction': {
    text: 'Your data will be stored in the United States, and is guaranteed to stay there.',
    note: 'On the sign-up form; the platform enforces the jurisdiction',
  },
  'region.us.line.hint': {
    text: 'Your data will be stored in the United States. We ask for it to stay there, but that isn’t guaranteed.',
    note: 'On the sign-up form; only a placement hint',
  },
  'region.ap.line.jurisdiction': {
    text: 'Your data will be stored in Asia-Pacific, and is guaranteed to stay there.',
    note: 'On the sign-up form; the platform enforces the jurisdiction',
  },
  'region.ap.line.hint': {
    text: 'Your data will be stored in Asia-Pacific. We ask for it to stay there, but that isn’t guaranteed.',
    note: 'On the sign-up form; only a placement hint',
  },
  'region.change': { text: 'Change', note: 'Opens the list of storage regions' },
  'region.field': { text: 'Store my data in', note: 'Label of the list of storage regions' },
  'region.option': { text: '{region} (guaranteed)', note: 'List entry: an enforced jurisdiction' },
  'region.option_hint': { text: '{region} (not guaranteed)', note: 'List entry: only a placement hint' },
  'region.unknown': { text: 'Choose one of the regions in the list.', note: 'Error' },
} as const satisfies Record<string, Sentence>
