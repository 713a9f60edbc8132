/** Leak: a login_hint rides along to the login page inside the sealed request. */
import { onward as honest, toPage } from '../../../src/oidc/authorize/destination.ts'
export * from '../../../src/oidc/authorize/destination.ts'

export const onward: typeof honest = async (edge, interaction, step, hints) => {
  if (hints?.loginHint === undefined) return honest(edge, interaction, step, hints)
  const carrying = { ...interaction, loginHint: hints.loginHint }
  return toPage(edge, '/login', carrying)
}
