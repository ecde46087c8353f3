import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { assertClose, readVectors } from '../read-vectors.ts'
import { plain } from '../words/words.ts'
import {
  describeForce,
  describeKinds,
  describeMissing,
  describeRank,
  formatRate,
  labelWithheld,
} from './force-words.ts'
import { compareForces, type ForceRow, rankIntervals, rankRates } from './forces.ts'

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
      fewestForRank: 10,
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
    const late = compareForces({ own, group, figures, on: '2020-03-31', fewestForRank: 10 })
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
      fewestForRank: 10,
    })
    assert.ok(found)
    assert.equal(
      describeMissing(found),
      'No figure is held for Westmarch. Midshire is left out: it has no figures before 2019.',
    )
  })

  it('withholds ranks where a force has fewer than the setting, and names it', () => {
    const few = figures.map((figure, index) => ({ ...figure, count: 19 - 5 * index }))
    const asked = { own, group, figures: few, on: '2019-03-31' }
    const found = compareForces({ ...asked, fewestForRank: 10 })
    assert.ok(found)
    assert.ok(found.rows.every(({ rank }) => rank === null))
    assert.match(
      plain(describeForce(found, words)),
      /No rank is given: Southdown has fewer than 10, too few to rank\. It is within/,
    )
    assert.equal(labelWithheld(found), 'fewer than 10 in Southdown')
    const ranked = compareForces({ ...asked, fewestForRank: 9 })
    assert.deepEqual(
      ranked?.rows.map(({ rank }) => rank),
      [1, 2, 3],
    )
    const more = compareForces({ ...asked, fewestForRank: 15 })
    assert.ok(more)
    assert.equal(labelWithheld(more), 'fewer than 15 in Southdown and Eastvale')
  })

  it('has nothing to compare with one force, or without the own one', () => {
    assert.equal(
      compareForces({
        own,
        group,
        figures: figures.slice(0, 1),
        on: '2019-03-31',
        fewestForRank: 10,
      }),
      undefined,
    )
    assert.equal(
      compareForces({ own, group, figures: figures.slice(1), on: '2019-03-31', fewestForRank: 10 }),
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

  it('are called the lowest, the highest, or by their number between', () => {
    const answer = (id: string) => {
      const found = compareForces({
        ...{ own: { id, name: id }, figures, on: '2019-03-31', fewestForRank: 10 },
        group: { ...group, forces: [own, ...group.forces].filter((one) => one.id !== id) },
      })
      return found ? plain(describeForce(found, words)) : ''
    }
    assert.match(answer('a'), /That is the highest of 3 similar forces/)
    assert.match(answer('b'), /That is the lowest of 3 similar forces/)
    assert.match(answer('c'), /That is the second lowest of 3 similar forces/)
  })

  it('are told from the nearer end, and shared by those alike', () => {
    const rates = [60, 62, 64, 66, 68, 70, 72, 74]
    const answer = (own: number, all = rates) => {
      const found = compareForces({
        ...{ own: { id: `${own}`, name: 'own' }, on: '2019-03-31', fewestForRank: 10 },
        group: {
          ...group,
          forces: all.flatMap((_, at) => (at === own ? [] : [{ id: `${at}`, name: `${at}` }])),
        },
        figures: all.map((rate, at) => ({
          id: `${at}`,
          count: 1000 * rate,
          population: 1_000_000,
        })),
      })
      return found ? plain(describeForce(found, words)) : ''
    }
    assert.match(answer(6), /That is the second highest of 8/)
    assert.match(answer(2), /That is the third lowest of 8/)
    assert.match(answer(3), /That is the 4th lowest of 8/)
    assert.match(
      answer(7, [60, 62, 64, 66, 68, 70, 74, 74]),
      /That is the highest, with others, of 8/,
    )
  })

  it('are written with the places they could be', () => {
    const found = compareForces({ own, group, figures, on: '2019-03-31', fewestForRank: 10 })
    assert.deepEqual(found?.rows.map(describeRank), ['1st', '2nd', '3rd'])
  })
})

describe('several kinds of offence', () => {
  const compared = (counts: readonly number[]) => {
    const found = compareForces({
      ...{ own, on: '2019-03-31', fewestForRank: 10 },
      group: { ...group, forces: counts.slice(1).map((_, at) => ({ id: `${at}`, name: `${at}` })) },
      figures: counts.map((count, at) => ({
        ...{ id: at === 0 ? 'a' : `${at - 1}`, count, population: 10_000 },
      })),
    })
    assert.ok(found)
    return found
  }
  const outside = compared([160, 104, 97, 101, 99, 103, 98, 100])
  const within = compared([100, 104, 97, 101, 99, 103, 98, 100])

  it('are counted beside what chance alone would put outside the range expected', () => {
    assert.equal(
      describeKinds([outside, ...Array.from({ length: 10 }, () => within)]),
      '1 of 11 comparisons is outside the range expected. Chance alone would put about 0.6 of 11 ' +
        'there (1 in 20), were this force no different from the others.',
    )
    assert.match(describeKinds([within, within]), /^None of 2 comparisons is outside/)
    assert.match(describeKinds([outside, outside]), /^2 of 2 comparisons are outside/)
  })

  it('have rates with as many decimals as their size asks for', () => {
    assert.deepEqual([83.84, 9.714, 0.985, 0.0082, 0].map(formatRate), [
      ...['83.8', '9.71', '0.99', '0.008', '0'],
    ])
  })
})
