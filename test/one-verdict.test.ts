import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatNumber } from '#shared/index.ts'
import { insistOpened } from './opened.ts'
import { openSite, type SharedSite, shareSite } from './site.ts'

const AREA_WITH_A_REPORT = 'test/fixtures/areas/wealdmoor'

/** A quarter of one measure as the file of the quarter has it. */
interface Judged {
  readonly measure: string
  readonly name: string
  readonly usual: string
  /** "That is within its usual ups and downs: 440 to 1,268 would be usual" */
  readonly said: string
}

async function wordsOf(site: SharedSite, url: string): Promise<string> {
  const { body, statusCode } = await site.app.inject({ url })
  insistOpened(url, statusCode)
  return body.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
}

/** Of the latest quarter, or of one asked for. */
async function judgedIn(site: SharedSite, asked = ''): Promise<readonly Judged[]> {
  const url = `/performance/quarter.csv${asked && `?period=${asked}`}`
  const { body } = await site.app.inject({ url })
  return body
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const cells = line.split(',')
      const [measure = '', , counted = '', , lower = '', upper = ''] = cells
      const isMarked = cells.at(-1) === 'yes'
      assert.equal(isMarked, +counted < +lower || +counted > +upper, line)
      const usual = `${formatNumber(+lower)} to ${formatNumber(+upper)}`
      const where = isMarked ? 'beyond' : 'within'
      const said = `That is ${where} its usual ups and downs: ${usual} would be usual`
      return { measure, name: `${measure} in ${asked || 'the latest quarter'}`, usual, said }
    })
}

describe('whether a quarter is usual', () => {
  for (const area of ['areas/leicestershire', AREA_WITH_A_REPORT]) {
    it(`is the same on the page of the quarter, of the measure and in the file, with its range: ${area}`, async () => {
      const site = await shareSite(area)
      const judged = await judgedIn(site)
      const page = await wordsOf(site, '/performance/quarter')
      for (const { measure, name, usual, said } of judged) {
        assert.ok((await wordsOf(site, `/performance/${measure}`)).includes(said), name + said)
        assert.ok(page.includes(usual), `${name}: ${usual}`)
      }
      assert.ok(judged.length > 2)
    })
  }

  it('is the same in a report about the quarter', async (test) => {
    // With the quarter's own figure of a headline there is a report about it
    const site = await openSite(AREA_WITH_A_REPORT, undefined, (files) => {
      const rows = files.get('figures/made-up.csv') ?? ''
      const [head = '', ...lines] = rows.split('\n')
      const months = lines.filter((line) => /^burglary,[^,]*,,2026-0[456],/.test(line))
      const sum = months.reduce((all, line) => all + Number(line.split(',')[4]), 0)
      const quarter = (months[0] ?? '').replace('2026-04', '2026-27-Q1').split(',')
      return new Map([
        ...files,
        ['figures/quarter.csv', `${head}\n${quarter.with(4, String(sum))}\n`],
      ])
    })
    test.after(site.close)
    const report = await wordsOf(site, '/reports/force-performance/2026-27-Q1')
    const sayings = report.match(/That is \w+ its usual ups and downs: \S+ to \S+ would be usual/g)
    const said = (await judgedIn(site, '2026-27-Q1')).map((one) => one.said)
    for (const saying of sayings ?? []) assert.ok(said.includes(saying), saying)
    assert.ok((sayings ?? []).length > 2)
  })
})
