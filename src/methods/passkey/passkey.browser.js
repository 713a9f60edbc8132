/**
 * Passkeys in the page (WebAuthn L3 §5); without it a page works, but for passkeys. The page (pages/passkey-part.tsx) gives it
 * `#passkey-options`: { mode, options, fresh_href? }, where `options` is a ceremony { options, challenge, isRefused? }. The sealed
 * challenge goes back beside the answer; `fresh_href` gives another ceremony, or { location } where the person must go first.
 */
;(() => {
  const byId = (id) => document.getElementById(id)
  const form = byId('passkey-form')
  if (!form) return
  const { mode, options: first, fresh_href: freshHref } = JSON.parse(byId('passkey-options').textContent)
  const STALE = 4 * 60_000
  const LAST = 'doorstep-passkey'
  if (document.documentElement.classList.contains('no-passkeys')) return
  const hasAutofill = mode === 'get' && !!document.querySelector('[autocomplete~="webauthn"]')
  let ceremony = first
  let since = Date.now()
  let waiting
  let isBusy = false

  signalRefused()
  byId('passkey').addEventListener('click', () => {
    if (!isBusy) void press()
  })
  if (hasAutofill) {
    void offer()
    for (const sight of ['visibilitychange', 'focus']) addEventListener(sight, () => void refresh(), true)
  }
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    isBusy = false
    since = 0
    void refresh()
  })

  async function press() {
    isBusy = true
    waiting?.abort()
    say('')
    try {
      if (!ceremony || Date.now() - since > STALE) await renew()
      const { options } = ceremony
      send(
        mode === 'create'
          ? await navigator.credentials.create({ publicKey: creationOptions(options) })
          : await navigator.credentials.get({ publicKey: requestOptions(options) }),
      )
    } catch {
      isBusy = false
      say('cancelled')
      if (hasAutofill) void offer()
    }
  }

  /** Conditional mediation (§5.1.4): waits behind the identifier field until the person picks a passkey there. */
  async function offer() {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return
    waiting?.abort()
    waiting = new AbortController()
    const { signal } = waiting
    try {
      const publicKey = requestOptions(ceremony.options)
      send(await navigator.credentials.get({ publicKey, mediation: 'conditional', signal }))
    } catch {
      // Stopped by the button or by the browser: the form is still there.
    }
  }

  async function refresh() {
    if (document.visibilityState !== 'visible' || isBusy || Date.now() - since < STALE) return
    try {
      await renew()
      if (hasAutofill) void offer()
    } catch {
      // Offline, perhaps: the next look tries again.
    }
  }

  async function renew() {
    if (!freshHref) return
    const answer = await (await fetch(freshHref, { headers: { accept: 'application/json' } })).json()
    if (answer.location) location.assign(answer.location)
    if (!answer.options) throw new Error('no options')
    ceremony = answer
    since = Date.now()
  }

  function send(credential) {
    isBusy = true
    const { options, challenge } = ceremony
    const rpId = options.rpId ?? options.rp.id
    remember({ credentialId: credential.id, rpId, at: Date.now() })
    byId('passkey-response').value = JSON.stringify({ challenge, credential: jsonOf(credential) })
    form.requestSubmit()
  }

  /**
   * Tells the password manager that the passkey just sent is unknown here (§5.1.10), so that it stops offering it. Only what this
   * script has sent a moment ago: a page posted again by Reload is refused as well, and its passkey is good.
   */
  function signalRefused() {
    const last = remember()
    if (!first?.isRefused || !last || Date.now() - last.at > 60_000) return
    const { rpId, credentialId } = last
    globalThis.PublicKeyCredential?.signalUnknownCredential?.({ rpId, credentialId }).catch(() => {})
  }

  /** Takes what was kept, and keeps the next; a browser that forbids storage only forgets. */
  function remember(next) {
    try {
      const last = JSON.parse(sessionStorage.getItem(LAST))
      sessionStorage.removeItem(LAST)
      if (next) sessionStorage.setItem(LAST, JSON.stringify(next))
      return last
    } catch {
      return undefined
    }
  }

  function say(what) {
    const line = byId('passkey-problem')
    line.textContent = line.dataset[what] ?? ''
  }

  function requestOptions(json) {
    if (PublicKeyCredential.parseRequestOptionsFromJSON)
      return PublicKeyCredential.parseRequestOptionsFromJSON(json)
    return {
      ...json,
      challenge: bytes(json.challenge),
      allowCredentials: json.allowCredentials.map(withBytes),
    }
  }

  function creationOptions(json) {
    if (PublicKeyCredential.parseCreationOptionsFromJSON)
      return PublicKeyCredential.parseCreationOptionsFromJSON(json)
    const { challenge, user, excludeCredentials } = json
    return {
      ...json,
      challenge: bytes(challenge),
      user: withBytes(user),
      excludeCredentials: excludeCredentials.map(withBytes),
    }
  }

  function withBytes(named) {
    return { ...named, id: bytes(named.id) }
  }

  function jsonOf(credential) {
    try {
      return credential.toJSON()
    } catch {
      const { id, type, response } = credential
      const names = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']
      const sent = names.filter((name) => response[name]).map((name) => [name, letters(response[name])])
      const transports = response.getTransports ? { transports: response.getTransports() } : {}
      return { id, rawId: id, type, response: { ...Object.fromEntries(sent), ...transports } }
    }
  }

  function bytes(text) {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  }

  function letters(buffer) {
    const binary = String.fromCharCode(...new Uint8Array(buffer))
    return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  }
})()
