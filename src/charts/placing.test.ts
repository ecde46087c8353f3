import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { crosses, pushApart } from './placing.ts'

describe('pushApart', () => {
  it('leaves labels that do not touch where they want to be', () => {
    const wanted = [20, 60, 90].map((middle) => ({ middle, height: 18 }))
    assert.deepEqual(pushApart(wanted, 0, 200), [20, 60, 90])
  })

  it('moves two that collide by as much each', () => {
    // 50 and 56 want 6 between middles and need 18: each gives way by 6
    const wanted = [50, 56].map((middle) => ({ middle, height: 18 }))
    assert.deepEqual(pushApart(wanted, 0, 200), [44, 62])
  })

  it('keeps labels between top and bottom, whatever they want', () => {
    const wanted = [-40, 500, 500].map((middle) => ({ middle, height: 20 }))
    assert.deepEqual(pushApart(wanted, 0, 100), [10, 70, 90])
  })

  it('never lets two overlap or one run off while there is room', () => {
    const label = fc.record({
      middle: fc.double({ min: -50, max: 350, noNaN: true }),
      height: fc.integer({ min: 10, max: 40 }),
    })
    fc.assert(
      fc.property(fc.array(label, { maxLength: 6 }), (labels) => {
        const wanted = labels.sort((a, b) => a.middle - b.middle)
        const middles = pushApart(wanted, 0, 300)
        middles.forEach((middle, index) => {
          const half = (wanted[index]?.height ?? 0) / 2
          const before =
            index === 0 ? 0 : (middles[index - 1] ?? 0) + (wanted[index - 1]?.height ?? 0) / 2
          assert.ok(middle - half >= before - 1e-6 && middle + half <= 300 + 1e-6)
        })
      }),
    )
  })
})

describe('crosses', () => {
  const box = { left: 10, right: 20, top: 10, bottom: 20 }

  it('sees a line that passes through, and one that ends inside', () => {
    assert.ok(crosses({ x1: 0, y1: 0, x2: 30, y2: 30 }, box))
    assert.ok(crosses({ x1: 0, y1: 15, x2: 12, y2: 15 }, box))
  })

  it('sees that a line only goes round a corner', () => {
    assert.ok(!crosses({ x1: 0, y1: 14, x2: 14, y2: 0 }, box))
    assert.ok(!crosses({ x1: 0, y1: 40, x2: 30, y2: 40 }, box))
  })
})
