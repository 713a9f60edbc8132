/**
 * Passkeys in the page (WebAuthn L3 §5). Plain script, served as it is; the page works without it, but for passkeys.
 * What a page offers it, all by attributes:
 *   form[data-passkey="get" | "create"]   the form that is posted; with hidden inputs `passkey` and `challenge`
 *     data-options                        the ceremony's options as JSON, or
 *     data-options-url                    where to POST this form to get { options, challenge } or { location } as JSON
 *     data-refresh-url                    where a stale challenge is replaced (rule B6); answers the same JSON to a GET
 *     data-autofill                       offer passkeys in the identifier field, too
 *   [data-passkey-error]                  the error line; its sentences in data-unsupported and data-cancelled
 *   [data-passkey-refused]                present when the server refused the passkey that this page has just sent
 */
;(() => {
  const form = document.querySelector('form[data-passkey]')
  const line = document.querySelector('[data-passkey-error]')
  const LAST = 'doorstep-passkey'
  const STALE = 4 * 60_000

  signalRefused()
  if (!form) return
  const isCreation = form.dataset.passkey === 'create'
  const isSupported = typeof PublicKeyCredential === 'function' && !!navigator.credentials
  let options = form.dataset.options ? JSON.parse(form.dataset.options) : undefined
  let since = Date.now()
  let waiting
  let isBusy = false

  form.addEventListener('submit', (event) => {
    if (field('passkey').value) return
    event.preventDefault()
    if (!isSupported) say('unsupported')
    else if (!isBusy) void press()
  })
  if (isSupported && 'autofill' in form.dataset) {
    void offer()
    document.addEventListener('visibilitychange', refresh)
    addEventListener('focus', refresh)
  }
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    field('passkey').value = ''
    isBusy = false
    since = 0
    refresh()
  })

  async function press() {
    isBusy = true
    waiting?.abort()
    try {
      if (!(await ready())) return
      const credential = isCreation
        ? await navigator.credentials.create({ publicKey: creationOptions(options) })
        : await navigator.credentials.get({ publicKey: requestOptions(options) })
      send(credential)
    } catch {
      say('cancelled')
      isBusy = false
      if ('autofill' in form.dataset) void offer()
    }
  }

  /** Conditional mediation (§5.1.4): waits behind the identifier field until the person picks a passkey there. */
  async function offer() {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return
    const mine = (waiting = new AbortController())
    try {
      const publicKey = requestOptions(options)
      send(await navigator.credentials.get({ publicKey, mediation: 'conditional', signal: mine.signal }))
    } catch {
      if (waiting === mine) waiting = undefined
    }
  }

  /** A page that was left open gets a fresh challenge before anybody uses it. */
  async function refresh() {
    if (document.visibilityState !== 'visible' || isBusy || Date.now() - since < STALE) return
    since = Date.now()
    waiting?.abort()
    await load(form.dataset.refreshUrl).catch(() => undefined)
    if ('autofill' in form.dataset) void offer()
  }

  /** Options that are there and fresh; false when the page is being left instead. */
  async function ready() {
    const url = form.dataset.optionsUrl
    if (url) return load(url, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
    if (Date.now() - since < STALE || !form.dataset.refreshUrl) return true
    return load(form.dataset.refreshUrl)
  }

  async function load(url, init) {
    if (!url) return true
    const answer = await (await fetch(url, { ...init, headers: { accept: 'application/json' } })).json()
    if (answer.location) location.assign(answer.location)
    if (!answer.options) return false
    options = answer.options
    field('challenge').value = answer.challenge
    since = Date.now()
    return true
  }

  function send(credential) {
    if (!credential) throw new Error('nothing was chosen')
    isBusy = true
    const rpId = options.rpId ?? options.rp.id
    sessionStorage.setItem(LAST, JSON.stringify({ credentialId: credential.id, rpId, at: Date.now() }))
    field('passkey').value = JSON.stringify(jsonOf(credential))
    form.submit()
  }

  /**
   * Tells the password manager that the passkey just sent is unknown here (§5.1.10), so that it stops offering it. Only what this
   * script has sent a moment ago: a page posted again by Reload is refused too, and its passkey is good.
   */
  function signalRefused() {
    const last = JSON.parse(sessionStorage.getItem(LAST) ?? 'null')
    sessionStorage.removeItem(LAST)
    if (!document.querySelector('[data-passkey-refused]') || !last || Date.now() - last.at > 60_000) return
    const { rpId, credentialId } = last
    globalThis.PublicKeyCredential?.signalUnknownCredential?.({ rpId, credentialId }).catch(() => undefined)
  }

  function say(what) {
    if (!line) return
    line.textContent = line.dataset[what] ?? ''
    line.hidden = false
  }

  function field(name) {
    return form.elements.namedItem(name)
  }

  function requestOptions(json) {
    if (PublicKeyCredential.parseRequestOptionsFromJSON)
      return PublicKeyCredential.parseRequestOptionsFromJSON(json)
    return {
      ...json,
      challenge: bytes(json.challenge),
      allowCredentials: (json.allowCredentials ?? []).map(withBytes),
    }
  }

  function creationOptions(json) {
    if (PublicKeyCredential.parseCreationOptionsFromJSON)
      return PublicKeyCredential.parseCreationOptionsFromJSON(json)
    return {
      ...json,
      challenge: bytes(json.challenge),
      user: withBytes(json.user),
      excludeCredentials: (json.excludeCredentials ?? []).map(withBytes),
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
      const transports = response.getTransports && { transports: response.getTransports() }
      return { id, rawId: id, type, response: { ...Object.fromEntries(sent), ...transports } }
    }
  }

  function bytes(text) {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  }

  function letters(buffer) {
    const binary = String.fromCharCode(...new Uint8Array(buffer))
    return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')
  }
})()
