import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { TOTP } from 'otpauth'
import { inviteSomebody, linkSentTo } from '../accounts/browsing.ts'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

/** A device that has a finger on it, as Chromium plays one. */
const DEVICE = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const

describe('somebody who signs in', () => {
  let site: TestSite
  /** Passkeys are made for a name, which 127.0.0.1 is not. */
  let address: string

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere')
    address = `http://localhost:${new URL(site.address).port}`
  })
  after(() => site.close())

  for (const width of JOURNEY_WIDTHS) {
    it(`is invited, and comes in by a link and a code without scripts, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const email = `clerk-${width}@example.gov.uk`
        const about = { name: `Clerk at ${width}`, email, role: 'clerk' }
        const { link } = await inviteSomebody(site, about)
        const page = await openPage(browser, { width })
        await page.goto(`${address}${link}`)
        await checkPage(page)
        await page.getByRole('button', { name: 'Sign in' }).click()
        await page.getByRole('heading', { name: 'Set up your second factor' }).waitFor()
        await checkPage(page)
        const secret = (await page.locator('code').textContent()) ?? ''
        const code = new TOTP({ secret })
        await page.getByLabel('Six-figure code').fill('12345')
        await page.getByRole('button', { name: 'Use this app' }).click()
        await page.getByRole('link', { name: /That code is not right/ }).waitFor()
        await checkPage(page)
        await page.getByLabel('Six-figure code').fill(code.generate())
        await page.getByRole('button', { name: 'Use this app' }).click()
        await page.getByRole('heading', { name: about.name }).waitFor()
        await page.getByText('Signed in as clerk.').waitFor()
        await checkPage(page)
        await page.goto(`${address}/panel/record/person`)
        await page.getByRole('button', { name: 'Add them' }).waitFor()
        await page.getByRole('link', { name: 'Your account' }).click()
        await page.getByRole('button', { name: 'Sign out', exact: true }).click()
        await page.getByRole('link', { name: 'Sign in' }).click()
        await checkPage(page)
        await page.getByLabel('E-mail address').fill('nobody')
        await page.getByRole('button', { name: 'Send me a link' }).click()
        await page.getByRole('link', { name: /Enter an e-mail address/ }).waitFor()
        await page.getByLabel('E-mail address').fill(email)
        await page.getByRole('button', { name: 'Send me a link' }).click()
        await page.getByRole('heading', { name: 'Look at your e-mail' }).waitFor()
        await checkPage(page)
        await page.goto(`${address}${await linkSentTo(site, email, 2)}`)
        await page.getByRole('button', { name: 'Sign in' }).click()
        await page.getByRole('heading', { name: 'Your second factor' }).waitFor()
        await checkPage(page)
        await page.goto(`${address}/panel/record/person`)
        await page.getByRole('heading', { name: 'Give your second factor' }).waitFor()
        await checkPage(page)
      })
    })

    it(`administers accounts at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        await site.signIn(page)
        await page.goto(`${site.address}/accounts`)
        await checkPage(page)
        await page.getByRole('link', { name: 'Invite somebody' }).click()
        await page.getByRole('button', { name: 'Invite them' }).click()
        await page.getByRole('link', { name: 'Choose a role' }).waitFor()
        await checkPage(page)
        await page.getByLabel('Name, as the record').fill(`Cllr Ida ${width}`)
        await page.getByLabel('E-mail address').fill(`ida-${width}@example.gov.uk`)
        await page.getByLabel('Read-only officer').check()
        await page.getByLabel('The first day').fill('2026-01-01')
        await page.getByRole('button', { name: 'Invite them' }).click()
        await page.getByText('Today: read-only officer.').waitFor()
        await checkPage(page)
        for (const path of ['/permissions', '/mail']) {
          await page.goto(`${site.address}${path}`)
          await checkPage(page)
        }
      })
    })
  }

  it('adds a passkey, and comes in with nothing else', async () => {
    const email = 'passkey@example.gov.uk'
    const about = { name: 'Pat Key', email, role: 'clerk' }
    const { link } = await inviteSomebody(site, about)
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 1280, javascript: true })
      const device = await page.context().newCDPSession(page)
      await device.send('WebAuthn.enable')
      await device.send('WebAuthn.addVirtualAuthenticator', { options: DEVICE })
      await page.goto(`${address}${link}`)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('button', { name: 'Add a passkey' }).click()
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByText('Signed in as clerk.').waitFor()
      await page.getByText('Second factors: one passkey, no codes.').waitFor()
      await checkPage(page)
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      // What the device keeps is erased first, and only then is it sent
      await page.getByRole('link', { name: 'Sign in' }).click()
      await page.waitForURL(/\/sign-in/)
      await page.getByRole('button', { name: 'Use a passkey' }).click()
      await checkPage(page)
      const sent = page.waitForRequest((one) => one.url().endsWith('/sign-in/passkey/answer'))
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByText('Signed in as clerk.').waitFor()
      await page.goto(`${address}/panel/record/person`)
      await page.getByRole('button', { name: 'Add them' }).waitFor()

      // What the device answered is good once, and for the browser that was asked
      const answer = (await sent).postData() ?? ''
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`)
      for (const cookies of [cookie.join('; '), '']) {
        const again = await fetch(`${address}/sign-in/passkey/answer`, {
          method: 'POST',
          redirect: 'manual',
          headers: {
            ...{ origin: address, 'content-type': 'application/x-www-form-urlencoded' },
            cookie: cookies,
          },
          body: answer,
        })
        assert.equal(again.status, 422)
        assert.deepEqual(again.headers.getSetCookie(), [])
      }
    })
  })
})
