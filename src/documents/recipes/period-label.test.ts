import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { parsePeriod } from '#shared/index.ts'
import { type PeriodSettings, readPeriodLabel, yearOf } from './period-label.ts'

/** A label read, in one line: its days, its kind, its basis unless it is `during`, and what was left over. */
function said(label: string, settings: PeriodSettings = {}): string | null {
  const read = readPeriodLabel(label, settings)
  if (read === null) return null
  if ('ask' in read) {
    return `ask: ${read.ask.map(({ reading }) => (reading ? `${reading.start}/${reading.end}` : '?')).join(' or ')}`
  }
  const { start, end, kind, basis } = read.reading
  const isPlain = basis === 'during' || basis === kind || kind === 'day' || kind === 'rolling year'
  const left = read.left === undefined ? '' : `, left ${read.left}`
  return `${start === end ? start : `${start}/${end}`} ${kind}${isPlain ? '' : ` ${basis}`}${left}`
}

const YEAR_2019 = '2018-04-01/2019-03-31 financial year'
const APRIL_2019 = '2019-04-01/2019-04-30 month'
const QUARTER_2 = '2019-07-01/2019-09-30 quarter'
const ROLLING = '2024-11-01/2025-10-31 rolling year'
const TO_OCTOBER = '2025-04-01/2025-10-31 cumulative'

