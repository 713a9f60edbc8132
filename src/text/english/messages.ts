/**
 * English, pages that carry one message: what happened, what to do, and a reference (PAGES.md, Words).
 * Nothing technical, nothing that was sent to us.
 */
export const messages = {
  // Short code that support can look up
  'message.reference': 'Reference {reference}',
  // Heading
  'message.expired.heading': 'This page has expired',
  // What to do
  'message.expired.body':
    'It was open for too long, or part of its address is missing. You can start again from here.',
  // Heading
  'message.error.heading': 'Something went wrong',
  // What to do
  'message.error.body': 'This is on our side. Try again; if it keeps happening, tell us the reference below.',
  // Heading: an application sent a bad request
  'message.request.heading': 'This link isn’t right',
  // What to do; the person did nothing wrong
  'message.request.body':
    'The application you came from asked for something we can’t do. Go back to it and try again.',
  // Heading: a form arrived broken
  'message.form.heading': 'We couldn’t read that',
  // What to do
  'message.form.body': 'Go back, check what you entered and send it again.',
  // Heading: a cross-site form was refused
  'message.foreign.heading': 'That came from another page',
  // What to do
  'message.foreign.body':
    'To keep you safe we only accept forms from our own pages. Start again from the application.',
  // Heading: 404
  'message.missing.heading': 'There is no page here',
  // What to do
  'message.missing.body': 'Check the address, or go back to the application.',
  // Heading: a region is out
  'message.region_out.heading': 'We can’t reach part of our system',
  // What to do; must not tell which region
  'message.region_out.body': 'Your data is safe. Wait a moment and try again.',
  // Heading: too many requests from this network
  'message.too_many.heading': 'A lot is going on',
  // What to do
  'message.too_many.body': 'There were many tries from your network, so it has to wait a little.',
  // How long; shown where scripts are off, and counted down where they are on
  'message.wait': 'Wait {count, plural, one {# second} other {# seconds}}, then try again.',
  // Counted down; {time} is like 0:42
  'message.wait.left': 'You can try again in {time}.',
  // In the place of the count when it is over
  'message.wait.over': 'You can try again now.',
  // Heading
  'message.cookies_off.heading': 'Cookies are off',
  // What to do
  'message.cookies_off.body':
    'To sign you in we need one cookie on this site. Turn cookies on and start again.',
  // Button
  'message.try_again': 'Try again',
  // Button: leads to the first page of this site
  'message.start': 'Go to the start page',
  // Link to the application
  'message.back_to_app': 'Back to {app}',
} as const satisfies Record<string, string>
