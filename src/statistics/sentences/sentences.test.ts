import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Measure } from '#area/index.ts'
import { periodOf, yearPeriod } from '#shared/index.ts'
import { compare } from '../comparisons/comparison.ts'
import { findFlags } from '../limits/flagged-points.ts'
import {
  type AnalysedSeries,
  analyseSeries,
  type SeriesSettings,
  usualRange,
} from '../limits/series.ts'
import { measureOf, months } from '../limits/testing-series.ts'
import { plain } from '../words/words.ts'
import { describeFlag, explainFlag } from './flag-sentences.ts'
import { describeFigure, describeLatest } from './sentences.ts'
import { verdict } from './verdict.ts'

const AREA = { id: 'northshire', kind: 'police-area' }
/** Mean 800, every moving range 100: usual range 800 ± 266, near it 800 ± 177. */
const STEADY = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? 750 : 850))

function analysed(
  values: readonly (number | null)[],
  changes: Partial<Measure> = {},
  settings: SeriesSettings = { baselinePoints: 12 },
): AnalysedSeries {
  const outcome = analyseSeries(measureOf(changes), months(values), settings)
  assert.ok(outcome.ok)
  return outcome.value
}

/** The sentence for values that follow the steady year to March 2017. */
function latest(values: (number | null)[], changes: Partial<Measure> = {}): string {
  return plain(describeLatest(analysed([...STEADY, ...values], changes)))
}

function flagSentences(values: (number | null)[], changes: Partial<Measure> = {}): string[] {
  const series = analysed([...STEADY, ...values], changes)
  return findFlags(series).map(
    (flag) => `${flag.number} ${flag.judgement}: ${plain(describeFlag(series, flag, []))}`,
  )
}

describe('the sentence for the latest value', () => {
  it('says that there is no usual range where no two neighbours were published', () => {
    const gappy = Array.from({ length: 27 }, (_, month) => (month % 2 === 0 ? 750 : null))
    assert.match(
      plain(describeLatest(analysed(gappy, {}, {}))),
      / No usual range can be worked out, because too few neighbouring months were published\.$/,
    )
  })

  it('says that it is usual, with the range and the year before', () => {
    const series = analysed([...STEADY, 752])
    const context = { measure: series.measure, area: AREA, changes: [] }
    const last = series.points.at(-1)
    assert.ok(last)
    const parts = describeLatest(series, {
      comparison: compare(series.points, last.period, 'year-before', context),
    })
    assert.equal(
      plain(parts),
      '752 incidents in April 2017. That is within the usual range of 534 to 1,066 a month, ' +
        'and 2 more (under 1%) than in April 2016.',
    )
    assert.deepEqual(
      parts.filter((part) => part.strong).map(({ text }) => text),
      ['752', 'within the usual range'],
    )
  })

  it('says that it is higher than usual, by how much, and which way is better', () => {
    assert.equal(
      latest([1166]),
      '1,166 incidents in April 2017. That is higher than usual: 100 above the usual range of ' +
        '534 to 1,066 a month. For this measure, lower is better.',
    )
  })

  it('says that it is lower than usual, and nothing of better where neither is', () => {
    assert.equal(
      latest([500], { better: 'neither' }),
      '500 incidents in April 2017. That is lower than usual: 34 below the usual range of ' +
        '534 to 1,066 a month.',
    )
  })

  it('says how long a run has lasted', () => {
    assert.equal(
      latest([750, 700, 750, 700, 750, 700, 750, 700]),
      '700 incidents in November 2017. That is within the usual range of 534 to 1,066 a month, ' +
        'but the eighth month running below the average of 800. For this measure, lower is better.',
    )
  })

  it('says how many rises there have been in a row', () => {
    assert.equal(
      latest([650, 700, 750, 800, 850, 900, 950]),
      '950 incidents in October 2017. That is within the usual range of 534 to 1,066 a month, ' +
        'but the sixth rise in a row, from 650 in April 2017. For this measure, lower is better.',
    )
  })

  it('says that it is close to the top of the usual range again', () => {
    assert.equal(
      latest([1000, 900, 1010]),
      '1,010 incidents in June 2017. That is within the usual range of 534 to 1,066 a month, ' +
        'but close to the top of it for the second time in three months. ' +
        'For this measure, lower is better.',
    )
  })

  it('says how many months there are of the 13 needed, and calls nothing unusual', () => {
    const few = analysed([...STEADY.slice(0, 7), 5000], {}, {})
    assert.equal(
      plain(describeLatest(few)),
      '5,000 incidents in November 2016. There are too few months yet to say what is usual: ' +
        '8 of the 13 needed.',
    )
    assert.equal(verdict(few).words, 'too few months')
    assert.equal(verdict(few).judgement, 'common-cause')
    assert.deepEqual(findFlags(few), [])
  })

  it('speaks of snapshots as figures', () => {
    const held = ['2018-03-31', '2018-06-30', '2018-09-30'].map((day, index) => ({
      period: periodOf(day, day),
      value: 2000 + index,
    }))
    const outcome = analyseSeries(measureOf({ noun: { one: 'offender', many: 'offenders' } }), held)
    assert.ok(outcome.ok)
    assert.equal(
      plain(describeLatest(outcome.value)),
      '2,002 offenders on 30 September 2018. There are too few figures yet to say what is usual: ' +
        '3 of the 13 needed.',
    )
  })

  it('says since when there are too few, after a change', () => {
    const rebased = analysed([...STEADY, 800, 900, 910], {}, { rebase: ['2017-05-01'] })
    assert.equal(
      plain(describeLatest(rebased)),
      '910 incidents in June 2017. There are too few months since the change in May 2017 ' +
        'to say what is usual: 2 of the 13 needed.',
    )
  })

  it('says that a series has been the same throughout', () => {
    const same = analysed(Array(14).fill(100), { unit: 'percent' }, {})
    assert.equal(
      plain(describeLatest(same)),
      '100% in May 2017. It has been the same in every month since April 2016.',
    )
    const none = analysed(Array(14).fill(0), {}, {})
    assert.match(plain(describeLatest(none)), /^No incidents in May 2017\. /)
  })

  it('says why no range can be worked out from a baseline that does not vary', () => {
    const late = analysed([...Array(12).fill(100), 100, 40])
    assert.equal(
      plain(describeLatest(late)),
      '40 incidents in May 2017. No usual range can be worked out, because the months it would ' +
        'rest on do not vary.',
    )
  })

  it('goes back to the last month published', () => {
    assert.equal(
      latest([800, null]),
      'No figure is held here for May 2017. 800 incidents in April 2017. ' +
        'That is within the usual range of 534 to 1,066 a month.',
    )
    assert.equal(plain(describeLatest(analysed([]))), 'No figures have been published.')
    assert.equal(plain(describeLatest(analysed([null]))), 'No figure is held here for April 2016.')
  })

  it('says what it cannot be compared with', () => {
    const series = analysed([...STEADY, 752])
    const [first] = series.points
    const last = series.points.at(-1)
    assert.ok(first && last)
    const change = {
      id: 'change',
      name: 'stalking counted apart from harassment',
      short: 'stalking',
      from: '2016-11-01',
      scope: { measures: 'all', areas: 'all' },
      effect: 'Both move',
      source: { document: 'A made-up rule' },
    } as const
    const context = { measure: series.measure, area: AREA, changes: [change] }
    assert.equal(
      plain(
        describeLatest(series, {
          comparison: compare(series.points, last.period, 'year-before', context),
        }),
      ),
      '752 incidents in April 2017. That is within the usual range of 534 to 1,066 a month. ' +
        'Not comparable with April 2016: recording changed in November 2016 ' +
        '(stalking counted apart from harassment).',
    )
  })
})

