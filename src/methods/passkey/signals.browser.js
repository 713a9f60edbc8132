/**
 * Tells the person's password managers which passkeys still work here, and what their account is called now (WebAuthn L3 §5.1.10), so that
 * none is offered that would be refused. The page gives it `#passkey-signals`: the options of both signals.
 */
;(() => {
  const { accepted, details } = JSON.parse(document.getElementById('passkey-signals').textContent)
  // A browser that cannot, or an authenticator that is not there, changes nothing.
  const signal = (name, options) => globalThis.PublicKeyCredential?.[name]?.(options).catch(() => {})
  signal('signalAllAcceptedCredentials', accepted)
  signal('signalCurrentUserDetails', details)
})()
