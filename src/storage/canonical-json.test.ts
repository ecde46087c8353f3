import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { canonicalJson, type Json } from './canonical-json.ts'

/** The same value with the keys of every object put in the other order. */
function turnedRound(value: Json): Json {
  if (Array.isArray(value)) return value.map(turnedRound)
  if (value === null || typeof value !== 'object') return value
  const pairs = Object.entries(value).map(([key, item]): [string, Json] => [key, turnedRound(item)])
  return Object.fromEntries(pairs.reverse())
}

describe('canonicalJson', () => {
  it('sorts keys at every depth and leaves lists in their order', () => {
    assert.equal(
      canonicalJson({ b: [{ d: 1, c: 'é "x"' }, 2], a: null, B: true }),
      '{"B":true,"a":null,"b":[{"c":"é \\"x\\"","d":1},2]}',
    )
  })

  it('is JSON that reads back as the same value, whatever order the keys came in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json: Json = JSON.parse(JSON.stringify(value))
        const text = canonicalJson(json)
        assert.deepEqual(JSON.parse(text), json)
        assert.equal(canonicalJson(turnedRound(json)), text)
      }),
    )
  })

  it('will not write a number that JSON would turn into null', () => {
    assert.throws(() => canonicalJson([1, Number.POSITIVE_INFINITY]), RangeError)
  })
})
