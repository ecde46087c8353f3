import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { CheapestFirst } from './cheapest-first.ts'

describe('the cheapest first', () => {
  it('gives back all that was put in, the cheapest first and ties by their number', () => {
    const costs = fc.array(fc.oneof(fc.nat(5), fc.constant(Number.POSITIVE_INFINITY)))
    fc.assert(
      fc.property(costs, costs, (first, then) => {
        const queue = new CheapestFirst<{ cost: number; number: number }>()
        const items = [...first, ...then].map((cost, number) => ({ cost, number }))
        for (const item of items.slice(0, first.length)) queue.add(item)
        const taken = first.length > 0 ? [queue.take()] : []
        for (const item of items.slice(first.length)) queue.add(item)
        const rest: unknown[] = []
        for (let next = queue.take(); next; next = queue.take()) rest.push(next)
        const sorted = items
          .filter((item) => item !== taken[0])
          .sort((one, other) =>
            one.cost === other.cost ? one.number - other.number : one.cost < other.cost ? -1 : 1,
          )
        assert.deepEqual(rest, sorted)
      }),
    )
  })
})