describe('the sentence for a figure that stands alone', () => {
  it('gives the figure, its period and the change', () => {
    const measure = measureOf({ noun: { one: 'call', many: 'calls' } })
    const points = [
      { period: yearPeriod(2017), value: 138_893 },
      { period: yearPeriod(2018), value: 150_536 },
    ]
    const context = { measure, area: AREA, changes: [] }
    const comparison = compare(points, yearPeriod(2018), 'year-before', context)
    assert.equal(
      plain(describeFigure(measure, { period: yearPeriod(2018), value: 150_536 }, { comparison })),
      '150,536 calls in the year to March 2019, 11,643 more (+8%) than in the year to March 2018.',
    )
  })

  it('tells where a rank stood before', () => {
    const measure = measureOf({ unit: 'rank' })
    const points = months([8, 6])
    const [, later] = points
    assert.ok(later)
    const context = { measure, area: AREA, changes: [] }
    const comparison = compare(points, later.period, 'period-before', context)
    assert.equal(
      plain(describeFigure(measure, later, { comparison })),
      '6th in May 2016. It was 8th in April 2016.',
    )
  })
})

describe('what is unusual in a series', () => {
  it('is numbered in time order, with the size and the range of each', () => {
    assert.deepEqual(flagSentences([1543, 800, 500, 800]), [
      '1 concern: April 2017: 1,543 incidents, 477 above the usual range of 534 to 1,066 a month. ' +
        'No explanation recorded.',
      '2 improvement: June 2017: 500 incidents, 34 below the usual range of 534 to 1,066 a month. ' +
        'No explanation recorded.',
    ])
  })

  it('has one sentence for the whole of a run, points outside it included', () => {
    assert.deepEqual(flagSentences([750, 700, 500, 700, 750, 700, 690, 720, 850]), [
      '1 improvement: April to November 2017: eight months running below the average of 800 a ' +
        'month, at 500 to 750. The usual range is 534 to 1,066 a month. No explanation recorded.',
      '2 improvement: June 2017: 500 incidents, 34 below the usual range of 534 to 1,066 a month. ' +
        'No explanation recorded.',
    ])
  })

  it('has one sentence for a trend', () => {
    assert.deepEqual(flagSentences([650, 700, 750, 800, 850, 900, 950, 800]), [
      '1 concern: April to October 2017: six rises in a row, from 650 to 950. ' +
        'The usual range is 534 to 1,066 a month. No explanation recorded.',
    ])
  })

  it('has one sentence for months close to a limit', () => {
    assert.deepEqual(flagSentences([1000, 900, 1010, 800]), [
      '1 concern: April to June 2017: two months in three close to the top of the usual range of ' +
        '534 to 1,066 a month, at 1,000 and 1,010. No explanation recorded.',
    ])
  })

  it('says "just above" where the limit as shown leaves nothing between', () => {
    assert.match(flagSentences([1066.2])[0] ?? '', /1,066 incidents, just above the usual range/)
  })

  it('is explained by what fell in the whole of its stretch', () => {
    const series = analysed([...STEADY, 750, 700, 500, 700, 750, 700, 690])
    const event = {
      id: 'flood',
      name: 'the flood',
      short: 'flood',
      from: '2017-09-02',
      to: '2017-09-03',
      scope: { measures: 'all', areas: 'all' },
      direction: 'down',
      source: { document: 'A made-up report' },
    } as const
    const registers = { events: [event], changes: [] }
    const sentences = findFlags(series).map((flag) =>
      plain(describeFlag(series, flag, explainFlag(series, flag, AREA, registers))),
    )
    assert.match(sentences[0] ?? '', /Coincides with the flood\.$/)
    assert.match(sentences[1] ?? '', /No explanation recorded\.$/)
  })
})

