/**
 * The half of the password method that runs in the person's region. The document is the PHC string; sealing it under the person's
 * key is the pepper (rule P2) and the Home's business, as is counting. Every function costs exactly one hash (rules C4, C5).
 */
import * as v from 'valibot'
import type { HomeMethods } from '../../ports/methods.ts'
import type { PasswordHasher } from '../../ports/passwords.ts'

const DocumentSchema = v.object({ phc: v.string() })

export const passwordHome = (hasher: PasswordHasher): HomeMethods['password'] => ({
  amr: ['pwd'],

  enrol: (password) => ({ phc: hasher.hash(password) }),

  verify(document, password) {
    const stored = v.safeParse(DocumentSchema, document)
    if (stored.success) return hasher.verify(stored.output.phc, password)
    hasher.decoy(password)
    return { matches: false, isStale: false }
  },

  decoy: (password) => hasher.decoy(password),
})
