import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { controlLimits } from './control-limits.ts'
import { limitsOf, monthly, PLAIN } from './testing-series.ts'

/** Mean 11, every moving range 2: limits 11 ± 5.32, near limits 11 ± 3.547. */
const BASELINE = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12]

/** The rule and direction of each value that follows a frozen baseline. */
function rulesAfterBaseline(...values: (number | null)[]): string[] {
  const { points } = limitsOf([...BASELINE, ...values], { baselinePoints: 12 })
  return points
    .slice(BASELINE.length)
    .map(({ rule, direction }) => (rule === null ? '-' : `${rule} ${direction}`))
}

const close = (actual: number | null | undefined, expected: number) =>
  assert.equal(actual?.toFixed(6), expected.toFixed(6))

describe('control limits', () => {
  it('agree with a chart worked by hand', () => {
    const { phases } = limitsOf([...BASELINE, 11])
    // mean 143 / 13 = 11; ranges eleven of 2 and one of 1: 23 / 12 = 1.916667
    const [phase] = phases
    close(phase?.mean, 11)
    close(phase?.averageMovingRange, 23 / 12)
    close(phase?.lower, 11 - (2.66 * 23) / 12)
    close(phase?.upper, 11 + (2.66 * 23) / 12)
    close(phase?.nearLower, 11 - (1.7733333333 * 23) / 12)
    close(phase?.nearUpper, 11 + (1.7733333333 * 23) / 12)
  })

  it('of 35 months of published street files are those worked out before them', () => {
    // Anti-social behaviour in one police area, December 2019 to October 2022, data.police.uk
    const incidents = [
      785, 915, 831, 1063, 1736, 1256, 1453, 1365, 1399, 1157, 899, 930, 742, 681, 676, 888, 957,
      884, 1128, 1073, 860, 865, 786, 716, 618, 726, 727, 887, 882, 1006, 888, 1067, 994, 772, 752,
    ]
    const [screened] = limitsOf(incidents).phases
    assert.deepEqual(
      [screened?.mean, screened?.lower, screened?.upper].map((each) => each?.toFixed(2)),
      ['953.26', '647.52', '1258.99'],
    )
    const [unscreened] = limitsOf(incidents, { screening: false }).phases
    assert.deepEqual(
      [unscreened?.lower, unscreened?.upper].map((each) => each?.toFixed(2)),
      ['575.30', '1331.21'],
    )
    // April, June, July and August 2020, and December 2021
    const outside = limitsOf(incidents).points.flatMap(({ rule }, index) =>
      rule === 'outside-limits' ? [index] : [],
    )
    assert.deepEqual(outside, [4, 6, 7, 8, 24])
  })

  it('leave out moving ranges of 3.267 times their average or more, when screening', () => {
    const spike = [10, 12, 10, 12, 10, 12, 60, 10, 12, 10, 12, 10, 12]
    // ten ranges of 2, then 48 and 50: 118 / 12 = 9.8333; 3.267 × 9.8333 = 32.1, so both go
    close(limitsOf(spike).phases[0]?.averageMovingRange, 2)
    close(limitsOf(spike, { screening: false }).phases[0]?.averageMovingRange, 118 / 12)
  })

  it('fall back to every moving range where screening would leave nothing but zeros', () => {
    const { phases } = limitsOf([...Array(12).fill(10), 23])
    // eleven ranges of 0 and one of 13: average 13 / 12, mean 143 / 13 = 11
    close(phases[0]?.averageMovingRange, 13 / 12)
    close(phases[0]?.upper, 11 + (2.66 * 13) / 12)
    assert.equal(phases[0]?.status, 'firm')
  })

  it('are none under 6 points, provisional from 6 to 12 and firm from 13', () => {
    const statusOf = (count: number) =>
      limitsOf([...BASELINE, 10].slice(0, count)).phases[0]?.status
    assert.equal(statusOf(1), 'too-few')
    assert.equal(statusOf(5), 'too-few')
    assert.equal(statusOf(6), 'provisional')
    assert.equal(statusOf(12), 'provisional')
    assert.equal(statusOf(13), 'firm')
  })

  it('count published points only, so that 13 months with one blank are provisional', () => {
    const { phases } = limitsOf([...BASELINE, null])
    assert.deepEqual([phases[0]?.points, phases[0]?.status], [12, 'provisional'])
  })

  it('are none where no two neighbouring periods both have a value', () => {
    const { phases } = limitsOf([1, null, 2, null, 3, null, 4, null, 5, null, 6, null, 7])
    assert.deepEqual([phases[0]?.status, phases[0]?.lower, phases[0]?.mean], ['too-few', null, 4])
  })

  it('of a series that never varies lie on its mean, and nothing is unusual', () => {
    const { phases, variation, points } = limitsOf(Array(20).fill(0.3), { improvement: 'down' })
    assert.deepEqual(phases, [
      {
        from: '2016-04-01',
        points: 20,
        mean: 0.3,
        averageMovingRange: 0,
        lower: 0.3,
        upper: 0.3,
        nearLower: 0.3,
        nearUpper: 0.3,
        status: 'no-variation',
      },
    ])
    assert.equal(variation, 'common-cause')
    assert.ok(points.every(({ rule }) => rule === null))
  })

  it('of nothing are nothing', () => {
    assert.deepEqual(limitsOf([]), {
      phases: [],
      points: [],
      variation: 'common-cause',
      assurance: null,
    })
  })

  it('of months with nothing published have a phase without a mean', () => {
    const { phases, variation } = limitsOf([null, null, null], { target: 5, improvement: 'up' })
    assert.deepEqual([phases[0]?.mean, phases[0]?.points, variation], [null, 0, 'common-cause'])
  })

  it('stay as they were when later points join a frozen baseline', () => {
    const before = limitsOf([...BASELINE, 11], { baselinePoints: 12 }).phases[0]
    const after = limitsOf([...BASELINE, 11, 90, 95, 1000], { baselinePoints: 12 }).phases[0]
    assert.deepEqual({ ...after, points: 13 }, before)
    assert.equal(before?.status, 'firm')
    close(after?.upper, 16.32)
  })

  it('are refused from a frozen baseline of under 12 points', () => {
    const outcome = controlLimits(monthly(BASELINE), { ...PLAIN, baselinePoints: 7 })
    assert.ok(!outcome.ok)
    assert.match(outcome.problems[0]?.message ?? '', /baseline of 7 points is too short/)
  })
})

