/** What a person is told about a password that will not do; the rules themselves are domain/password-rules.ts. */
import type { PasswordFault } from '../domain/password-rules.ts'
import type { PlainSentenceId } from '../text/en.ts'

export const PASSWORD_SENTENCES = {
  password_missing: 'field.new_password.missing',
  password_too_short: 'field.new_password.short',
  password_too_long: 'field.new_password.long',
  password_too_common: 'field.new_password.common',
  password_too_personal: 'field.new_password.personal',
} as const satisfies Record<PasswordFault | 'password_missing', PlainSentenceId>
