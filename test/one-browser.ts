import type { BrowserServer } from 'playwright-core'
import { serveChromium } from './chromium.ts'

let server: BrowserServer | undefined

/**
 * Before a run of many test files: starts the one browser that they all connect to. When none starts,
 * the files that need one say so, and the others run.
 */
export async function globalSetup(): Promise<void> {
  try {
    server = await serveChromium()
    process.env['CRITICAL_FRIEND_TEST_BROWSER'] = server.wsEndpoint()
  } catch {
    // Each file that needs a browser looks for one itself, and its failure says what to do.
  }
}

export async function globalTeardown(): Promise<void> {
  await server?.close()
}