describe('a rebase', () => {
  const values = [...BASELINE, 11, ...BASELINE.map((value) => value + 100), 111]

  it('starts a phase with limits of its own', () => {
    const { phases, points } = limitsOf(values, { rebase: ['2017-05-01'] })
    assert.deepEqual(
      phases.map(({ from, points, mean, status }) => [from, points, mean, status]),
      [
        ['2016-04-01', 13, 11, 'firm'],
        ['2017-05-01', 13, 111, 'firm'],
      ],
    )
    assert.deepEqual(new Set(points.slice(13).map(({ phase }) => phase)), new Set([1]))
    assert.ok(points.every(({ rule }) => rule === null))
  })

  it('takes no moving range and no run across its first point', () => {
    const { phases } = limitsOf(values, { rebase: ['2017-05-01'], screening: false })
    close(phases[1]?.averageMovingRange, 23 / 12)
  })

  it('on a day between two points starts at the next one', () => {
    const { phases } = limitsOf(values, { rebase: ['2017-04-02'] })
    assert.deepEqual(
      phases.map(({ from }) => from),
      ['2016-04-01', '2017-05-01'],
    )
  })

  it('before the first point or after the last one changes nothing', () => {
    const plain = limitsOf(values)
    assert.deepEqual(
      limitsOf(values, { rebase: ['2030-01-01', '2016-04-01', '2001-01-01'] }),
      plain,
    )
  })

  it('given twice for the same point starts one phase', () => {
    const { phases } = limitsOf(values, { rebase: ['2017-05-01', '2017-04-20', '2017-05-01'] })
    assert.equal(phases.length, 2)
  })

  it('leaves a short last phase without limits, and without anything unusual', () => {
    const { phases, variation } = limitsOf([...BASELINE, 11, 500, 900], { rebase: ['2017-05-01'] })
    assert.deepEqual([phases[1]?.status, variation], ['too-few', 'common-cause'])
  })
})

describe('the rule of points outside the limits', () => {
  it('holds above the upper one and below the lower one', () => {
    assert.deepEqual(rulesAfterBaseline(17, 5), ['outside-limits up', 'outside-limits down'])
  })

  it('does not hold for a point that lies on a limit', () => {
    assert.deepEqual(rulesAfterBaseline(16.32, 11, 5.68, 11), ['-', '-', '-', '-'])
    assert.deepEqual(rulesAfterBaseline(16.32001), ['outside-limits up'])
  })

  it('is computed for provisional limits too', () => {
    const { phases, points } = limitsOf([10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 40])
    assert.equal(phases[0]?.status, 'provisional')
    assert.equal(points.at(-1)?.rule, 'outside-limits')
  })
})

