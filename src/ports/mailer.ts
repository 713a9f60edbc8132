/** Sends one written mail from the region of the person it is for. Throws when the mail was not accepted. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface Mailer {
  send(mail: Mail): Promise<void>
}
