/**
 * English, the page Recent activity: one short line for everything that can happen to an account (domain/events.ts), without a full stop, because
 * date, device and place stand under it.
 */
export const activity = {
  // Browser tab title and heading
  'activity.title': 'Recent activity',
  // Under the heading
  'activity.lead': 'What happened to your account, the newest first.',
  // The list is empty
  'activity.nothing': 'Nothing has happened yet.',
  // Under the list; a link to the account follows
  'activity.not_you':
    'Something here that wasn’t you? Sign out everywhere else, then change how you sign in.',
  // Link
  'activity.back': 'Back to your account',
  // The person signed up
  'activity.person.born': 'Account created',
  // A sign-in
  'activity.session.opened': 'Signed in',
  // A sign-out, here or from the list of sessions
  'activity.session.ended': 'Signed out',
  // All other sessions were ended
  'activity.sessions.ended_others': 'Signed out everywhere else',
  // A way in was added
  'activity.credential.added': '{method, select, password {Password was set} other {Passkey was added}}',
  // A way in was removed
  'activity.credential.removed':
    '{method, select, password {Password was removed} other {Passkey was removed}}',
  // A passkey got another name
  'activity.credential.renamed': 'Passkey renamed',
  // A new password in place of the old one
  'activity.password.changed': 'Password changed',
  // The name or the language
  'activity.profile.changed': 'Name or language changed',
  // An address was added
  'activity.identifier.added': 'E-mail address added',
  // An address took the place of another
  'activity.identifier.changed': 'E-mail address changed',
  // An address was removed
  'activity.identifier.removed': 'E-mail address removed',
  // Another address is the main one
  'activity.identifier.primary_changed': 'Main e-mail address changed',
  // A change of address was taken back by the mailed link
  'activity.identifier.restored': 'Change of e-mail address undone',
  // Somebody asked for a recovery code
  'activity.recovery.started': 'Code to get back in asked for',
  // Recovery ended with a new way in
  'activity.recovery.completed': 'Got back in, with a new way to sign in',
  // Too many wrong guesses
  'activity.attempts.paused': 'Sign-in slowed down after many wrong tries',
  // A browser was unlocked by the mailed link
  'activity.device.trusted': 'Browser unlocked',
  // The person allowed an application
  'activity.consent.granted': 'Application connected',
  // The person disconnected an application
  'activity.consent.withdrawn': 'Application disconnected',
  // An application gave its access back
  'activity.family.ended': 'Connection of an application ended',
  // A refresh token was used twice
  'activity.family.theft_detected': 'Application cut off, because its key was used twice',
  // An authorization code was used twice
  'activity.code.reused': 'Application cut off, because its sign-in was used twice',
} as const satisfies Record<string, string>
