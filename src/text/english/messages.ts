/**
 * English, pages that carry one message: what happened, what to do, and a reference (PAGES.md, Words).
 * Nothing technical, nothing that was sent to us.
 */
import type { Sentence } from '../sentence.ts'

export const messages = {
  'message.reference': { text: 'Reference {reference}', note: 'Short code that support can look up' },
  'message.expired.heading': { text: 'This page has expired', note: 'Heading' },
  'message.expired.body': {
    text: 'It was open for too long, or part of its address is missing. You can start again from here.',
    note: 'What to do',
  },
  'message.error.heading': { text: 'Something went wrong', note: 'Heading' },
  'message.error.body': {
    text: 'This is on our side. Try again; if it keeps happening, tell us the reference below.',
    note: 'What to do',
  },
  'message.request.heading': {
    text: 'This link isn’t right',
    note: 'Heading: an application sent a bad request',
  },
  'message.request.body': {
    text: 'The application you came from asked for something we can’t do. Go back to it and try again.',
    note: 'What to do; the person did nothing wrong',
  },
  'message.form.heading': { text: 'We couldn’t read that', note: 'Heading: a form arrived broken' },
  'message.form.body': { text: 'Go back, check what you entered and send it again.', note: 'What to do' },
  'message.foreign.heading': {
    text: 'That came from another page',
    note: 'Heading: a cross-site form was refused',
  },
  'message.foreign.body': {
    text: 'To keep you safe we only accept forms from our own pages. Start again from the application.',
    note: 'What to do',
  },
  'message.missing.heading': { text: 'There is no page here', note: 'Heading: 404' },
  'message.missing.body': { text: 'Check the address, or go back to the application.', note: 'What to do' },
  'message.region_out.heading': {
    text: 'We can’t reach part of our system',
    note: 'Heading: a region is out',
  },
  'message.region_out.body': {
    text: 'Your data is safe. Wait a moment and try again.',
    note: 'What to do; must not tell which region',
  },
  'message.too_many.heading': {
    text: 'A lot is going on',
    note: 'Heading: too many requests from this network',
  },
  'message.too_many.body': {
    text: 'There were many tries from your network. Wait a minute and try again.',
    note: 'What to do',
  },
  'message.cookies_off.heading': { text: 'Cookies are off', note: 'Heading' },
  'message.cookies_off.body': {
    text: 'To sign you in we need one cookie on this site. Turn cookies on and start again.',
    note: 'What to do',
  },
  'message.try_again': { text: 'Try again', note: 'Button' },
  'message.back_to_app': { text: 'Back to {app}', note: 'Link to the application' },
} as const satisfies Record<string, Sentence>
