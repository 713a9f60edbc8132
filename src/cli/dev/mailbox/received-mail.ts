/** One mail as the mailbox keeps it and /messages.json shows it; `at` is an ISO 8601 instant. */
import * as v from 'valibot'

export const MailSchema = v.object({
  to: v.string(),
  subject: v.string(),
  text: v.string(),
  html: v.string(),
})

export interface ReceivedMail extends v.InferOutput<typeof MailSchema> {
  readonly at: string
}
