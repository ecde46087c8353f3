import { quarterPeriod, yearPeriod } from '#shared/index.ts'
import {
  compareSides,
  drawCount,
  drawFunnel,
  drawNormal,
  isLargeChange,
  seededRandom,
} from '#statistics/index.ts'
import { type Measure, measureSchema } from '../src/area/measure.ts'
import type { Measured } from './measured.ts'

const GROUPS = 3_000
const FORCES = 8
const PAIRS = 20_000

/**
 * What chance alone does to two judgements the site makes of few figures, with fixed seeds: how many
 * forces of groups that differ as forces do lie outside their funnel, and of how many pairs of periods
 * without change it would ask what lies behind the change.
 */
export async function benchJudgements(): Promise<readonly Measured[]> {
  return [...[0.05, 0.12, 0.3].flatMap(funnelOf), ...CHANGES.map(changesOf)]
}

/** Rates about 80 for each 1,000 people that differ, on the log scale, by so much. */
function funnelOf(spread: number, index: number): readonly Measured[] {
  const random = seededRandom(400 + index)
  let [outside, far] = [0, 0]
  for (let group = 0; group < GROUPS; group++) {
    const members = Array.from({ length: FORCES }, () => {
      const people = 500_000 + 1_500_000 * random()
      const rate = 0.08 * Math.exp(spread * drawNormal(random))
      return { count: drawCount(people * rate, 1, random), of: people }
    })
    for (const { place } of drawFunnel('rate', members).members) {
      if (place !== 'within') outside++
      if (place === 'far-above' || place === 'far-below') far++
    }
  }
  const [share, farShare] = [outside / (GROUPS * FORCES), far / (GROUPS * FORCES)]
  const name = `Forces outside the funnel, groups of eight that differ by ${percent(spread)}`
  return [
    { name, measured: percent(share), floor: '2% to 6%', ok: share >= 0.02 && share <= 0.06 },
    {
      name: `${name}, outside its dotted lines`,
      measured: percent(farShare),
      floor: 'at most 0.5%',
      ok: farShare <= 0.005,
    },
  ]
}

interface Change {
  readonly mean: number
  readonly dispersion: number
  readonly months: 3 | 12
  readonly most: number
}

const CHANGES: readonly Change[] = [
  { mean: 80, dispersion: 7.7, months: 3, most: 0.07 },
  { mean: 300, dispersion: 8.5, months: 3, most: 0.07 },
  { mean: 600, dispersion: 11, months: 3, most: 0.07 },
  { mean: 80, dispersion: 1, months: 12, most: 0.02 },
  { mean: 80, dispersion: 7.7, months: 12, most: 0.13 },
  { mean: 300, dispersion: 8.5, months: 12, most: 0.02 },
  { mean: 600, dispersion: 11, months: 12, most: 0.02 },
]

/** Two periods a year apart of the same level. */
function changesOf({ mean, dispersion, months, most }: Change, index: number): Measured {
  const random = seededRandom(500 + index)
  const [earlier, later] =
    months === 3
      ? [quarterPeriod(2017, 1), quarterPeriod(2018, 1)]
      : [yearPeriod(2017), yearPeriod(2018)]
  const draw = () => drawCount(mean * months, dispersion, random)
  let asked = 0
  for (let pair = 0; pair < PAIRS; pair++) {
    const comparison = compareSides(
      { period: earlier, value: draw() },
      { period: later, value: draw() },
      { measure: MEASURE, area: { id: 'made-up', kind: 'police-area' }, changes: [] },
    )
    if (isLargeChange(comparison, MEASURE, 50)) asked++
  }
  const share = asked / PAIRS
  return {
    name: `Asked about with no change, a ${months === 3 ? 'quarter' : 'year'} of ${mean} a month, dispersion ${dispersion}`,
    measured: percent(share),
    floor: `at most ${percent(most)}`,
    ok: share <= most,
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`
}

const MEASURE: Measure = measureSchema.parse({
  id: 'made-up',
  name: 'Made-up incidents',
  unit: 'count',
  better: 'lower',
  definition: 'Counts drawn by chance',
  source: { document: 'This benchmark' },
  frequency: ['quarter'],
})
