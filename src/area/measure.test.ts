import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addsUp, countsCases, kindOf, measureSchema } from './measure.ts'

const of = (about: Record<string, unknown>) =>
  measureSchema.parse({
    ...{ id: 'made-up', name: 'Made up', unit: 'count', better: 'neither', definition: 'Made up' },
    ...{ source: { document: 'Made up' }, frequency: ['month'] },
    ...about,
  })

describe('kindOf', () => {
  it('is what the measure says, or else what its unit and its frequency leave no doubt of', () => {
    const kinds = [
      of({}),
      of({ unit: 'gbp' }),
      of({ frequency: ['snapshot'] }),
      of({ frequency: ['snapshot', 'month'] }),
      of({ kind: 'stock' }),
      of({ kind: 'cumulative' }),
      of({ decimals: 1 }),
      of({ unit: 'percent' }),
      of({ unit: 'hours' }),
      of({ unit: 'hours', kind: 'flow' }),
      of({ unit: 'rank' }),
    ].map(kindOf)
    assert.deepEqual(kinds, [
      ...['flow', 'flow', 'stock', 'flow', 'stock', 'cumulative', 'rate', 'share', 'time'],
      ...['flow', 'rank'],
    ])
  })

  it('lets only what is counted over time be added up', () => {
    const adds = (['flow', 'stock', 'difference', 'cumulative', 'rate'] as const).map((kind) =>
      addsUp(of({ kind })),
    )
    assert.deepEqual(adds, [true, false, false, false, false])
    assert.deepEqual([of({}), of({ unit: 'gbp' }), of({ kind: 'stock' })].map(countsCases), [
      ...[true, false, false],
    ])
  })
})
