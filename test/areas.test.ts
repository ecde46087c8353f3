import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Area } from '#area/area.ts'
import { parseArea, readAreaFolder } from '#area/load-area.ts'
import { divideAndRound, parsePeriod, shiftYears } from '#shared/index.ts'
import { STATUSES } from '#statistics/observation.ts'

const root = join(import.meta.dirname, '..')

const COLUMNS =
  'measure,area,breakdown,period,value,numerator,denominator,status,source,released,note'
const cell = z.string()
const figureSchema = z.array(
  z.strictObject({
    measure: cell,
    area: cell,
    breakdown: z.string().regex(/^([a-z-]+=[^=;]+(;[a-z-]+=[^=;]+)*)?$/),
    period: cell,
    value: z.string().regex(/^(-?\d+(\.\d+)?)?$/),
    numerator: cell,
    denominator: cell,
    status: z.enum(STATUSES),
    source: z.string().min(1),
    released: z.iso.date(),
    note: cell.default(''),
  }),
)
type Figure = z.infer<typeof figureSchema>[number]

async function load(folder: string) {
  const files = await readAreaFolder(join(root, folder))
  const outcome = parseArea(files)
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.problems.map((one) => one.message).join('\n'))
  const figures = [...files]
    .filter(([name]) => /^figures\/.*\.csv$/.test(name))
    .flatMap(([, text]) => {
      assert.ok(COLUMNS.startsWith(text.slice(0, text.indexOf('\n'))), 'columns in their order')
      return figureSchema.parse(parse(text, { columns: true }))
    })
  return { area: outcome.value, figures }
}

const keyOf = (one: Figure) => `${one.measure} ${one.area} ${one.breakdown} ${one.period}`
const inUse = ({ status }: Figure) => status !== 'disagrees' && status !== 'target'

for (const folder of globSync(['areas/*', 'test/fixtures/areas/*'], { cwd: root }).sort()) {
  const { area, figures } = await load(folder)

  describe(`the figures of ${folder}`, () => {
    it('are about measures, places and periods that the area knows', () => {
      const places = new Set(area.file.places.map(({ id }) => id))
      const wrong = figures.filter(
        (one) =>
          !area.measures.has(one.measure) || !places.has(one.area) || !parsePeriod(one.period).ok,
      )
      assert.deepEqual(wrong, [])
    })

    it('give each figure once for each day of release, beside any on which a paper disagrees', () => {
      const own = figures.filter(({ status }) => status !== 'disagrees')
      const keys = own.map(keyOf)
      const releases = own.map((one) => `${keyOf(one)} ${one.released}`)
      assert.deepEqual(
        releases.filter((key, index) => releases.indexOf(key) !== index),
        [],
      )
      const known = new Set(keys)
      const alone = figures.filter((one) => one.status === 'disagrees' && !known.has(keyOf(one)))
      assert.deepEqual(alone, [], 'a figure can only disagree with another')
    })

    it('write each breakdown in one way', () => {
      for (const { breakdown } of figures) {
        const keys = breakdown.split(';').map((pair) => pair.split('=')[0] ?? '')
        assert.deepEqual(keys, keys.toSorted(), breakdown)
      }
    })

    it('add up where the parts of a measure must make the whole', () => {
      const wrong = [...area.measures.values()]
        .filter(({ childrenAddUp }) => childrenAddUp)
        .flatMap((whole) =>
          sumsOf(area, figures, whole.id).filter(({ sum, total }) => sum !== total),
        )
      assert.deepEqual(wrong, [])
    })

    it('make the percentage that their numerator and denominator make', () => {
      const shares = figures.filter(
        (one) => one.denominator !== '' && area.measures.get(one.measure)?.unit === 'percent',
      )
      for (const one of shares) {
        const places = one.value.split('.')[1]?.length ?? 0
        const share = divideAndRound(100 * Number(one.numerator), Number(one.denominator), places)
        assert.equal(share, Number(one.value), keyOf(one))
      }
    })
  })
}

/** Each place and period in which a measure and all its parts have a whole figure. */
function sumsOf(area: Area, figures: readonly Figure[], whole: string) {
  const parts = [...area.measures.values()].filter(({ parent }) => parent === whole)
  const values = new Map(figures.filter(inUse).map((one) => [keyOf(one), one.value]))
  return figures
    .filter((one) => one.measure === whole && one.breakdown === '' && inUse(one))
    .flatMap((one) => {
      const shares = parts.map(({ id }) => values.get(keyOf({ ...one, measure: id })) ?? '')
      if (shares.includes('')) return []
      const sum = shares.reduce((total, share) => total + Number(share), 0)
      return [{ key: keyOf(one), sum, total: Number(one.value) }]
    })
}

