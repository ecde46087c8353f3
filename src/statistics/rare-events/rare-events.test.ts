import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { findFlags } from '../limits/flagged-points.ts'
import { type AnalysedSeries, rangeAt } from '../limits/series.ts'
import { measureOf } from '../limits/testing-series.ts'
import { plain } from '../words/words.ts'
import { describeGapFlag, describeGapLimits, describeSince } from './rare-event-words.ts'
import { chartGaps, type EventDay, gapsBetween } from './rare-events.ts'

const DEATHS = measureOf({ noun: { one: 'incident', many: 'incidents' }, better: 'lower' })

/** One event after each of so many days, the first on 1 January 2020. */
function after(gaps: readonly number[]): EventDay[] {
  let day = Temporal.PlainDate.from('2020-01-01')
  const days = [day]
  for (const gap of gaps) {
    day = day.add({ days: gap })
    days.push(day)
  }
  return [...Map.groupBy(days, String)].map(([one, same]) => ({ day: one, count: same.length }))
}

function said(series: AnalysedSeries, gaps: ReturnType<typeof gapsBetween>): string[] {
  return findFlags(series).map((flag) => plain(describeGapFlag(series, gaps, flag, [])))
}

describe('gapsBetween', () => {
  it('gives the days from each event to the next, none between two on one day', () => {
    const days = [
      { day: '2020-01-05', count: 2 },
      { day: '2020-01-01', count: 1 },
      { day: '2020-02-29', count: 0 },
    ]
    assert.deepEqual(
      gapsBetween(days).map(({ days: between }) => between),
      [4, 0],
    )
  })

  it('has one gap fewer than there were events, and they add up to the time from first to last', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 40 }), (gaps) => {
        const found = gapsBetween(after(gaps))
        assert.deepEqual(
          found.map(({ days }) => days),
          gaps,
        )
      }),
    )
  })
})

describe('chartGaps', () => {
  it('calls a gap unusual by chance’s own spread where several fell on one day', () => {
    // Gaps that average 4: usual up to 4 + 3 × √(4 × 5) = 17.4 days; 18 days are longer
    const gaps = [...[3, 0, 5, 2, 4, 1, 6, 3, 2, 5, 0, 4, 7, 3, 2, 3], 18]
    assert.equal(
      gaps.reduce((sum, gap) => sum + gap, 0),
      4 * gaps.length,
    )
    const found = gapsBetween(after(gaps))
    const series = chartGaps(DEATHS, found, 'g')
    assert.equal(rangeAt(series, 16)?.upper.toFixed(1), '17.4')
    assert.deepEqual(said(series, found), [
      '18 days without one, from 20 February 2020 to 9 March 2020: longer than usual, which is up to 17 days. No explanation recorded.',
    ])
    assert.equal(findFlags(series)[0]?.judgement, 'improvement')
  })

  it('sees events coming closer together', () => {
    const gaps = [
      ...[60, 75, 58, 66, 71, 63, 69, 62, 74, 65, 68, 61],
      ...[20, 22, 19, 24, 21, 23, 20],
    ]
    const found = gapsBetween(after(gaps))
    const series = chartGaps(DEATHS, found, 't')
    const flags = findFlags(series)
    assert.ok(
      flags.some(({ direction, judgement }) => direction === 'down' && judgement === 'concern'),
    )
    assert.match(
      said(series, found).at(-1) ?? '',
      /closer together than the middle|closer than usual/,
    )
  })

  it('starts its limits again where a register says so', () => {
    const gaps = [...new Array<number>(14).fill(30), ...new Array<number>(14).fill(90)].map(
      (gap, index) => gap + (index % 3),
    )
    const found = gapsBetween(after(gaps))
    const series = chartGaps(DEATHS, found, 't', [found[14]?.to ?? ''])
    assert.deepEqual(
      series.phases.map(({ points, status }) => [points, status]),
      [
        [14, 'firm'],
        [14, 'firm'],
      ],
    )
    assert.equal(findFlags(series).length, 0)
  })

  it('has no range for five gaps, and one that nothing rests on for twelve', () => {
    const statusOf = (length: number) =>
      chartGaps(
        DEATHS,
        gapsBetween(after(Array.from({ length }, (_, index) => 20 + (index % 4)))),
        't',
      ).phases[0]?.status
    assert.deepEqual([statusOf(5), statusOf(12), statusOf(13)], ['too-few', 'provisional', 'firm'])
  })

  it('never gives a number that is not one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.nat(500)), { minLength: 1, maxLength: 40 }),
        fc.constantFrom('t' as const, 'g' as const),
        (gaps, kind) => {
          const days = after(gaps)
          const found = gapsBetween(days)
          const series = chartGaps(DEATHS, found, kind)
          const record = { from: '2020-01-01', until: found.at(-1)?.to ?? '', days }
          const words = [
            ...said(series, found),
            plain(describeSince(DEATHS, record, series)),
            describeGapLimits(series, kind, ''),
          ]
          assert.doesNotMatch(words.join(' '), /NaN|Infinity|undefined/)
        },
      ),
    )
  })
})

describe('describeSince', () => {
  const days = after(Array.from({ length: 20 }, (_, index) => 28 + (index % 5)))
  const last = days.at(-1)?.day ?? ''
  const series = chartGaps(DEATHS, gapsBetween(days), 't')
  const until = (more: number) => Temporal.PlainDate.from(last).add({ days: more }).toString()
  const words = (more: number) =>
    plain(describeSince(DEATHS, { from: '2020-01-01', until: until(more), days }, series))

  it('says how long ago the last was, and whether that is usual', () => {
    assert.match(
      words(3),
      /^3 days since the last incident, on .*, to the end of the record\. That is within what is usual, \d+ to \d+ days from one to the next\./,
    )
    assert.match(words(60), /^60 days since the last incident, .* That is longer than usual: /)
  })

  it('says that there are too few, or none', () => {
    const few = days.slice(0, 4)
    const record = { from: '2020-01-01', until: '2020-12-31', days: few }
    assert.match(
      plain(describeSince(DEATHS, record, chartGaps(DEATHS, gapsBetween(few), 't'))),
      /There are too few yet to say what is usual: 3 times from one to the next, of the 13 needed\./,
    )
    assert.equal(
      plain(describeSince(DEATHS, { ...record, days: [] }, undefined)),
      'The record from 1 January 2020 to 31 December 2020 has no incidents.',
    )
  })
})
