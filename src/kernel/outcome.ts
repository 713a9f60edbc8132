/**
 * A refusal that a person will see is a value, not an exception: the caller must look at `ok` before it may use anything.
 * Exceptions are for outages and for programmers' mistakes; protocol refusals are OAuthError.
 */
export type Outcome<Value, Why extends string> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: Why }

/** The good outcome. */
export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })

/** The refusal, with its reason from a closed union. */
export const no = <Why extends string>(why: Why): { readonly ok: false; readonly why: Why } => ({
  ok: false,
  why,
})
