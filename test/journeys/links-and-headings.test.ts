import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { openPage, withBrowser } from '../browser.ts'
import { type SharedSite, shareSite } from '../site.ts'

/** Of pages of one kind, such as those of single measures, so many are opened. */
const EACH_KIND = 2

interface Heard {
  /** What a link is called by, and where it leads. */
  readonly links: readonly (readonly [name: string, address: string])[]
  /** 1 for an h1, in the order of the page. */
  readonly levels: readonly number[]
}

/** Opened first, as each is the only one of its kind. */
const ALWAYS = [
  '/',
  '/constitution/conflicts',
  '/constitution/references',
  '/constitution/versions',
  '/performance/seasons',
  '/performance/pairs',
  '/performance/quarter',
  '/performance/forces',
  '/reports/street-crime/2022-10',
]

/** A page as one hears it who goes from heading to heading and from link to link. */
async function hear(page: Page): Promise<Heard> {
  return await page.evaluate<Heard>(`({
    links: [...document.querySelectorAll('a[href]')].map((link) => [
      (link.getAttribute('aria-label') ?? link.textContent).replace(/\\s+/g, ' ').trim(),
      link.href,
    ]),
    levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ tagName }) =>
      Number(tagName.slice(1)),
    ),
  })`)
}

function kindOf(path: string): string {
  const [place = '', query] = path.split('?')
  const parts = place.split('/')
  return [parts.length, ...parts.slice(1, -1), query === undefined ? '' : '?'].join('/')
}

describe('every kind of page, heard and not seen', () => {
  let site: SharedSite
  const heard = new Map<string, Heard>()

  before(async () => {
    site = await shareSite('areas/leicestershire')
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 1280 })
      const opened = new Map<string, number>()
      const waiting = [...ALWAYS]
      for (const path of waiting) {
        const kind = kindOf(path)
        const times = opened.get(kind) ?? 0
        if (times >= EACH_KIND && !ALWAYS.includes(path)) continue
        const { headers } = await fetch(`${site.address}${path}`, { method: 'HEAD' })
        const isPage = headers.get('content-type')?.startsWith('text/html')
        if (!isPage || headers.has('content-disposition')) continue
        opened.set(kind, times + 1)
        await page.goto(`${site.address}${path}`)
        const found = await hear(page)
        heard.set(path, found)
        for (const [, address] of found.links) {
          const { origin, pathname, search } = new URL(address)
          const next = `${pathname}${search}`
          if (origin === site.address && !waiting.includes(next)) waiting.push(next)
        }
      }
    })
  })

  it('is opened from the front page, whatever its kind', () => {
    assert.ok(heard.size > 50, `${heard.size} pages`)
    for (const path of ALWAYS) assert.ok(heard.has(path), path)
  })

  it('has one h1, and headings that go down one level at a time', () => {
    for (const [path, { levels }] of heard) {
      assert.deepEqual(
        levels.filter((level) => level === 1),
        [1],
        path,
      )
      const skipped = levels.filter((level, place) => level > (levels[place - 1] ?? 0) + 1)
      assert.deepEqual(skipped, [], path)
    }
  })

  it('calls no two addresses by the same words', () => {
    for (const [path, { links }] of heard) {
      const addresses = Map.groupBy(links, ([name]) => name)
      const same = [...addresses].filter(
        ([, them]) => new Set(them.map(([, address]) => address)).size > 1,
      )
      assert.deepEqual(
        same.map(([name]) => name),
        [],
        path,
      )
    }
  })
})
