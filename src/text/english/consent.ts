/** English, what the protocol's own pages say: consent and signing out. The words of scopes are in scopes.ts. */
export const consent = {
  // Browser tab title
  'consent.title': 'Allow access',
  // {client}: who asks; {app}: the brand
  'consent.heading': '{client} wants to use your {app} account',
  // Before the list of what it may do
  'consent.may': '{client} will be able to',
  // {host} is where the answer goes
  'consent.sends_to': 'You’ll go back to {host}.',
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
