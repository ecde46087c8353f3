import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openSite } from './site.ts'

const AREA = 'test/fixtures/areas/wealdmoor'

/** Figures of six periods for the headlines of a report. */
const SIX = ['2024-25-Q1', '2024-25-Q2', '2025-26-Q1', '2025-26-Q2', '2024-25', '2025-26']

async function reportsOf(periods: string, commentary: readonly string[] = []) {
  const site = await openSite(AREA, undefined, (files) => {
    const path = 'reports/force-performance.yaml'
    const definition = (files.get(path) ?? '').replace(/^periods: .*\n/m, periods)
    const rows = SIX.map((period) => `burglary,wealdmoor,,${period},400`)
    const said = commentary.map(
      (period) =>
        [`reports/force-performance/${period}/introduction.md`, 'A quiet time.\n'] as const,
    )
    return new Map([
      ...([...files, ...said, [path, definition]] as [string, string][]),
      ['figures/six.csv', `measure,area,breakdown,period,value\n${rows.join('\n')}\n`],
    ])
  })
  const { body } = await site.app.inject({ url: '/reports' })
  const listed = [...body.matchAll(/href="\/reports\/force-performance\/([^"]+)"/g)].map(
    ([, code]) => code,
  )
  const status = async (period: string) =>
    (await site.app.inject({ url: `/reports/force-performance/${period}` })).statusCode
  return { site, listed, status }
}

describe('a report', () => {
  it('is there where somebody said so, and not where figures happen to be', async (test) => {
    const { site, listed, status } = await reportsOf('')
    test.after(site.close)
    assert.deepEqual(listed, [])
    assert.equal(await status('2025-26-Q2'), 404)
  })

  it('is there for the periods that its definition names, or that it has commentary for', async (test) => {
    const { site, listed, status } = await reportsOf('periods: [2024-25-Q1]\n', ['2025-26'])
    test.after(site.close)
    assert.deepEqual(listed, ['2025-26', '2024-25-Q1'])
    assert.equal(await status('2025-26'), 200)
    assert.equal(await status('2025-26-Q2'), 404)
  })

  it('is there for every quarter with a headline when it is made of every quarter', async (test) => {
    // Its headlines have months from April 2021 to July 2026, which is one of a quarter of three
    const { site, listed, status } = await reportsOf('periods: every-quarter\n')
    test.after(site.close)
    const quarters = [2025, 2024, 2023, 2022, 2021].flatMap((year) =>
      [4, 3, 2, 1].map((quarter) => `${year}-${(year + 1) % 100}-Q${quarter}`),
    )
    assert.deepEqual(listed, ['2026-27-Q1', ...quarters])
    assert.equal(await status('2023-24-Q3'), 200)
  })

  it('is there for every financial year whose months add up to one', async (test) => {
    const { site, listed } = await reportsOf('periods: every-year\n')
    test.after(site.close)
    assert.deepEqual(listed, ['2025-26', '2024-25', '2023-24', '2022-23', '2021-22'])
  })
})
