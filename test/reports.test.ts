import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { accuses, checkPapers } from '#checker/index.ts'
import { readPaper } from '#documents/testing.ts'
import { fetchReport, type Report } from '#reports/index.ts'
import { readBack } from '#reports/read-back.ts'
import { makeReport } from '#reports/write-report.ts'
import { parsePeriod } from '#shared/index.ts'
import type { Storage } from '#storage/index.ts'
import { type SharedArea, shareFounded } from './founded.ts'

describe('the reports of Leicestershire', () => {
  let founded: SharedArea
  let storage: Storage

  before(async () => {
    founded = await shareFounded('areas/leicestershire')
    storage = founded.storage
  })

  /** Each is built once: nothing here is recorded. */
  const built = new Map<string, Promise<Report>>()
  const reportOf = (...asked: Parameters<typeof build>) => {
    const report = built.get(asked.join()) ?? build(...asked)
    built.set(asked.join(), report)
    return report
  }
  async function build(id: string, code: string, asAt: string): Promise<Report> {
    const period = parsePeriod(code)
    assert.ok(period.ok)
    const report = await fetchReport(storage.db, id, period.value, asAt)
    assert.ok(report.ok, report.ok ? '' : (report.problems[0]?.message ?? ''))
    return report.value
  }

  async function rowsOf(id: string, code: string, asAt = '2026-11-22') {
    const report = await reportOf(id, code, asAt)
    const lines = report.sections.flatMap(({ rows }) => rows)
    const row = (anchor: string) => {
      const line = lines.find((one) => one.anchor === anchor)
      assert.ok(line, `${anchor} is in the report`)
      return [line.value.text, line.earlier.text, line.change.text, line.percent.text]
    }
    return { report, lines, row }
  }

  it('reproduce every headline row of the end-of-year report 2018/19', async () => {
    const { row } = await rowsOf('force-performance', '2018-19')
    assert.deepEqual(row('calls-999-volume'), ['150,536', '138,893', '+11,643', '+8%'])
    assert.deepEqual(row('calls-101-volume'), ['383,000', '501,342', '−118,342', '−24%'])
    assert.deepEqual(row('incidents-total'), ['239,920', '251,454', '−11,534', '−5%'])
    assert.deepEqual(row('all-crime'), ['92,924', '84,760', '+8,164', '+10%'])
    assert.deepEqual(row('positive-outcomes'), ['10,585', '10,806', '−221', '−2%'])
    assert.deepEqual(row('stop-search'), ['3,716', '2,032', '+1,684', '+83%'])
  })

  it('reproduce every headline row of the first quarter of 2019/20', async () => {
    const { row } = await rowsOf('force-performance', '2019-20-Q1')
    assert.deepEqual(row('calls-999-volume'), ['40,089', '36,232', '+3,857', '+11%'])
    assert.deepEqual(row('calls-101-volume'), ['90,395', '101,730', '−11,335', '−11%'])
    assert.deepEqual(row('incidents-total'), ['59,738', '62,554', '−2,816', '−5%'])
    const missing = (part: string) => row(`missing-person-reports--${part}`)
    assert.deepEqual(missing('age-0-17'), ['926', '871', '+55', '+6%'])
    assert.deepEqual(missing('age-over-18'), ['491', '556', '−65', '−12%'])
    assert.deepEqual(missing('gender-male'), ['677', '576', '+101', '+18%'])
    assert.deepEqual(missing('gender-female'), ['588', '764', '−176', '−23%'])
    assert.deepEqual(row('all-crime'), ['23,871', '22,949', '+922', '+4%'])
    assert.deepEqual(row('positive-outcomes'), ['2,560', '2,957', '−397', '−13%'])
    assert.deepEqual(row('stop-search'), ['961', '789', '+172', '+22%'])
  })

  it('print +23 (+22%) where the paper misprints −23 (−22%), and say so', async () => {
    const { row, lines } = await rowsOf('force-performance', '2019-20-Q1')
    const anchor = 'missing-person-reports--gender-unspecified'
    assert.deepEqual(row(anchor), ['129', '106', '+23', '+22%'])
    const notes = lines.find((line) => line.anchor === anchor)?.notes.join(' ') ?? ''
    assert.match(
      notes,
      /printed the change as −23 \(−22%\)\. Its own two values give \+23 \(\+22%\)/,
    )
  })

  it('say that 37 visits are 95% of the 39 that one a week to three suites needs', async () => {
    const { lines } = await rowsOf('office-performance', '2019-20-Q1')
    const target = lines.find(({ anchor }) => anchor === 'icv-visits')?.target
    assert.equal(
      target?.sentence.map(({ text }) => text).join(''),
      '37 visits are 95% of the 39 needed, 2 short.',
    )
    // 13 weeks from 1 April to 30 June 2019
    assert.equal(target?.working, '1 visit a week to each suite × 13 weeks × 3 suites = 39')
    assert.equal(target?.met, false)
  })

  it('hold 137 flexible hours to be within the 195 allowed, and 78 days of leave to be on target', async () => {
    const { lines } = await rowsOf('office-performance', '2019-20-Q1')
    const target = (id: string) => lines.find(({ anchor }) => anchor === id)?.target
    assert.equal(target('flexi-balance')?.met, true)
    assert.match(target('flexi-balance')?.working ?? '', /15 .* × 13 .* = 195/)
    assert.match(target('annual-leave-days')?.working ?? '', /2 .* × 3 months × 13 .* = 78/)
  })

  it('do not compare stalking across the recording change of April 2018', async () => {
    const { row } = await rowsOf('force-performance', '2018-19')
    assert.equal(row('stalking-harassment')[2], 'not comparable')
  })

  it('name only places where a measure is shown for several, each with an anchor of its own', async () => {
    const { lines } = await rowsOf('street-crime', '2022-10')
    const anchors = lines.map(({ anchor }) => anchor)
    assert.equal(new Set(anchors).size, anchors.length)
    assert.ok(lines.some(({ name }) => name === 'All street-level records: Blaby'))
  })

  it('cite every number: each cell leads to a figure, and each figure to its paper', async () => {
    for (const [id, code] of [
      ['force-performance', '2018-19'],
      ['street-crime', '2022-23-Q1'],
    ] as const) {
      const { report, lines } = await rowsOf(id, code)
      for (const line of lines) {
        for (const cell of [line.value, line.earlier]) {
          if (cell.text === 'not held') continue
          const figure = report.figures.find(({ number }) => number === cell.figure)
          assert.ok(figure, `${line.name}: ${cell.text} has no figure`)
          assert.ok(report.sources.some(({ number }) => number === figure.source))
        }
      }
    }
  })

  it('explain exactly the terms they use', async () => {
    const { report, lines } = await rowsOf('force-performance', '2018-19')
    const terms = report.glossary.map(({ term }) => term)
    assert.ok(terms.includes('Positive outcome'))
    assert.equal(terms.includes('Twitter impression'), false)
    assert.ok(lines.length > 40)
  })

  it('show what was known on a day, and refuse a day before anything was', async () => {
    // The annual report of 24 September 2019 brought the totals of hate crime; before it, only the
    // change was printed.
    const before = await rowsOf('force-performance', '2018-19', '2019-07-22')
    assert.deepEqual(before.row('hate-crime').slice(0, 3), ['not held', 'not held', '+152'])
    const after = await rowsOf('force-performance', '2018-19', '2019-09-24')
    assert.deepEqual(after.row('hate-crime').slice(0, 3), ['1,629', '1,477', '+152'])
    const period = parsePeriod('2018-19')
    assert.ok(period.ok)
    const nothing = await fetchReport(storage.db, 'force-performance', period.value, '2019-01-01')
    assert.equal(nothing.ok, false)
    if (!nothing.ok)
      assert.match(nothing.problems[0]?.message ?? '', /No figures are held for it yet/)
  })

  it('have a briefing that tells what changed since the report before', async () => {
    const partsOf = async (id: string, code: string) => {
      const { report } = await rowsOf(id, code)
      return report.briefing.parts.map(({ lines }) =>
        lines.map((line) => line.map(({ text }) => text).join('')),
      )
    }
    const [, changed, questions] = await partsOf('street-crime', '2022-10')
    assert.deepEqual(changed?.slice(0, 2), [
      'Unusual now, not then: Other crime (street-level).',
      'Unusual then, not now: Theft from the person (street-level).',
    ])
    assert.match(questions?.[0] ?? '', /and three more\. What lies behind each of them\?$/)
    const [unusual, none] = await partsOf('force-performance', '2019-20-Q1')
    assert.match(unusual?.[0] ?? '', /^That cannot be said/)
    assert.deepEqual(none, ['There is no report for January to March 2019 to set beside this one.'])
  })

  it('are accused of nothing by the checker of papers, as web pages and as PDF', async () => {
    for (const [id, code] of [
      ['force-performance', '2019-20-Q1'],
      ['force-performance', '2018-19'],
    ] as const) {
      const { report } = await rowsOf(id, code)
      for (const format of ['html', 'pdf', 'briefing-html', 'briefing-pdf'] as const) {
        const made = await makeReport(report, format)
        assert.ok(made.ok)
        const name = `report.${format.replace('briefing-', '')}`
        const read = await readPaper(name, made.value)
        assert.ok(read.ok)
        const claims = checkPapers([read.value]).flatMap((paper) => paper.claims)
        const isRead = claims.some(({ verdict }) => verdict === 'correct')
        assert.ok(isRead || format.startsWith('briefing'), `${code} as ${format} is read`)
        const accused = claims.filter(({ verdict }) => accuses(verdict))
        assert.deepEqual(
          accused.map(({ quote, stated, recomputed }) => [quote, stated, recomputed]),
          [],
        )
      }
    }
  })

  it('leave no page of their PDF half empty but the last', async () => {
    for (const [id, code] of [
      ['force-performance', '2019-20-Q1'],
      ['street-crime', '2022-10'],
    ] as const) {
      const { report } = await rowsOf(id, code)
      const pdf = await makeReport(report, 'pdf')
      assert.ok(pdf.ok)
      const pages = await readBack(pdf.value)
      assert.ok(pages.length > 8)
      for (const [index, { empty }] of pages.slice(0, -1).entries()) {
        assert.ok(empty < 0.5, `${id}: ${Math.round(100 * empty)}% of page ${index + 1} is empty`)
      }
    }
  })

  it('name the periods that have figures when asked for one that has none', async () => {
    const period = parsePeriod('2025-26')
    assert.ok(period.ok)
    const report = await fetchReport(storage.db, 'force-performance', period.value, '2026-11-22')
    assert.equal(report.ok, false)
    if (!report.ok) {
      assert.equal(
        report.problems[0]?.message,
        'Force performance report has no figures for the year to March 2026. ' +
          'Choose a period that has figures, such as 2019-20-Q1, 2018-19, 2018-19-Q1, 2017-18',
      )
    }
  })
})
