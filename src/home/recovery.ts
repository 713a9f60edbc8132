/**
 * Recovery by mailed code, for everyone. The code's MAC, its tries and its end are one row here; at most ten codes a day, since five
 * tries times unlimited codes is a guessing machine (rule E). A right code opens a session that may add one way in.
 */
import { macOfCode, sixDigits } from '../crypto/short-code.ts'
import { same } from '../crypto/same.ts'
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import { MINUTE } from '../kernel/time.ts'
import type { Call } from '../ports/call.ts'
import type { DevicePresented, FreshSession, Opened, MailedLink } from '../ports/sign-in.ts'
import { clearFailures, countFailure, poolOf, reserve } from './attempts.ts'
import type { HomeTools } from './home.ts'
import { openWith, repeated, unlessTwinOpened } from './opened.ts'
import { askedOf, fact, mailOrder, post, sealParcel } from './outbox.ts'
import { preparePause, takeOfDay, tellOfPause } from './pause.ts'
import { somebody, type Somebody } from './self.ts'
import { isUsed, sealVisit, sessionAfter } from './sessions.ts'
import { settle } from './settle.ts'

type Silent = Promise<Outcome<undefined, never>>

/** Mails a code to the person's own address. Asking again under the same id changes nothing (rule Z2). */
export async function mailRecoveryCode(
  home: HomeTools,
  call: Call,
  request: { readonly id: Uint8Array; readonly device: DevicePresented },
): Silent {
  await settle(home)
  const who = await somebody(home)
  if (!who) return ok(undefined)
  const code = sixDigits(home.random)
  const mac = await macOfCode(who.vault, request.id, code)
  const minutes = home.policy.mailedCodeLife / MINUTE
  const parcel = await sealParcel(home, who.vault, {
    facts: [fact(home, call, 'recovery.started')],
    mails: [mailOrder(call, 'recovery_code', { code, minutes, asked: askedOf(home, call) })],
  })
  home.store.transact(() => {
    if (home.store.mailed(request.id)) return
    // A trusted browser has an allowance of its own: a stranger who uses up the others' takes nothing from it (rule E).
    const { name } = poolOf(home, request.device)
    if (!takeOfDay(home, `codes:${name}`, home.policy.mailedCodesPerDay)) return
    const until = home.now() + home.policy.mailedCodeLife
    home.store.putMailed({ id: request.id, purpose: 'recovery', mac, tries: 0, until })
    post(home, parcel)
  })
  return ok(undefined)
}

/** Somebody tried to sign up with an address of this person; told within an allowance of its own. */
export async function mailAlreadyHere(home: HomeTools, call: Call): Silent {
  await settle(home)
  const who = await somebody(home)
  if (!who) return ok(undefined)
  const parcel = await sealParcel(home, who.vault, {
    facts: [],
    mails: [
      mailOrder(call, 'already_have_account', {
        signInUrl: `${home.issuer}/login`,
        asked: askedOf(home, call),
      }),
    ],
  })
  home.store.transact(() => {
    if (takeOfDay(home, 'notices', home.policy.mailedCodesPerDay)) post(home, parcel)
  })
  return ok(undefined)
}

interface RecoverRequest {
  readonly id: Uint8Array
  readonly code: string
  readonly session: FreshSession
  readonly device: DevicePresented
  readonly unlock: MailedLink
}

/** One sentence for every failure: nobody, wrong, used up, expired, paused. */
export async function recover(
  home: HomeTools,
  call: Call,
  request: RecoverRequest,
): Promise<Outcome<Opened, 'refused'>> {
  await settle(home)
  const again = await repeated(home, call, request)
  if (again) return ok(again)
  const epoch = home.store.self()?.epoch
  const pool = poolOf(home, request.device)
  const reservation = reserve(home, pool)
  try {
    const who = await somebody(home)
    if (!who) return no('refused')
    const presented = await macOfCode(who.vault, request.id, request.code)
    const pause = reservation.mayPause ? await preparePause(home, who, call, request.unlock) : undefined
    const opening = await prepareOpening(home, who, call)
    const outcome = home.store.transact((): Outcome<Opened, 'refused'> => {
      if (home.store.self()?.epoch !== epoch || isUsed(home, request.session)) return no('refused')
      if (!takeRight(home, request.id, presented, reservation.isEvaluated)) {
        if (reservation.isEvaluated && countFailure(home, pool).isPaused && pause) {
          tellOfPause(home, pause, request.unlock)
        }
        return no('refused')
      }
      clearFailures(home, pool)
      const row = sessionAfter(home, call, {
        purpose: 'recovery',
        fresh: request.session,
        amr: ['otp'],
        device: null,
        visit: opening.visit,
      })
      post(home, opening.parcel)
      return ok(openWith(home, call, row, undefined, undefined))
    })
    return await unlessTwinOpened(home, call, request, outcome)
  } finally {
    reservation.release()
  }
}

async function prepareOpening(home: HomeTools, { vault }: Somebody, call: Call) {
  return {
    visit: await sealVisit(home, vault, call),
    parcel: await sealParcel(home, vault, {
      facts: [fact(home, call, 'session.opened', { method: 'recovery' })],
    }),
  }
}

/** Spends the row when the code is right; counts the try when it is not. Inside the transaction, so sixteen racers get one. */
function takeRight(home: HomeTools, id: Uint8Array, presented: Uint8Array, isEvaluated: boolean): boolean {
  const row = home.store.mailed(id)
  if (!isEvaluated || row?.purpose !== 'recovery' || !row.mac) return false
  if (row.until <= home.now() || row.tries >= home.policy.mailedCodeTries) return false
  if (!same(row.mac, presented)) {
    home.store.putMailed({ ...row, tries: row.tries + 1 })
    return false
  }
  home.store.forgetMailed(id)
  return true
}
