/** The tables behind the faces: each verb of a contract and the plain function that answers it. Nothing else is reachable by RPC. */
import type { Directory } from '../ports/directories.ts'
import type { Home } from '../ports/homes.ts'
import { account, enrol } from './account.ts'
import { activity } from './activity.ts'
import { authorize } from './authorize.ts'
import { birth } from './birth.ts'
import { change } from './change.ts'
import { claims } from './claims.ts'
import { consentView } from './consent-view.ts'
import {
  activate,
  claim,
  find,
  hold,
  look,
  openSignUp,
  proveSignUp,
  reclaim,
  release,
  spendSignUp,
  withdraw,
  type DirectoryTools,
} from './directory.ts'
import type { HomeTools } from './home.ts'
import { mailIdentifierCode } from './identifier-code.ts'
import { prove } from './prove.ts'
import { mailAlreadyHere, mailRecoveryCode, recover } from './recovery.ts'
import { redeem } from './redeem.ts'
import { refresh } from './refresh.ts'
import { revoke } from './revoke.ts'
import { session, signOut } from './session.ts'
import { undo } from './undo.ts'
import { unlock } from './unlock.ts'

/** A verb as the face calls it; the contract's types hold between edge and function, not across the wire. */
export type HomeVerb = (tools: HomeTools, ...given: readonly unknown[]) => unknown
export type DirectoryVerb = (tools: DirectoryTools, ...given: readonly unknown[]) => unknown

export const HOME = {
  prove,
  birth,
  authorize,
  redeem,
  refresh,
  claims,
  revoke,
  session,
  signOut,
  mailRecoveryCode,
  mailAlreadyHere,
  recover,
  unlock,
  account,
  enrol,
  change,
  mailIdentifierCode,
  undo,
  activity,
  consentView,
} as const satisfies {
  readonly [Verb in keyof Home]: (home: HomeTools, ...given: Parameters<Home[Verb]>) => unknown
}

export const DIRECTORY = {
  find,
  claim,
  look,
  activate,
  withdraw,
  hold,
  reclaim,
  release,
  openSignUp,
  proveSignUp,
  spendSignUp,
} as const satisfies {
  readonly [Verb in keyof Directory]: (
    tools: DirectoryTools,
    ...given: Parameters<Directory[Verb]>
  ) => unknown
}