/** What each label means by itself. */
const LABELS: Readonly<Record<string, string | null>> = {
  '2018/19': YEAR_2019,
  '2018-19': YEAR_2019,
  '2018–19': YEAR_2019,
  '2018/2019': YEAR_2019,
  '2018 / 19': YEAR_2019,
  '18/19': YEAR_2019,
  'FY 2018/19': YEAR_2019,
  'FY18/19': YEAR_2019,
  'Financial year 2018-19': YEAR_2019,
  'FYE 2019': YEAR_2019,
  'Full year 2018/19': YEAR_2019,
  '2018/19 full year': YEAR_2019,
  '201819': YEAR_2019,
  'year ending March 2019': YEAR_2019,
  'Year ending 31 March 2019': YEAR_2019,
  'year to 31 March 2019': YEAR_2019,
  'YE Mar 19': YEAR_2019,
  'Apr 18 to Mar 19': YEAR_2019,
  'April 2018 – March 2019': YEAR_2019,
  '1 April 2018 to 31 March 2019': YEAR_2019,
  '01/04/2018 - 31/03/2019': YEAR_2019,
  '01/04/2018 - 06/10/2018': 'ask: 2018-04-01/2018-10-06 or 2018-01-04/2018-06-10',
  '2011-12': 'ask: 2011-12-01/2011-12-31 or 2011-04-01/2012-03-31',
  '2011/12': '2011-04-01/2012-03-31 financial year',
  '10/11': 'ask: 2011-10-01/2011-10-31 or 2010-04-01/2011-03-31 or ?',
  '18-19': 'ask: 2018-04-01/2019-03-31 or ?',
  '98/99': '1998-04-01/1999-03-31 financial year',
  '2018/20': null,
  '2018/9': 'ask: 2018-09-01/2018-09-30 or 2018-04-01/2019-03-31',
  FY19: 'ask: 2018-04-01/2019-03-31 or 2019-04-01/2020-03-31',
  '2018': 'ask: 2018-01-01/2018-12-31 or 2017-04-01/2018-03-31 or 2018-04-01/2019-03-31',
  CY2024: '2024-01-01/2024-12-31 calendar year',
  'Calendar year 2024': '2024-01-01/2024-12-31 calendar year',
  '2024 (calendar year)': '2024-01-01/2024-12-31 calendar year',
  'January to December 2016': '2016-01-01/2016-12-31 calendar year',
  'year ending September 2018': '2017-10-01/2018-09-30 rolling year',
  '12 months ending Oct 2025': ROLLING,
  '12 months to 31 October 2025': ROLLING,
  'Rolling 12 months to October 2025': ROLLING,
  'Rolling 12 months to Oct-25': ROLLING,
  'R12M Oct-25': ROLLING,
  'R12 Oct 2025': ROLLING,
  'Rolling 12m (Nov 24 - Oct 25)': ROLLING,
  'Oct 25 (rolling 12 months)': ROLLING,
  'Nov 2024 to Oct 2025': ROLLING,
  'Rolling 12 months to March 2019': '2018-04-01/2019-03-31 rolling year',
  'Q1 2019/20': '2019-04-01/2019-06-30 quarter',
  '2019/20 Q2': QUARTER_2,
  '2019-20-Q2': QUARTER_2,
  'Q2 (Jul–Sep) 2019/20': QUARTER_2,
  'Q2 2019/20 (July to September)': QUARTER_2,
  'Q2 (Jul–Sep) 2019': QUARTER_2,
  'Q2 (Apr–Jun) 2019/20': 'ask: 2019-07-01/2019-09-30 or 2019-04-01/2019-06-30',
  'July–September 2019 (Q2)': QUARTER_2,
  'Q2: Jul-Sep 19': QUARTER_2,
  'Q4 (Jan–Mar) 2020': '2020-01-01/2020-03-31 quarter',
  'Q4 2020 (Jan–Mar)': 'ask: 2020-01-01/2020-03-31 or 2021-01-01/2021-03-31',
  'Q4 2019/0': '2020-01-01/2020-03-31 quarter',
  'Qtr 2 19-20': QUARTER_2,
  'Quarter 2, 2019/20': QUARTER_2,
  'second quarter of 2019/20': QUARTER_2,
  'Jul–Sep 2019': QUARTER_2,
  'July - September 2019': QUARTER_2,
  'Jul-Sep 2019/20': QUARTER_2,
  'quarter ending September 2019': QUARTER_2,
  'Quarter ended 30 September 2019': QUARTER_2,
  '3 months to September 2019': QUARTER_2,
  'Q2 2019/20 (Jul–Sep 2019)': QUARTER_2,
  'Q2 2019/20 (Apr–Jun 2019)': 'ask: 2019-07-01/2019-09-30 or 2019-04-01/2019-06-30',
  'Quarter Two 2019/20': QUARTER_2,
  '2nd Qtr 2019/20': QUARTER_2,
  '2019/20 (Q2)': QUARTER_2,
  'Q4 2019/20': '2020-01-01/2020-03-31 quarter',
  'Q1 2025': 'ask: 2025-01-01/2025-03-31 or 2024-04-01/2024-06-30 or 2025-04-01/2025-06-30',
  'Q1 FY26': 'ask: 2025-04-01/2025-06-30 or 2026-04-01/2026-06-30',
  Q2: 'ask: ? or ?',
  'H1 2024/25': '2024-04-01/2024-09-30 half year',
  'second half of 2024/25': '2024-10-01/2025-03-31 half year',
  'April 2019': APRIL_2019,
  'Apr-19': APRIL_2019,
  "Apr '19": APRIL_2019,
  'Apr’19': APRIL_2019,
  'Apr. 2019': APRIL_2019,
  'APRIL 2019': APRIL_2019,
  '2019-04': APRIL_2019,
  '201904': APRIL_2019,
  '2019M04': APRIL_2019,
  '04/2019': APRIL_2019,
  '2019 April': APRIL_2019,
  'April 2019/20': APRIL_2019,
  'January 2019/20': '2020-01-01/2020-01-31 month',
  'Month ending 30 April 2019': APRIL_2019,
  '201011': 'ask: 2010-11-01/2010-11-30 or 2010-04-01/2011-03-31',
  '201913': null,
  '04/25': 'ask: 2025-04-01/2025-04-30 or ?',
  '19-Apr': 'ask: 2019-04-01/2019-04-30 or ?',
  April: 'ask: ?',
  '5 April': 'ask: ?',
  'Oct 24': '2024-10-01/2024-10-31 month',
  '01/04/2019': 'ask: 2019-04-01/2019-04-01 or 2019-01-04/2019-01-04',
  '30/06/2019': '2019-06-30 day',
  '30.06.2019': '2019-06-30 day',
  '04/04/2019': '2019-04-04 day',
  '2019-04-01': '2019-04-01 day',
  '2019-04-01T00:00:00': '2019-04-01 day',
  '30 Sep 2018': '2018-09-30 day',
  '30th September 2018': '2018-09-30 day',
  'September 30, 2018': '2018-09-30 day',
  'Sun 30/09/2018': '2018-09-30 day',
  'Snapshot 30 September 2018': '2018-09-30 day',
  'Sunday 30 September 2018': '2018-09-30 day',
  'at 30 September 2018': '2018-09-30 day',
  'As at: 30 September 2018': '2018-09-30 day',
  'as at end March 2025': '2025-03-31 day',
  'End of March 2025': '2025-03-31 day',
  'as at Sep-18': '2018-09-30 day',
  '31 June 2025': null,
  '31/04/2025': null,
  '30/02/2024': null,
  'Week ending 7 April 2019': '2019-04-01/2019-04-07 week',
  'w/e 07/04/2019': '2019-04-01/2019-04-07 week',
  'w/e 05/04/2019': 'ask: 2019-03-30/2019-04-05 or 2019-04-28/2019-05-04',
  'w/c 1 April 2019': '2019-04-01/2019-04-07 week',
  '2019-W14': '2019-04-01/2019-04-07 week',
  '2025-W53': null,
  'Week 14 2019': 'ask: 2019-04-01/2019-04-07 or ?',
  'YTD to Oct-25': TO_OCTOBER,
  'Year to date October 2025': TO_OCTOBER,
  'FYTD Oct 2025': TO_OCTOBER,
  'Oct 2025 YTD': TO_OCTOBER,
  'Year to date (Apr–Oct 2025)': TO_OCTOBER,
  '2025/26 YTD (Apr–Oct)': TO_OCTOBER,
  'CYTD Oct 2025': '2025-01-01/2025-10-31 cumulative',
  'Apr-Oct 2025 (YTD)': TO_OCTOBER,
  '2025/26 YTD': 'ask: ?',
  YTD: 'ask: ?',
  'October 2025 to date': 'ask: 2025-04-01/2025-10-31 or ?',
  '2021/22 to 2024/25': '2021-04-01/2025-03-31 range',
  'Q1 2024/25 to Q2 2025/26': '2024-04-01/2025-09-30 range',
  'Q1–Q3 2018/19': '2018-04-01/2018-12-31 range',
  'Quarters 2 to 4 2018/19': '2018-07-01/2019-03-31 range',
  'Q1 to Q2 2019/20': '2019-04-01/2019-09-30 half year',
  '01.04.2025-30.06.2025': '2025-04-01/2025-06-30 quarter',
  '2024-04/2025-03': '2024-04-01/2025-03-31 financial year',
  '1 to 14 April 2025': '2025-04-01/2025-04-14 range',
  '2018-01-01/2018-12-31': '2018-01-01/2018-12-31 calendar year',
  'Sep-15 to Sep-16': 'ask: ? or 2015-09-01/2016-09-30',
  'Mar 2019 to Apr 2018': null,
  'Period 7': 'ask: ? or ? or ?',
  'Period 7 2025/26': '2025-10-01/2025-10-31 month',
  '2025/26 P7': '2025-10-01/2025-10-31 month',
  'Period 13 2025/26': null,
  'P7 (Oct 25)': '2025-10-01/2025-10-31 month, left P7',
  'October 2025 (M7)': '2025-10-01/2025-10-31 month, left (M7)',
  'Spring 2025': 'ask: 2025-03-01/2025-05-31 or ?',
  'Wave 14 (Apr–Jun 2025)': '2025-04-01/2025-06-30 quarter, left Wave 14',
  '2019/20 [note 2]': '2019-04-01/2020-03-31 financial year, left [note 2]',
  '2018/19³': `${YEAR_2019}, left ³`,
  '2018/19 3': `${YEAR_2019}, left 3`,
  '2018/19 (p)': `${YEAR_2019}, left (p)`,
  '2018/19p': `${YEAR_2019}, left p`,
  '2018/19**': `${YEAR_2019}, left **`,
  '30 September 2018 4': '2018-09-30 day, left 4',
  '30 September 20184': 'ask: 2018-09-30/2018-09-30 or ?',
  '2018/193': 'ask: 2018-04-01/2019-03-31 or ?',
  'Q1 Confidence in local police': null,
  Q7: null,
  '1,204': null,
  'Ward 12': null,
  '640': null,
  '1204': null,
  'Table 1.2.13': null,
  Mayor: null,
  'May Day': null,
  Total: null,
  P1: null,
  '': null,
}

