import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { AxeResults, Result, RunOptions } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { insistOpened } from './opened.ts'
import { drawnTimes } from './sample.ts'

/** The widths that pages are checked at, in CSS pixels: a phone (or 400% zoom), and a desk. */
export const WIDTHS = [320, 1280] as const

/** Between them, where a table has the least room for its columns: the narrowest that is no phone’s. */
const BETWEEN = 768

/**
 * The widths that a journey is gone at: the narrow one, where a page has to be scrolled for all that is
 * pressed, with each page on its way looked at in all of them by {@link checkPage}; in
 * `npm run soak journeys` every one.
 */
export const JOURNEY_WIDTHS: readonly number[] = drawnTimes > 1 ? WIDTHS : [WIDTHS[0]]

/** Where the one browser of a run of many files is: see one-browser.ts. A file alone has none. */
const SERVED = process.env['CRITICAL_FRIEND_TEST_BROWSER'] ?? ''

let lent: Promise<Browser> | undefined

after(async () => {
  const browser = await lent?.catch(() => undefined)
  await browser?.close()
})

/**
 * Lends a real Chromium, the same one to all the tests of a process, and closes what `use` has opened in
 * it whatever happens.
 *
 * @throws when no Chromium starts on this machine, saying what to do
 */
export async function withBrowser<Found>(
  use: (browser: Browser) => Promise<Found>,
): Promise<Found> {
  lent ??= SERVED === '' ? launchChromium() : chromium.connect(SERVED)
  const browser = await lent
  try {
    return await use(browser)
  } finally {
    const kept = (await axe)?.context()
    for (const context of browser.contexts()) if (context !== kept) await context.close()
  }
}

/** Pages by their path, each with words that it must say. */
export type PagesToVisit = readonly (readonly [path: string, words: RegExp])[]

/** Opens each page in turn: it says what it should, and is held to all that {@link checkPage} asks. */
export async function visitEach(address: string, pages: PagesToVisit): Promise<void> {
  await withBrowser(async (browser) => {
    const page = await openPage(browser, { width: WIDTHS[0] })
    for (const [path, words] of pages) {
      const answer = await page.goto(`${address}${path}`)
      insistOpened(path, answer?.status() ?? 0)
      assert.match((await page.locator('main').textContent()) ?? '', words, path)
      await checkPage(page)
    }
  })
}

/** How many pages have been looked at in each tab. */
const looked = new WeakMap<Page, number>()

/**
 * Fails unless a page as it stands scrolls one way only at every width, and is accessible at one of them, of
 * which two pages after each other have each another.
 */
export async function checkPage(page: Page): Promise<void> {
  const place = looked.get(page) ?? 0
  looked.set(page, place + 1)
  const own = page.viewportSize() ?? { width: WIDTHS[0], height: 900 }
  // Its own last, at which the journey goes on
  for (const width of [...[...WIDTHS, BETWEEN].filter((other) => other !== own.width), own.width]) {
    await page.setViewportSize({ ...own, width })
    const at = `${page.url()} at ${width} px`
    assert.deepEqual(await findSidewaysScroll(page), [], at)
    if (isDrawn(place, width)) assert.deepEqual(await checkAccessibility(page), [], at)
  }
}

/**
 * Whether a page is one of those held against the rules of accessibility at this width: every other
 * page at each width, and in `npm run soak journeys` every page at every width.
 */
function isDrawn(place: number, width: number): boolean {
  return drawnTimes > 1 || WIDTHS[place % WIDTHS.length] === width
}

export interface PageSettings {
  readonly width: number
  /** Off unless said: no page of ours needs it. */
  readonly javascript?: boolean
  /** As a reader may have asked their computer for their own colours. */
  readonly forcedColors?: boolean
}

/** A new page in a context of its own: nothing is kept from one to the next. */
export async function openPage(browser: Browser, settings: PageSettings): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: settings.width, height: 900 },
    javaScriptEnabled: settings.javascript ?? false,
    acceptDownloads: true,
    locale: 'en-GB',
    ...(settings.forcedColors ? { forcedColors: 'active' } : {}),
  })
  // On a machine that does much else at the same time, a page may take long
  context.setDefaultTimeout(60_000)
  return await context.newPage()
}

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

const AXE_RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}

/** The pages that have been looked at in this process, by their address and what they say. */
const checked = new Set<string>()

/**
 * What is wrong with a page for people who use it otherwise than by eye and mouse, each as one line:
 * the rule, what it asks, and where. None is an empty list.
 *
 * The same page at another width is looked at again only in `npm run soak journeys`.
 *
 * axe needs timers, which stop with JavaScript. So a page is read as it stands, made without
 * JavaScript or by sending a form, and axe is run on a copy of it at the same address and width.
 */
export async function checkAccessibility(page: Page): Promise<string[]> {
  const address = page.url()
  const html = await page.content()
  if (drawnTimes === 1 && checked.has(`${address} ${html}`)) return []
  checked.add(`${address} ${html}`)
  const browser = page.context().browser()
  if (!browser) throw new Error('The page is no longer open')
  const { protocol, origin } = new URL(address)
  // A file on the disk is of no site, and is opened as it is
  const isOfSite = protocol !== 'file:'
  const copy = await axePage(browser, isOfSite ? `${origin}/axe` : address)
  await copy.setViewportSize(page.viewportSize() ?? { width: 1280, height: 900 })
  if (isOfSite) await copy.evaluate(writeInPlace(address, html))
  const { violations } = await copy.evaluate<AxeResults>(
    `axe.run(document, ${JSON.stringify(AXE_RULES)})`,
  )
  return violations.map(describeViolation)
}

/** Writes a page in the place of the one that is open, at another address of its site, and waits for its styles. */
function writeInPlace(address: string, html: string): string {
  return `(async () => {
    history.replaceState(null, '', ${JSON.stringify(address)})
    document.open() // which forgets who listens
    const loaded = new Promise((resolve) => addEventListener('load', resolve, { once: true }))
    document.write(${JSON.stringify(html)})
    document.close()
    await loaded
  })()`
}

let axe: Promise<Page> | undefined

/**
 * One page for all the copies, with axe in it: each page of its own would be a process of its own, and
 * to read axe for each takes as long as a small page takes to be looked at.
 */
async function axePage(browser: Browser, address: string): Promise<Page> {
  axe ??= browser.newContext({ bypassCSP: true }).then((context) => context.newPage())
  const page = await axe
  const { protocol, origin } = new URL(address)
  if (protocol !== 'file:' && new URL(page.url()).origin === origin) return page
  const blank = `${origin}/axe`
  await page.route(blank, (route) => route.fulfill({ contentType: 'text/html', body: '' }))
  await page.goto(address)
  await page.unroute(blank)
  await page.evaluate(AXE)
  return page
}

function describeViolation({ id, help, nodes }: Result): string {
  return `${id}: ${help} (${nodes.map((node) => node.html).join(' · ')})`
}

/** How far a page can be moved sideways, in CSS pixels, with what sticks out; it should be nothing. */
export async function findSidewaysScroll(page: Page): Promise<string[]> {
  // A page that was just gone to may have nothing in it yet
  await page.waitForLoadState('domcontentloaded')
  return await page.evaluate<string[]>(`(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > width + 0.5)
      .map((one) => one.tagName.toLowerCase() + '.' + one.getAttribute('class') +
        ' reaches ' + Math.round(one.getBoundingClientRect().right) + ' of ' + width)
  })()`)
}
