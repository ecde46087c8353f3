import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { parseArea, readAreaFolder } from '#area/index.ts'
import { fetchArea, importObservations } from '#performance/index.ts'
import { openEmbedded } from '#storage/testing.ts'
import { pagesOf } from './odd/every-page.ts'
import { letIn, oddRows } from './odd/odd-figures.ts'
import { sample } from './sample.ts'
import { openSite, type TestSite } from './site.ts'

const MOST_BYTES = 5_000_000
const TODAY = '2026-11-29'
const clock = { today: () => TODAY, now: () => `${TODAY}T10:00:00Z` }

describe('a figure under a year that was mistyped', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/wealdmoor', clock, (files) => {
      const area = files.get('area.yaml') ?? ''
      return new Map([...files, ['area.yaml', `${area}\nchartMonths: 80\n`]])
    })
  })
  after(() => site.close())

  const read = async (url: string) => {
    const { statusCode, body } = await site.app.inject({ url })
    assert.equal(statusCode, 200, url)
    return body
  }

  /** A page once it shows figures just imported: readers have the pages of before till then. */
  async function readOnceShown(url: string, isShown: (body: string) => boolean) {
    for (let tries = 0; tries < 200 && !isShown(await read(url)); tries += 1) await setTimeout(50)
    return await read(url)
  }

  async function take(row: string): Promise<number> {
    const file = join(site.folder, 'burglaries.csv')
    await writeFile(file, `measure,area,breakdown,period,value\n${row}\n`)
    const area = await fetchArea(site.db)
    assert.ok(area)
    const act = { actor: 'A. Clerk', reason: 'April', at: clock.now(), today: TODAY }
    const outcome = await importObservations(site.db, area, { ...act, file })
    assert.ok(outcome.ok && outcome.value.importId !== null)
    return outcome.value.importId
  }

  it('leaves every page standing, and the measure says why it is not drawn', async () => {
    const drawn = await read('/performance/burglary')
    assert.match(drawn, /cf-chart__drawing/)
    const number = await take('burglary,wealdmoor,,1919-04,41')
    await readOnceShown('/performance', (body) => body.includes('not drawn'))

    for (const url of ['/performance/quarter', '/performance/questions', '/reports', '/data']) {
      await read(url)
    }
    await read('/data/observations.csv')
    await read('/performance/seasons')
    for (const url of ['/', '/performance', '/performance/subjects/crime']) {
      assert.match(await read(url), /Burglary of homes is not drawn: its page says why\./, url)
    }
    const page = await read('/performance/burglary')
    assert.doesNotMatch(page, /cf-chart__drawing/)
    const sentence = new RegExp(
      'This is not drawn: from April 1919 to \\w+ 2026 its axis would have 1,2\\d\\d months, and 600 is ' +
        'the most that can be told apart\\. It is the figure for April 1919 that stands far from the ' +
        `others, recorded on 29 November 2026 with import ${number}\\.`,
    )
    assert.match(page, sentence)
    const [, figure = ''] = /href="([^"]+)">The figure for April 1919</.exec(page) ?? []
    assert.match(await read(figure), /41 offences/)
    assert.match(await read('/performance/criminal-damage'), /cf-chart__drawing/)
  })

  it('is taken out of use by a blank, as the sentence says, and the measure is drawn again', async () => {
    await take('burglary,wealdmoor,,1919-04,')
    const overview = await readOnceShown('/performance', (body) => !body.includes('not drawn'))
    assert.doesNotMatch(overview, /not drawn/)
    assert.match(await read('/performance/burglary'), /cf-chart__drawing/)
  })
})

describe('a measure that cannot be worked out', () => {
  it('keeps no page from being shown but those that show it', async (test) => {
    const area = parseArea(await readAreaFolder('test/fixtures/areas/wealdmoor'))
    assert.ok(area.ok)
    const { readAs } = await openEmbedded(test)
    const pages = await pagesOf(readAs, area.value)
    test.after(() => pages.close())
    const [one] = letIn(area.value, [
      {
        measure: 'burglary',
        area: 'wealdmoor',
        period: '2026-04',
        value: '41',
        numerator: '',
        denominator: '',
      },
    ])
    assert.ok(one)
    const broken = { code: 'no day', kind: 'month', start: 'no day', end: 'no day' } as const
    await pages.hold([{ ...one, period: broken }])
    const failed = (await pages.ask()).filter(({ status }) => status >= 500).map(({ url }) => url)
    assert.ok(failed.includes('/performance'))
    assert.ok(!failed.includes('/method') && !failed.includes('/data'), failed.join(', '))
  })
})

describe('figures that are odd but were let in', () => {
  it('never keep a page from being shown, nor make one endless', async (test) => {
    const area = parseArea(await readAreaFolder('test/fixtures/areas/wealdmoor'))
    assert.ok(area.ok)
    const { readAs } = await openEmbedded(test)
    const pages = await pagesOf(readAs, area.value)
    test.after(() => pages.close())
    await fc.assert(
      fc.asyncProperty(oddRows(area.value), async (rows) => {
        await pages.hold(letIn(area.value, rows))
        for (const { url, status, bytes, body, failure } of await pages.ask()) {
          assert.ok(status < 500, `${url}: ${failure}`)
          assert.ok(bytes < MOST_BYTES, `${url}: ${bytes} bytes`)
          if (!url.endsWith('.ods')) assert.doesNotMatch(body, /NaN|Infinity|undefined/, url)
        }
      }),
      sample(4),
    )
  })
})
