/** Notes which RP ID this deployment's passkeys are made for, once a Home has taken one; behind the answer, because nobody waits for it. */
import type { NewCredential } from '../ports/sign-in.ts'
import type { HouseContext } from './context.ts'

export function noteRpId(c: HouseContext, { method }: Pick<NewCredential, 'method'>): void {
  if (method !== 'passkey') return
  const { afterwards, configuration, log, settings } = c.var.edge
  afterwards(
    configuration
      .recordRpId(settings.rpId)
      .catch(() => log('error', 'rp_id_not_recorded', { request: c.var.requestId })),
  )
}
