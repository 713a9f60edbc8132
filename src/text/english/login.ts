/**
 * English, the way in: sign-in, sign-up, codes, choosing a way in, recovery, unlocking a browser.
 * No sentence here tells whether an account exists (rules C3, C4; PAGES.md, Words).
 */
export const login = {
  // Browser tab title
  'sign_in.title': 'Sign in',
  // {app} is the application’s name
  'sign_in.heading': 'Sign in to {app}',
  // Main button
  'sign_in.button': 'Sign in',
  // Between two ways to sign in
  'sign_in.or': 'or',
  // Error, one sentence for every failure; never say which of the two is wrong
  'sign_in.no_match': 'That e-mail and password don’t match.',
  // Link to recovery
  'sign_in.forgot': 'Can’t sign in?',
  // Before the link Create an account
  'sign_in.new_here': 'New here?',
  // Link to sign-up
  'sign_in.create': 'Create an account',
  // Notice on the sign-in page after an old page was sent
  'sign_in.restarted': 'That page was open for a while, so we started again. Nothing was lost.',
  // Mark on the button of the way in that was used last in this browser; keep it short
  'sign_in.last_used': 'Last used',
  // Browser tab title
  'sign_up.title': 'Create your account',
  // {app} is the application’s name
  'sign_up.heading': 'Create your {app} account',
  // What happens after the button
  'sign_up.next': 'We’ll e-mail you a six-digit code.',
  // Before the link Sign in
  'sign_up.have_one': 'Already have an account?',
  // Link
  'sign_up.sign_in': 'Sign in',
  // Error on the form while a region is out
  'sign_up.waiting':
    'New accounts have to wait a moment: one of our regions can’t be reached. Try again in a minute.',
  // Browser tab title
  'code.title': 'Enter your code',
  // Heading of the page that asks for the code
  'code.heading': 'Check your e-mail',
  // Sign-up; {address} is what the person typed
  'code.sent.sign_up': 'We sent a six-digit code to {address}.',
  // Recovery; must not say whether the account exists
  'code.sent.recovery': 'If there is an account for {address}, we have sent it a six-digit code.',
  // Field label
  'code.field': 'Six-digit code',
  // Hint under the code field
  'code.lives': 'It works for {minutes, plural, one {# minute} other {# minutes}}.',
  // Error: empty, or not six digits
  'code.missing': 'Enter the six digits from the e-mail.',
  // Error, one sentence for every failing code
  'code.wrong': 'That code doesn’t work. Enter it again, or ask for a new one.',
  // Followed by the button “send a new code”
  'code.nothing': 'No e-mail? Look in spam, or',
  // Button, inside the sentence before
  'code.again': 'send a new code',
  // Notice
  'code.sent_again': 'We sent a new code. The one before no longer works.',
  // Notice shown to everyone while a region is out
  'code.region_silent': 'One of our regions is unreachable. If no mail comes, try again in a few minutes.',
  // Link back to the form
  'code.other_address': 'Use another address',
  // After the code, at sign-up; also the browser tab’s title
  'way_in.heading.sign_up': 'How would you like to sign in?',
  // After the code, at recovery; also the browser tab’s title
  'way_in.heading.recovery': 'Add a new way to sign in',
  // Why a passkey is worth it; follows passkey.what
  'way_in.passkey_why': 'Quick, and nothing to remember or to steal.',
  // Opens the password form
  'way_in.use_password': 'Use a password instead',
  // Button of the password form
  'way_in.set_password': 'Use this password',
  // Tick-box at recovery; unticked means all other sessions end
  'way_in.keep_sessions': 'Stay signed in on my other devices',
  // Hint under the tick-box
  'way_in.keep_sessions.hint': 'Leave this empty if somebody else may have had access.',
  // Browser tab title
  'recovery.title': 'Get back in',
  // Heading
  'recovery.heading': 'Get back into your account',
  // What happens after the button
  'recovery.lead': 'We’ll e-mail you a six-digit code. With it you can add a new passkey or password.',
  // Main button
  'recovery.button': 'Send me a code',
  // Link
  'recovery.back': 'Back to sign in',
  // Browser tab title
  'link.unlock.title': 'Unlock this browser',
  // Heading of the page behind the link in the mail
  'link.unlock.heading': 'Is this your browser?',
  // Explains what the button does
  'link.unlock.lead':
    'Somebody guessed at your password, so we slowed sign-in down. Press the button and this browser can sign in at once.',
  // Warning under the explanation
  'link.unlock.careful': 'Don’t do this on a shared computer.',
  // Main button
  'link.unlock.button': 'Unlock this browser',
  // Heading after the button
  'link.unlock.done.heading': 'This browser is unlocked',
  // Under that heading
  'link.unlock.done.lead': 'You can sign in now.',
  // Browser tab title
  'link.undo.title': 'Undo a change of address',
  // Heading of the page behind the link in the mail
  'link.undo.heading': 'Undo the change of your e-mail address?',
  // Explains what the button does
  'link.undo.lead':
    'The address that got this mail belongs to your account again. Everybody is signed out, and passkeys, passwords and addresses added since the change or shortly before it are removed.',
  // Under the button
  'link.undo.careful': 'Was the change yours? Then close this page: nothing has happened yet.',
  // Main button
  'link.undo.button': 'Undo the change',
  // Heading after the button
  'link.undo.done.heading': 'The change is undone',
  // Under that heading
  'link.undo.done.lead':
    'Your address is back, and everybody is signed out. Sign in and look through your ways to sign in.',
  // Button
  'link.done.sign_in': 'Sign in',
} as const satisfies Record<string, string>
