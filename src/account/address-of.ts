/** The address that names the account, to the person and to their password manager: the main one. */
import type { AccountView } from '../ports/account.ts'

export const addressOf = ({ identifiers }: Pick<AccountView, 'identifiers'>): string =>
  (identifiers.find(({ primary }) => primary) ?? identifiers[0])?.value ?? ''
