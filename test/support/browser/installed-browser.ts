/** A Chrome, Edge or Chromium that this machine already has, by the places where each system keeps them. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const COMMANDS = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
]

const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']

/** The path of its program, or undefined. */
export function installedBrowser(): string | undefined {
  return candidates().find((path) => existsSync(path))
}

function candidates(): readonly string[] {
  switch (process.platform) {
    case 'darwin':
      return MAC
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((name) =>
        WINDOWS.map((path) => join(process.env[name] ?? '', path)),
      )
    default:
      return (process.env['PATH'] ?? '')
        .split(delimiter)
        .flatMap((folder) => COMMANDS.map((command) => join(folder, command)))
  }
}