describe('the usual range as it is shown', () => {
  const shown = (values: number[], changes: Partial<Measure>) => {
    const series = analysed(values, changes, {})
    const [phase] = series.phases
    assert.ok(phase)
    const range = usualRange(series, phase)
    return range && [Math.round(range.lower), Math.round(range.upper)]
  }
  // mean 10, moving ranges 20: 10 ± 53
  const swings = Array.from({ length: 14 }, (_, index) => (index % 2 === 0 ? 0 : 20))

  it('stops at 0 for counts and at 100 for percentages', () => {
    assert.deepEqual(shown(swings, { unit: 'count' }), [0, 63])
    assert.deepEqual(
      shown(
        swings.map((value) => 100 - value),
        { unit: 'percent' },
      ),
      [37, 100],
    )
  })

  it('does not stop where the series itself goes further, nor for money', () => {
    assert.deepEqual(
      shown(
        swings.map((value) => value - 10),
        { unit: 'count' },
      ),
      [-53, 53],
    )
    assert.deepEqual(shown(swings, { unit: 'gbp' }), [-43, 63])
  })

  it('is not what flags are judged by', () => {
    const frozen = analysed([...swings.slice(0, 12), 0, 10, 0], { unit: 'count' })
    assert.ok(frozen.points.every(({ rule }) => rule === null))
  })
})

describe('the words of a table', () => {
  const words = (...values: (number | null)[]) => {
    const { words: text, judgement } = verdict(analysed([...STEADY, ...values]))
    return [text, judgement]
  }

  it('say how the latest value stands', () => {
    assert.deepEqual(words(800), ['usual', 'common-cause'])
    assert.deepEqual(words(1200), ['higher than usual', 'concern'])
    assert.deepEqual(words(100), ['lower than usual', 'improvement'])
    assert.deepEqual(words(1000, 900, 1010), ['close to the top of usual', 'concern'])
    assert.deepEqual(words(650, 700, 750, 800, 850, 900, 950), ['rising steadily', 'concern'])
    assert.deepEqual(words(...Array(7).fill(700)), ['below average for some time', 'improvement'])
    assert.deepEqual(words(800, null), ['not published', 'common-cause'])
  })

  it('can be about any other point', () => {
    assert.equal(verdict(analysed([...STEADY, 1200, 800]), 12).words, 'higher than usual')
  })
})

describe('a series that can have no limits', () => {
  it('is refused when its periods overlap, as rolling years do', () => {
    const rolling = [0, 1, 2].map((month) => ({
      period: periodOf(`2018-0${month + 1}-01`, `2018-12-31`),
      value: 100,
    }))
    const outcome = analyseSeries(measureOf(), rolling)
    assert.ok(!outcome.ok)
    assert.match(outcome.problems[0]?.message ?? '', /overlap\. Use figures for separate months/)
  })

  it('is refused when it mixes months and quarters', () => {
    const [april] = months([100])
    assert.ok(april)
    const mixed = [april, { period: periodOf('2016-07-01', '2016-09-30'), value: 300 }]
    const outcome = analyseSeries(measureOf(), mixed)
    assert.ok(!outcome.ok)
    assert.match(outcome.problems[0]?.message ?? '', /are not of one length/)
  })
})
