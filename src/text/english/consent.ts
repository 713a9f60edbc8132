/**
 * English, what the protocol's own pages say: consent and signing out.
 * Scopes are said in plain words; a scope without words here is named as the application wrote it.
 */
import type { Sentence } from '../sentence.ts'

export const consent = {
  'consent.title': { text: 'Allow access', note: 'Browser tab title' },
  'consent.heading': {
    text: '{client} wants to use your {app} account',
    note: '{client}: who asks; {app}: the brand',
  },
  'consent.may': { text: '{client} will be able to', note: 'Before the list of what it may do' },
  'consent.scope.openid': { text: 'Know that it’s you', note: 'Scope openid' },
  'consent.scope.profile': { text: 'See your name and profile', note: 'Scope profile' },
  'consent.scope.email': { text: 'See your e-mail address', note: 'Scope email' },
  'consent.scope.phone': { text: 'See your phone number', note: 'Scope phone' },
  'consent.scope.address': { text: 'See your postal address', note: 'Scope address' },
  'consent.scope.offline_access': { text: 'Stay connected while you are away', note: 'Scope offline_access' },
  'consent.scope.other': { text: 'Use “{scope}”', note: 'A scope that has no words of its own' },
  'consent.sends_to': { text: 'You’ll go back to {host}.', note: '{host} is where the answer goes' },
  'consent.allow': { text: 'Allow', note: 'Main button' },
  'consent.deny': { text: 'Don’t allow', note: 'Second button' },
  'logout.title': { text: 'Sign out', note: 'Browser tab title' },
  'logout.heading': { text: 'Sign out of {app}?', note: 'Heading of the confirmation' },
  'logout.lead': {
    text: 'You’ll be signed out of everything that uses this account in this browser.',
    note: 'What the button does',
  },
  'logout.button': { text: 'Sign out', note: 'Main button' },
  'logout.stay': { text: 'Stay signed in', note: 'Link' },
  'logout.done.title': { text: 'Signed out', note: 'Browser tab title' },
  'logout.done.heading': { text: 'You’re signed out', note: 'Heading' },
  'logout.done.lead': { text: 'On a shared computer, close the browser too.', note: 'Under the heading' },
  'logout.done.sign_in': { text: 'Sign in again', note: 'Button' },
} as const satisfies Record<string, Sentence>