const WELSH =
  'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'

const month = (number: number) => `2025-${String(number).padStart(2, '0')}`

describe('readPeriodLabel', () => {
  for (const [label, meaning] of Object.entries(LABELS)) {
    it(`reads "${label}" as ${meaning ?? 'no period'}`, () => {
      assert.equal(said(label), meaning)
    })
  }

  it('reads every Welsh month, and Welsh words round them', () => {
    for (const [index, name] of WELSH.split(' ').entries()) {
      assert.match(said(`${name} 2025`) ?? '', new RegExp(`^${month(index + 1)}-01.* month$`))
    }
    assert.equal(said('Ebrill i Fehefin 2025'), '2025-04-01/2025-06-30 quarter')
    assert.equal(said('Chwarter 1 2025/26'), '2025-04-01/2025-06-30 quarter')
    assert.equal(said('ar 31 Mawrth 2025'), '2025-03-31 day')
    assert.equal(said('Gorff-25'), '2025-07-01/2025-07-31 month')
  })

  it('says how a year of two figures was read', () => {
    const read = readPeriodLabel('Oct 24')
    assert.ok(read && 'note' in read)
    assert.equal(read.note, '"Oct 24" is read as October 2024, not as a day of October')
  })

  it('gives with every choice what would settle it, and reads the label by that', () => {
    for (const label of ['11/12/2025', '201011', '10/11', '2010-11', 'FY25', 'Q1 2025', '2018']) {
      const asked = readPeriodLabel(label)
      assert.ok(asked && 'ask' in asked, label)
      for (const { reading, settles } of asked.ask) {
        if (reading === null) continue
        const settled = readPeriodLabel(label, settles)
        assert.ok(settled && 'reading' in settled, `${label} ${JSON.stringify(settles)}`)
        assert.deepEqual(settled.reading, reading)
      }
    }
  })

  it('takes the year that stands over a label', () => {
    const financial = { year: { kind: 'financial', first: 2024 } } as const
    const calendar = { year: { kind: 'calendar', first: 2025 } } as const
    assert.equal(said('Q1', financial), '2024-04-01/2024-06-30 quarter')
    assert.equal(said('Quarter 4', financial), '2025-01-01/2025-03-31 quarter')
    assert.equal(said('Apr', financial), '2024-04-01/2024-04-30 month')
    assert.equal(said('January', financial), '2025-01-01/2025-01-31 month')
    assert.equal(said('Oct-Mar', financial), '2024-10-01/2025-03-31 half year')
    assert.equal(said('Period 7', financial), '2024-10-01/2024-10-31 month')
    assert.equal(said('P10', financial), '2025-01-01/2025-01-31 month')
    assert.equal(said('Apr', calendar), '2025-04-01/2025-04-30 month')
    assert.match(said('Q1', calendar) ?? '', /^ask/)
    assert.equal(said('Q1', { ...calendar, quarters: 'calendar' }), '2025-01-01/2025-03-31 quarter')
    assert.equal(
      said('Period 7', { ...calendar, periodOne: 'January' }),
      '2025-07-01/2025-07-31 month',
    )
    assert.equal(said('24 Oct', calendar), '2025-10-24 day')
    assert.equal(said('5 April', financial), '2024-04-05 day')
  })

  it('reads whatever is put together of the parts of labels, to days in their order or not at all', () => {
    const parts = fc.constantFrom(
      ...[
        'Apr',
        'Mawrth',
        '2019',
        '19',
        '2018/19',
        'Q1',
        'H2',
        ' ',
        '-',
        '–',
        '/',
        ' to ',
        '31',
        '2',
      ],
      ...[
        'YTD',
        'year ending ',
        'w/e ',
        'as at ',
        'FY',
        '(',
        ')',
        '[note 1]',
        'p',
        '³',
        'Period 7',
        "'",
      ],
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 7 }), (chosen) => {
        const read = readPeriodLabel(chosen.join(''))
        if (read === null) return
        const readings = 'ask' in read ? read.ask.map(({ reading }) => reading) : [read.reading]
        assert.ok(readings.length > 0)
        for (const reading of readings) {
          if (reading === null) continue
          assert.ok(parsePeriod(`${reading.start}/${reading.end}`).ok)
        }
      }),
    )
  })

  it('is not slow with a label that is long or almost a period', () => {
    const labels = ['1 '.repeat(5000), 'Apr '.repeat(40), '2018/19'.repeat(20), 'to '.repeat(50)]
    for (const label of labels) {
      const before = performance.now()
      readPeriodLabel(label)
      assert.ok(performance.now() - before < 500, label.slice(0, 20))
    }
  })
})

