/** English, what the protocol's own pages say: consent and signing out. The words of scopes are in scopes.ts. */
export const consent = {
  // Browser tab title
  'consent.title': 'Allow access',
  // {client}: who asks; {app}: the brand
  'consent.heading': '{client} wants to use your {app} account',
  // Under the heading; {account} is the person’s e-mail address
  'consent.account': 'You’re signed in as {account}.',
  // Beside a tick
  'consent.verified': '{app} has checked who is behind {client}.',
  // Nobody checked; {host} is where the answer goes
  'consent.unverified':
    '{app} has not checked who is behind this application. Go on only if you know {host}.',
  // Before the list of what it may do
  'consent.may': '{client} will be able to',
  // Before tick boxes that may stay empty
  'consent.optional': 'If you like, also',
  // Opens the list of what was allowed earlier
  'consent.allowed': '{count, plural, one {# thing you allowed before} other {# things you allowed before}}',
  // Whether the e-mail address was confirmed with a code; yes or no follows
  'consent.claim.email_verified': 'Confirmed',
  // Answer to “Confirmed”
  'consent.claim.yes': 'Yes',
  // Answer to “Confirmed”
  'consent.claim.no': 'No',
  // Before the name of a language
  'consent.claim.locale': 'Language',
  // Before the day on which the profile was changed last
  'consent.claim.updated_at': 'Last changed',
  // {host} is where the answer goes
  'consent.sends_to': 'You’ll go back to {host}.',
  // Under it
  'consent.take_back': 'You can take this back in your account at any time, under “Applications”.',
  // Main button
  'consent.allow': 'Allow',
  // Second button
  'consent.deny': 'Don’t allow',
  // Browser tab title
  'logout.title': 'Sign out',
  // Heading of the confirmation
  'logout.heading': 'Sign out of {app}?',
  // What the button does
  'logout.lead': 'You’ll be signed out of everything that uses this account in this browser.',
  // Main button
  'logout.button': 'Sign out',
  // Link
  'logout.stay': 'Stay signed in',
  // Browser tab title
  'logout.done.title': 'Signed out',
  // Heading
  'logout.done.heading': 'You’re signed out',
  // Under the heading
  'logout.done.lead': 'On a shared computer, close the browser too.',
  // Button
  'logout.done.sign_in': 'Sign in again',
} as const satisfies Record<string, string>
