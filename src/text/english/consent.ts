/**
 * English, what the protocol's own pages say: consent and signing out.
 * Scopes are said in plain words; a scope without words here is named as the application wrote it.
 */
export const consent = {
  // Browser tab title
  'consent.title': 'Allow access',
  // {client}: who asks; {app}: the brand
  'consent.heading': '{client} wants to use your {app} account',
  // Before the list of what it may do
  'consent.may': '{client} will be able to',
  // Scope openid
  'consent.scope.openid': 'Know that it’s you',
  // Scope profile
  'consent.scope.profile': 'See your name and profile',
  // Scope email
  'consent.scope.email': 'See your e-mail address',
  // Scope phone
  'consent.scope.phone': 'See your phone number',
  // Scope address
  'consent.scope.address': 'See your postal address',
  // Scope offline_access
  'consent.scope.offline_access': 'Stay connected while you are away',
  // A scope that has no words of its own
  'consent.scope.other': 'Use “{scope}”',
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
