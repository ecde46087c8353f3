import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareSides, type Observation } from '#statistics/index.ts'
import { figure, measure, period } from '#statistics/testing.ts'
import { beginBook } from './figure-book.ts'
import { comparedValues, findPrinted, misprints } from './printed-change.ts'

const PAPER = { source: { document: 'The paper' }, releasedOn: '2019-07-22' }
const [BEFORE, NOW] = [period('2017-18'), period('2018-19')]
const KEY = { measure: 'calls', area: 'northmere', breakdown: '' }

/** What is said of a paper that printed a change beside two values, which may not be its own. */
function saidOf(
  printed: number,
  values: readonly (Partial<Observation> & { readonly value: number })[],
  replaced = 0,
) {
  const [before, now] = values.map((value, index) =>
    figure({ ...KEY, ...PAPER, id: index + 1, period: index === 0 ? BEFORE : NOW, ...value }),
  )
  const change = figure({ ...KEY, ...PAPER, period: NOW, breakdown: 'stat=change', value: printed })
  const book = beginBook()
  for (const one of [before, now, change]) if (one) book.add(one, one === now ? replaced : 0)
  const bound = book.bind()
  const sides = [before, now].map((one) => ({
    period: one?.period ?? NOW,
    value: one?.value ?? null,
  }))
  const [earlier, later] = sides
  assert.ok(earlier && later)
  const calls = measure({ id: 'calls' })
  const comparison = compareSides(earlier, later, {
    measure: calls,
    area: { id: 'northmere', kind: 'police-area' },
    changes: [],
  })
  const found = comparedValues(bound, bound.figure(KEY, BEFORE), bound.figure(KEY, NOW))
  return misprints(comparison, findPrinted(bound, KEY, NOW), calls, found)
}

describe('misprints', () => {
  it('holds a printed change against the two values of its own paper', () => {
    assert.deepEqual(saidOf(11_643, [{ value: 138_893 }, { value: 150_536 }]), [])
    const [wrong] = saidOf(11_463, [{ value: 138_893 }, { value: 150_536 }])
    assert.equal(wrong?.isOwn, true)
    assert.match(
      wrong?.text ?? '',
      /printed the change as \+11,463\. Its own two values give \+11,643/,
    )
  })

  it('lays no error to a paper whose figure was corrected since', () => {
    const corrected = {
      value: 150_356,
      releasedOn: '2019-09-01',
      source: { document: 'A correction' },
    }
    for (const [now, replaced] of [
      [corrected, 1],
      // The correction names the same paper, and even its day
      [{ value: 150_356 }, 1],
      [{ value: 150_356, releasedOn: '2019-09-01' }, 0],
      [{ value: 150_356, source: { document: 'Another paper' } }, 0],
    ] as const) {
      const [found] = saidOf(11_643, [{ value: 138_893 }, now], replaced)
      assert.equal(found?.isOwn, false)
      assert.match(
        found?.text ?? '',
        /printed the change as \+11,643\. The two figures in use here give \+11,463.*: at least one of them is later than that paper, or of another\./,
      )
    }
  })
})
