import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { plain } from '../analysis/index.ts'
import { describeForce, describeMissing, describeRank } from './force-words.ts'
import { compareForces, type ForceRow, rankIntervals, rankRates } from './forces.ts'
import { assertClose, readVectors } from './read-vectors.ts'

const exact = readVectors(
  'funnel_exact_and_survey_r.json',
  z.object({
    msf_example: z.object({
      input: z.array(z.object({ force: z.string(), count: z.number(), pop: z.number() })),
      rate_per_1000: z.array(z.number()),
      rank_low_to_high: z.array(z.number()),
      pooled_rate: z.number(),
      unweighted_mean_rate_hmic: z.number(),
    }),
  }),
)

const settings = { fewestForRank: 10 }
const own = { id: 'a', name: 'Northmere' }
const group = {
  reviewBy: '2020-02-20',
  forces: [
    { id: 'b', name: 'Eastvale' },
    { id: 'c', name: 'Southdown' },
  ],
}
const figures = [
  { id: 'a', count: 9000, population: 100_000 },
  { id: 'b', count: 7000, population: 100_000 },
  { id: 'c', count: 8000, population: 100_000 },
]
const words = { many: 'offences', when: 'in 2019', populationYear: 2018, reviewBy: group.reviewBy }

describe('compareForces', () => {
  it('agrees with R on eight forces', () => {
    if (exact === undefined) return
    const { input, ...expected } = exact.msf_example
    const [first, ...others] = input
    const found = compareForces({
      own: { id: first?.force ?? '', name: first?.force ?? '' },
      group: { ...group, forces: others.map(({ force }) => ({ id: force, name: force })) },
      figures: input.map(({ force, count, pop }) => ({ id: force, count, population: pop })),
      on: '2019-03-31',
      settings,
    })
    assert.ok(found)
    assertClose(found.mean, expected.unweighted_mean_rate_hmic, 1e-8, 'mean')
    assertClose(found.pooled, expected.pooled_rate, 1e-8, 'pooled rate')
    for (const [index, { force }] of input.entries()) {
      const row: ForceRow | undefined = found.rows.find(({ id }) => id === force)
      assertClose(row?.rate.rate, expected.rate_per_1000[index] ?? 0, 1e-8, force)
      assert.equal(row?.rank, expected.rank_low_to_high[index], force)
    }
  })

  it('withholds ranks after the group’s review date, and says why', () => {
    const late = compareForces({ own, group, figures, on: '2020-03-31', settings })
    assert.ok(late)
    assert.ok(late.rows.every(({ rank, rankInterval }) => rank === null && rankInterval === null))
    assert.match(plain(describeForce(late, words)), /was to be reviewed by 20 February 2020/)
  })

  it('lists a force without a figure and one left out, with the reason', () => {
    const found = compareForces({
      own,
      group: {
        ...group,
        forces: [
          ...group.forces,
          { id: 'd', name: 'Westmarch' },
          { id: 'e', name: 'Midshire', excluded: 'it has no figures before 2019' },
        ],
      },
      figures,
      on: '2019-03-31',
      settings,
    })
    assert.ok(found)
    assert.equal(
      describeMissing(found),
      'No figure is held for Westmarch. Midshire is left out: it has no figures before 2019.',
    )
  })

  it('has nothing to compare with one force, or without the own one', () => {
    assert.equal(
      compareForces({ own, group, figures: figures.slice(0, 1), on: '2019-03-31', settings }),
      undefined,
    )
    assert.equal(
      compareForces({ own, group, figures: figures.slice(1), on: '2019-03-31', settings }),
      undefined,
    )
  })
})

describe('ranks', () => {
  it('are shared by equals, and the next is left out', () => {
    assert.deepEqual(rankRates([5, 3, 5, 1]), [3, 2, 3, 1])
  })

  it('come with the places that chance could give, the same each time', () => {
    const close = [
      { count: 100, population: 1000 },
      { count: 104, population: 1000 },
      { count: 900, population: 1000 },
    ]
    const intervals = rankIntervals(close)
    assert.deepEqual(intervals, [
      { lowest: 1, highest: 2 },
      { lowest: 1, highest: 2 },
      { lowest: 3, highest: 3 },
    ])
    assert.deepEqual(rankIntervals(close), intervals)
  })

  it('are written with the places they could be', () => {
    const found = compareForces({ own, group, figures, on: '2019-03-31', settings })
    assert.deepEqual(found?.rows.map(describeRank), ['1st', '2nd', '3rd'])
  })
})
