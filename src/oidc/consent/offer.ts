/**
 * What is asked of a person, sorted (rule Y1): what the application needs, what it can do without, and what it was allowed before. Pure.
 * Where nothing is new, or the application wants to be allowed anew (`prompt=consent`), nothing counts as allowed before: all is asked.
 */
export interface Offer {
  readonly needed: readonly string[]
  readonly optional: readonly OptionalScope[]
  readonly allowed: readonly string[]
}

export interface OptionalScope {
  readonly scope: string
  /** Allowed before, and asked again: what was chosen stays chosen. Nothing else is ever ticked for a person. */
  readonly isTicked: boolean
}

export function offerOf(asked: {
  readonly scopes: readonly string[]
  readonly isAskedAnew: boolean
  readonly optionalScopes: readonly string[]
  readonly granted: readonly string[]
}): Offer {
  const isGranted = (scope: string): boolean => asked.granted.includes(scope)
  const isOptional = (scope: string): boolean => asked.optionalScopes.includes(scope)
  const isAllAsked = asked.isAskedAnew || asked.scopes.every(isGranted)
  const open = asked.scopes.filter((scope) => isAllAsked || !isGranted(scope))
  return {
    needed: open.filter((scope) => !isOptional(scope)),
    optional: open.filter(isOptional).map((scope) => ({ scope, isTicked: isGranted(scope) })),
    allowed: asked.scopes.filter((scope) => !open.includes(scope)),
  }
}

/** The field of an optional scope's box. */
export const boxOf = (scope: string): string => `scope:${scope}`