describe('the rule of trends', () => {
  const rise = ['trend up', 'trend up', 'trend up', 'trend up', 'trend up', 'trend up', 'trend up']

  it('holds for seven points that each rise', () => {
    assert.deepEqual(rulesAfterBaseline(8, 9, 10, 11, 12, 13, 14), rise)
  })

  it('holds for seven points that each fall', () => {
    const fall = rulesAfterBaseline(9, 14, 13, 12, 11, 10, 9, 8)
    assert.deepEqual(fall, ['-', ...rise.map(() => 'trend down')])
  })

  it('does not hold for six', () => {
    assert.deepEqual(new Set(rulesAfterBaseline(8, 9, 10, 11, 12, 13, 12)), new Set(['-']))
  })

  it('is ended by a tie', () => {
    assert.deepEqual(new Set(rulesAfterBaseline(8, 9, 10, 11, 11, 12, 13, 14)), new Set(['-']))
  })

  it('is ended by a gap', () => {
    assert.deepEqual(new Set(rulesAfterBaseline(8, 9, 10, null, 11, 12, 13, 14)), new Set(['-']))
  })

  it('gives the peak of a rise and a fall to the fall', () => {
    const rules = rulesAfterBaseline(8, 9, 10, 11, 12, 13, 14, 13, 12, 11, 10, 9, 8)
    assert.deepEqual(rules.slice(5, 8), ['trend up', 'trend down', 'trend down'])
  })
})

describe('the rule of two in three near a limit', () => {
  it('holds for the two that are near, not for the one between', () => {
    assert.deepEqual(rulesAfterBaseline(15, 12, 15, 11), [
      'two-of-three up',
      '-',
      'two-of-three up',
      '-',
    ])
  })

  it('does not hold when the third is on the other side of the mean, or on it', () => {
    assert.deepEqual(rulesAfterBaseline(15, 10, 15, 11), ['-', '-', '-', '-'])
    assert.deepEqual(rulesAfterBaseline(15, 11, 15, 11), ['-', '-', '-', '-'])
  })

  it('does not count a point outside the limits as near', () => {
    assert.deepEqual(rulesAfterBaseline(17, 12, 15, 11), ['outside-limits up', '-', '-', '-'])
  })

  it('is not met across a gap', () => {
    assert.deepEqual(rulesAfterBaseline(15, null, 15, 11), ['-', '-', '-', '-'])
  })
})

describe('the rule of runs', () => {
  const seven = Array(7).fill(10)

  it('holds for seven points on one side of the mean', () => {
    assert.deepEqual(rulesAfterBaseline(...seven), Array(7).fill('shift down'))
  })

  it('does not hold for six, nor for seven with one on the mean', () => {
    assert.deepEqual(new Set(rulesAfterBaseline(...seven.slice(1))), new Set(['-']))
    assert.deepEqual(new Set(rulesAfterBaseline(10, 10, 10, 11, 10, 10, 10)), new Set(['-']))
  })

  it('is ended by a gap', () => {
    assert.deepEqual(new Set(rulesAfterBaseline(10, 10, 10, null, 10, 10, 10)), new Set(['-']))
  })

  it('gives way to the rules before it', () => {
    const rules = rulesAfterBaseline(10, 10, 10, 5, 7, 10, 7, 10)
    assert.deepEqual(rules, [
      ...Array(3).fill('shift down'),
      'outside-limits down',
      'two-of-three down',
      'shift down',
      'two-of-three down',
      'shift down',
    ])
  })
})

describe('a judgement', () => {
  const high = [...BASELINE, 17]

  it('says whether the unusual way is the better one', () => {
    const judged = (improvement: 'up' | 'down' | 'none') => {
      const { points, variation } = limitsOf(high, { improvement, baselinePoints: 12 })
      return [points.at(-1)?.judgement, variation]
    }
    assert.deepEqual(judged('up'), ['improvement', 'improvement-high'])
    assert.deepEqual(judged('down'), ['concern', 'concern-high'])
    assert.deepEqual(judged('none'), ['neutral', 'neutral-high'])
  })

  it('of the series is that of its last published point', () => {
    const { variation } = limitsOf([...high, null, null], { baselinePoints: 12 })
    assert.equal(variation, 'neutral-high')
  })
})

describe('assurance', () => {
  const assured = (target: number | null, improvement: 'up' | 'down' | 'none' = 'up') =>
    limitsOf([...BASELINE, 11], { target, improvement, baselinePoints: 12 }).assurance

  it('says that every usual value meets the target, misses it, or either', () => {
    assert.equal(assured(5), 'meets')
    assert.equal(assured(11), 'hit-and-miss')
    assert.equal(assured(17), 'misses')
    assert.equal(assured(17, 'down'), 'meets')
    assert.equal(assured(5, 'down'), 'misses')
  })

  it('takes a limit on the target as hit and miss', () => {
    assert.equal(assured(11 - 2.66 * 2), 'hit-and-miss')
  })

  it('is none without a target, a better way or limits', () => {
    assert.equal(assured(null), null)
    assert.equal(assured(5, 'none'), null)
    assert.equal(limitsOf([1, 2, 3], { target: 5, improvement: 'up' }).assurance, null)
  })

  it('compares a series that never varies with the target itself', () => {
    const assuredAt = (target: number) =>
      limitsOf(Array(15).fill(100), { target, improvement: 'up' }).assurance
    assert.equal(assuredAt(95), 'meets')
    assert.equal(assuredAt(100), 'meets')
    assert.equal(assuredAt(101), 'misses')
  })
})