describe('the reports printed for Leicestershire', async () => {
  const { area, figures } = await load('areas/leicestershire')

  const value = (measure: string, period: string, breakdown = '', place = 'leicestershire') => {
    const found = figures.find(
      (one) =>
        inUse(one) && keyOf(one) === keyOf({ ...one, measure, area: place, breakdown, period }),
    )
    assert.ok(found, `${measure} ${breakdown} ${period} has no figure`)
    return Number(found.value)
  }

  // Value, earlier value, change and percent as printed in Appendix 1 of each report
  const printed: readonly (readonly [string, string, string, number, number, number, number])[] = [
    ['calls-999-volume', '', '2018-19', 150536, 138893, 11643, 8],
    ['calls-101-volume', '', '2018-19', 383000, 501342, -118342, -24],
    ['incidents-total', '', '2018-19', 239920, 251454, -11534, -5],
    ['all-crime', '', '2018-19', 92924, 84760, 8164, 10],
    ['positive-outcomes', '', '2018-19', 10585, 10806, -221, -2],
    ['stop-search', '', '2018-19', 3716, 2032, 1684, 83],
    ['calls-999-volume', '', '2019-20-Q1', 40089, 36232, 3857, 11],
    ['calls-101-volume', '', '2019-20-Q1', 90395, 101730, -11335, -11],
    ['incidents-total', '', '2019-20-Q1', 59738, 62554, -2816, -5],
    ['all-crime', '', '2019-20-Q1', 23871, 22949, 922, 4],
    ['positive-outcomes', '', '2019-20-Q1', 2560, 2957, -397, -13],
    ['stop-search', '', '2019-20-Q1', 961, 789, 172, 22],
    ['missing-person-reports', 'age=0-17', '2019-20-Q1', 926, 871, 55, 6],
    ['missing-person-reports', 'age=over 18', '2019-20-Q1', 491, 556, -65, -12],
    ['missing-person-reports', 'gender=male', '2019-20-Q1', 677, 576, 101, 18],
    ['missing-person-reports', 'gender=female', '2019-20-Q1', 588, 764, -176, -23],
    // Printed as -23 and -22%: the report's slip
    ['missing-person-reports', 'gender=unspecified', '2019-20-Q1', 129, 106, 23, 22],
  ]

  it('come out of the figures: value, earlier value, change and percent', () => {
    for (const [measure, breakdown, code, now, before, change, percent] of printed) {
      const period = parsePeriod(code)
      assert.ok(period.ok)
      const earlier = shiftYears(period.value, -1).code
      assert.equal(value(measure, code, breakdown), now)
      assert.equal(value(measure, earlier, breakdown), before)
      assert.equal(now - before, change)
      assert.equal(divideAndRound(100 * (now - before), before, 0), percent, measure)
    }
  })

  it('keep every headline comparable: no recording change falls between the two periods', () => {
    for (const [measure, , code] of printed) {
      const period = parsePeriod(code)
      assert.ok(period.ok)
      const earlier = shiftYears(period.value, -1)
      const between = area.recordingChanges.filter(
        ({ from, scope }) =>
          from > earlier.start && from <= period.value.end && scope.measures.includes(measure),
      )
      assert.deepEqual(between, [])
    }
  })

  it('have a row for each headline, and rows for the two kinds of missing people', () => {
    const report = area.reports.find(({ id }) => id === 'force-performance')
    const rows = report?.sections.flatMap((section) => section.rows) ?? []
    assert.deepEqual(
      report?.sections.map(({ id }) => id),
      ['calls', 'incidents', 'crime', 'outcomes', 'prevention'],
    )
    assert.deepEqual(
      rows.filter(({ headline }) => headline).map(({ measure }) => measure),
      [...new Set(printed.filter(([, breakdown]) => breakdown === '').map(([measure]) => measure))],
    )
    assert.deepEqual(
      rows.find(({ measure }) => measure === 'missing-person-reports')?.breakdowns,
      printed.flatMap(([, breakdown]) => (breakdown === '' ? [] : [breakdown])),
    )
  })

  it('show what the office set itself: 39 visits, 78 days of leave, at most 195 hours', () => {
    // 1 a week × 13 weeks × 3 suites; 2 days × 3 months × 13 staff; 15 hours × 13 staff
    const staff = value('flexi-staff', '2019-20-Q1', '', 'opcc')
    const target = (measure: string) => {
      const { target: set } = area.measures.get(measure) ?? {}
      assert.ok(set)
      const product = set.factors.reduce((total, { value: factor }) => {
        if (typeof factor === 'number') return total * factor
        return total * (factor === 'weeks' ? 13 : factor === 'months' ? 3 : staff)
      }, 1)
      return [set.sense, product]
    }
    assert.deepEqual(target('icv-visits'), ['at-least', 39])
    assert.deepEqual(target('annual-leave-days'), ['at-least', 78])
    assert.deepEqual(target('flexi-balance'), ['at-most', 195])
    assert.equal(value('icv-visits', '2019-20-Q1', '', 'opcc'), 37)
    assert.equal(divideAndRound(3700, 39, 0), 95)
    assert.equal(value('annual-leave-days', '2019-20-Q1', '', 'opcc'), 78)
    assert.equal(value('flexi-balance', '2019-20-Q1', '', 'opcc'), 137)
  })

  it('count every street crime type once, and add its districts to the police area', () => {
    assert.equal(new Set(area.file.streetMeasures.map(({ crimeType }) => crimeType)).size, 14)
    const districts = area.file.places.filter(({ kind }) => kind === 'district')
    assert.equal(districts.length, 9)
    for (let year = 2001; year <= 2020; year += 1) {
      const people = (place: string) => value('population', `${year}-06-30`, '', place)
      assert.equal(
        districts.reduce((total, { id }) => total + people(id), 0),
        people('leicestershire'),
      )
    }
  })
})
