/** English, the page at the root, for whoever comes by without having been sent. */
export const front = {
  // Browser tab title
  'front.title': 'Sign in',
  // {app} is the brand’s name
  'front.heading': 'This is where you sign in to {app}',
  // Under the heading
  'front.lead': 'One account for {app} and everything that uses it. You can look after yours here.',
  // Main button: leads to the account, by way of sign-in where that is needed
  'front.account': 'Go to your account',
  // Link
  'front.sign_in': 'Sign in',
  // Link to sign-up
  'front.sign_up': 'Create an account',
  // Heading above the list of storage regions
  'front.regions': 'Where your data can live',
  // Under the list of storage regions
  'front.regions.choice': 'You choose one of them when you create your account.',
} as const satisfies Record<string, string>