describe('yearOf', () => {
  it('names the year of a heading, of whichever kind', () => {
    assert.deepEqual(yearOf('2024/25'), { kind: 'financial', first: 2024 })
    assert.deepEqual(yearOf('2024-25 (p)'), { kind: 'financial', first: 2024 })
    assert.deepEqual(yearOf('2010-11'), { kind: 'financial', first: 2010 })
    assert.deepEqual(yearOf('2025'), { kind: 'calendar', first: 2025 })
    for (const label of ['Q1', 'April 2025', 'FY25', 'Burglary']) assert.equal(yearOf(label), null)
  })
})

const givenSchema = z.object({
  label: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  kind: z.string().nullable(),
  ask: z.boolean(),
})

describe('the labels given with the extracts', () => {
  const file = join(import.meta.dirname, '../../../../shared/data/extracts/periods.jsonl')

  it('are read as they say, or asked', (test) => {
    if (!existsSync(file)) {
      test.diagnostic('left out: ../shared is not here')
      return
    }
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
      const given = givenSchema.parse(JSON.parse(line))
      const read = readPeriodLabel(given.label)
      assert.ok(read, given.label)
      assert.equal('ask' in read, given.ask, given.label)
      if ('ask' in read) continue
      const { start, end, kind } = read.reading
      assert.deepEqual([start, end], [given.from, given.to], given.label)
      assert.equal(kind, given.kind?.replace('financial quarter', 'quarter'), given.label)
    }
  })
})
