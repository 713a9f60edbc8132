/**
 * English, what an application may do with an account, scope by scope: on the page that asks for consent, and in the list of applications
 * on the account page. Each begins with a verb, because it stands in a list under the application’s name.
 */
export const scopes = {
  // Scope openid
  'scope.openid': 'Know that it’s you',
  // Scope profile
  'scope.profile': 'See your name and profile',
  // Scope email
  'scope.email': 'See your e-mail address',
  // Scope phone
  'scope.phone': 'See your phone number',
  // Scope address
  'scope.address': 'See your postal address',
  // Scope offline_access
  'scope.offline_access': 'Stay connected while you are away',
  // A scope that has no words of its own
  'scope.other': 'Use “{scope}”',
} as const satisfies Record<string, string>
