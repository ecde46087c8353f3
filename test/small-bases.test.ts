import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openSite, type SharedSite, shareSite, type TestSite } from './site.ts'

// Percents of change wherever they are written: "+12%", "8% more than", "21% above the year’s level"
const CHANGES = /[+−]\d[\d,.]*%|(?<![\d.])\d+% (?:more|less|fewer|above|below)\b/

/** The same area, with its threshold for percents moved. */
function withFewest(fewestForPercent: number) {
  return (files: ReadonlyMap<string, string>) => {
    const yaml = (files.get('area.yaml') ?? '').replace(/^smallNumbers:.*$/m, '')
    const settings = `\nsmallNumbers: { fewestForPercent: ${fewestForPercent}, fewestForRank: 9999999 }\n`
    return new Map([...files, ['area.yaml', yaml + settings]])
  }
}

/** Every page about figures that sets one count beside another. */
async function pathsOf(site: SharedSite): Promise<readonly string[]> {
  const index = await read(site, '/performance')
  const subjects = linksIn(index, '/performance/subjects/')
  const measures = new Set(
    linksIn(index, '/performance/').filter((path) => !/\/\w+\//.test(path.slice(13))),
  )
  for (const subject of subjects) {
    for (const path of linksIn(await read(site, subject), '/performance/')) {
      if (path.split('/').length === 3) measures.add(path)
    }
  }
  const seasons = linksIn(await read(site, '/performance/seasons'), '/performance/seasons/')
  const fixed = [
    '/',
    '/performance',
    '/performance/quarter',
    '/performance/seasons',
    '/performance/forces',
  ]
  return [...fixed, ...subjects, ...measures, ...seasons.slice(0, 20)]
}

async function read(site: SharedSite, path: string): Promise<string> {
  const { body, statusCode } = await site.app.inject({ url: path })
  if (statusCode !== 200) return ''
  // What a paper printed stays as it was printed, wherever it is told
  const printed = body.match(/<table[^>]*id="(?:as-printed|revisions)".*?<\/table>/gs) ?? []
  const percents = printed.flatMap((table) => table.match(/[+−][\d,.]+%/g) ?? [])
  return percents.reduce(
    (page, percent) => page.replaceAll(percent, ''),
    body.slice(body.indexOf('<main')),
  )
}

function linksIn(html: string, start: string): readonly string[] {
  const links = [...html.matchAll(/href="([^"#?]+)/g)].map(([, href = '']) => href)
  return [...new Set(links.filter((href) => href.startsWith(start) && !/\.\w+$/.test(href)))]
}

describe('the threshold for percents', async () => {
  const root = join(import.meta.dirname, '..')
  const [area = ''] = await readdir(join(root, 'areas'))
  let high: TestSite
  let usual: SharedSite
  before(async () => {
    high = await openSite(`areas/${area}`, undefined, withFewest(9_999_999))
    usual = await shareSite(`areas/${area}`)
  })
  after(() => high.close())

  it('keeps percents of change off every page when no count comes up to it', async () => {
    const found: string[] = []
    for (const path of await pathsOf(high)) {
      const page = await read(high, path)
      const [percent] = CHANGES.exec(page) ?? []
      // Money is no count, and keeps its percents
      if (percent !== undefined && !page.includes('£')) found.push(`${path}: ${percent}`)
    }
    assert.deepEqual(found, [])
  })

  it('lets them through on each kind of page where the counts come up to it', async () => {
    for (const path of ['/performance', '/performance/quarter', '/performance/seasons']) {
      assert.match(await read(usual, path), CHANGES, path)
    }
    const index = linksIn(await read(usual, '/performance'), '/performance/')
    const measures = index.filter((path) => path.split('/').length === 3)
    let isThere = false
    for (const path of measures) isThere ||= CHANGES.test(await read(usual, path))
    assert.ok(isThere)
  })

  it('is told on the page of methods with the area’s own numbers, as are the others', async () => {
    const method = await read(high, '/method')
    assert.match(method, /No percent change is given of a count below 9999999/)
    assert.match(method, /No force is ranked where a count is under 9999999/)
    assert.match(method, /Counts from 1 to 4 are small/)
  })

  it('has no rank given of a force either, where rates rest on fewer than theirs', async () => {
    const forces = await read(high, '/performance/forces')
    assert.match(forces, /withheld/)
    assert.doesNotMatch(forces, /could be \d/)
  })
})
