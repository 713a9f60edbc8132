/**
 * A real Chromium for browser suites, and a virtual authenticator for its pages (Chrome DevTools Protocol, WebAuthn
 * domain). An installed browser comes first, else on Linux the one from npm; otherwise one line says what to install.
 */
import { chromium } from 'playwright-core'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { installedBrowser } from './installed-browser.ts'
import { npmChromium } from './npm-chromium.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @throws with one clear line when no browser can be had on this machine. */
export async function launchChromium(): Promise<Browser> {
  const installed = installedBrowser()
  if (installed) return chromium.launch({ executablePath: installed, headless: true, args: FLAGS })
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The browser suite needs Chrome, Edge or Chromium: install one of them and run it again.')
  }
  const { executablePath, env } = await npmChromium()
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, headless: true, args: FLAGS })
}

export interface VirtualAuthenticator {
  /** Base64 credential ids that it holds. */
  readonly credentialIds: () => Promise<readonly string[]>
  /** Whether the person touches it when asked; false leaves a request waiting. */
  readonly setPresence: (isPresent: boolean) => Promise<void>
  /** Whether the person's face, finger or PIN is recognised. */
  readonly setVerified: (isVerified: boolean) => Promise<void>
  readonly remove: () => Promise<void>
}

/** A platform authenticator with discoverable credentials and user verification, present in this page. */
export async function addAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    credentialIds: async () => {
      const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId })
      return credentials.map((credential) => credential.credentialId)
    },
    setPresence: (enabled) =>
      session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }).then(nothing),
    setVerified: (isUserVerified) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }).then(nothing),
    remove: () =>
      session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }).then(() => session.detach()),
  }
}

const nothing = (): void => undefined
