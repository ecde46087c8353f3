import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bindFigures } from '#performance/index.ts'
import { figure, measure, period } from '#statistics/testing.ts'
import { checkChildren } from './check-children.ts'

const MAY = period('2026-05')
const KEY = { measure: 'fires', area: 'northmere', breakdown: '' }

function check(
  cars: number,
  vans: number,
  setAside?: { record: string; reason: string; on: string },
) {
  const measures = new Map(
    ['fires', 'cars', 'vans'].map((id) => [
      id,
      {
        ...measure({
          name: id,
          ...(id === 'fires' ? { childrenAddUp: true } : { parent: 'fires' }),
        }),
        id,
        domain: 'fires',
      },
    ]),
  )
  const counts = [
    figure({ measure: 'fires', period: MAY, value: 100 }),
    figure({ measure: 'cars', period: MAY, value: cars, ...(setAside ? { setAside } : {}) }),
    figure({ measure: 'vans', period: MAY, value: vans }),
  ]
  return checkChildren({ measures }, bindFigures(counts), KEY, MAY)
}

describe('checkChildren', () => {
  it('says nothing of parts that add up to their whole, as 60 and 40 to 100', () => {
    assert.deepEqual(check(60, 40), [])
  })

  it('gives the whole and the sum where they differ', () => {
    assert.deepEqual(check(60, 50), ['fires is 100 in May 2026, but its 2 parts add up to 110.'])
  })

  it('tells which part is set aside, and why', () => {
    const setAside = { record: '1', reason: 'A depot was counted twice.', on: '2026-06-01' }
    assert.deepEqual(check(60, 50, setAside), [
      'fires is 100 in May 2026, but its 2 parts add up to 110. ' +
        'cars: The figure for May 2026 is set aside (A depot was counted twice).',
    ])
  })
})
