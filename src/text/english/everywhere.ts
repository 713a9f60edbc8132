/**
 * English, the words that stand on many pages: fields, buttons, the foot line, regions.
 * Ids are stable: tests, mails and translations name them.
 */
export const everywhere = {
  // Browser tab title after a form was refused
  'page.title_with_error': 'Error: {title}',
  // Browser tab title; {app} is the brand’s name
  'page.title_in_app': '{title} · {app}',
  // Stands over the page while the browser is offline and something was to be sent
  'page.offline': 'You’re offline. Nothing is lost: we’ll go on when you’re back online.',
  // Read aloud: names the foot line
  'foot.label': 'About this page',
  // Link to the application; {app} is its name
  'foot.home': 'Back to {app}',
  // Link to the brand’s terms of use
  'foot.terms': 'Terms',
  // Link to the brand’s privacy notice
  'foot.privacy': 'Privacy',
  // Link to where the brand helps people
  'foot.support': 'Support',
  // Field label
  'field.email': 'E-mail',
  // Error: field left empty
  'field.email.missing': 'Enter your e-mail address.',
  // Error: what was typed is no address
  'field.email.malformed': 'Enter an e-mail address like name@example.com.',
  // Field label: what we call the person
  'field.name': 'Name',
  // Hint under the label Name
  'field.name.hint': 'What should we call you?',
  // Error: field left empty
  'field.name.missing': 'Enter your name.',
  // Error
  'field.name.long': 'Use a shorter name, up to 100 characters.',
  // Field label
  'field.password': 'Password',
  // Error: field left empty
  'field.password.missing': 'Enter your password.',
  // Field label
  'field.new_password': 'New password',
  // The whole password rule, under the label
  'field.new_password.hint': '15 characters or more. A sentence is fine.',
  // Error: field left empty
  'field.new_password.missing': 'Choose a password.',
  // Error
  'field.new_password.short': 'Use 15 characters or more. A sentence is fine.',
  // Error
  'field.new_password.long': 'Use 256 characters or fewer.',
  // Error: the password is on the list of common ones
  'field.new_password.common': 'Many people use this password, so it is easy to guess. Choose another.',
  // Error: the password is made of words about the person or the brand
  'field.new_password.personal': 'Leave out your name, your e-mail address and the name of this service.',
  // Said while typing; how many are still needed
  'field.new_password.progress': '{count, plural, one {# more character} other {# more characters}}',
  // Said while typing, once the rule is met
  'field.new_password.enough': 'Long enough.',
  // Button in the field that shows the password; keep it short
  'field.password.show': 'Show',
  // Button in the field that hides the password; keep it short
  'field.password.hide': 'Hide',
  // Main button
  'button.continue': 'Continue',
  // Link or button to the page before
  'button.back': 'Go back',
  // Button on the page that says a page has expired
  'button.start_again': 'Start again',
  // On a button while it works
  'button.busy': 'One moment…',
  // On a button while a proof is checked
  'button.checking': 'Checking…',
  // Button
  'passkey.use': 'Continue with a passkey',
  // Button
  'passkey.create': 'Create a passkey',
  // One line of help beside the word passkey
  'passkey.what': 'A passkey is your face, fingerprint or screen lock, instead of a password.',
  // Shown only when scripts are off
  'passkey.needs_script': 'Passkeys need JavaScript, which is off in this browser.',
  // In the place of the passkey button when the browser lacks passkeys
  'passkey.unsupported': 'This browser can’t use passkeys. Choose another way instead.',
  // Error: the person closed the passkey dialog, or it timed out
  'passkey.cancelled': 'No passkey was used. Try again, or choose another way.',
  // Error: the server refused the passkey
  'passkey.failed': 'That passkey didn’t work. Try again, or choose another way.',
  // For example: Chrome on Android
  'device.name': '{browser} on {system}',
  // Error: the same passkey was offered twice
  'passkey.known': 'This device already has a passkey for your account.',
  // Name of a storage region in a list
  'region.eu': 'European Union',
  // Name of a storage region in a list
  'region.us': 'United States',
  // Name of a storage region in a list
  'region.ap': 'Asia-Pacific',
  // On the sign-up form; the platform enforces the jurisdiction
  'region.eu.line.jurisdiction':
    'Your data will be stored in the European Union, and is guaranteed to stay there.',
  // On the sign-up form; only a placement hint
  'region.eu.line.hint':
    'Your data will be stored in the European Union. We ask for it to stay there, but that isn’t guaranteed.',
  // On the sign-up form; the platform enforces the jurisdiction
  'region.us.line.jurisdiction':
    'Your data will be stored in the United States, and is guaranteed to stay there.',
  // On the sign-up form; only a placement hint
  'region.us.line.hint':
    'Your data will be stored in the United States. We ask for it to stay there, but that isn’t guaranteed.',
  // On the sign-up form; the platform enforces the jurisdiction
  'region.ap.line.jurisdiction': 'Your data will be stored in Asia-Pacific, and is guaranteed to stay there.',
  // On the sign-up form; only a placement hint
  'region.ap.line.hint':
    'Your data will be stored in Asia-Pacific. We ask for it to stay there, but that isn’t guaranteed.',
  // Opens the list of storage regions
  'region.change': 'Change',
  // Label of the list of storage regions
  'region.field': 'Store my data in',
  // List entry: an enforced jurisdiction
  'region.option': '{region} (guaranteed)',
  // List entry: only a placement hint
  'region.option_hint': '{region} (not guaranteed)',
  // Error
  'region.unknown': 'Choose one of the regions in the list.',
} as const satisfies Record<string, string>
