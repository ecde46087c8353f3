import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Peers } from './peers.ts'

const at = '2026-12-01T09:00:00Z'
const later = '2026-12-01T10:00:01Z'

describe('what is taken from one connection', () => {
  it('is so much in an hour, and as much again in the next', () => {
    const peers = new Peers()
    const taken = [1, 2, 3].map(() => peers.take('192.0.2.1', at, 2))
    assert.deepEqual(taken, [true, true, false])
    assert.equal(peers.take('192.0.2.2', at, 2), true)
    assert.equal(peers.take('192.0.2.1', later, 2), true)
  })

  it('is counted for the network of an address of IPv6, of which somebody has very many', () => {
    for (const [one, other, isSame] of [
      ['2001:db8::1', '2001:db8:0:0:ffff::2', true],
      ['2001:db8:0:1::1', '2001:db8:0:2::1', false],
      ['::1', '0:0:0:0:0:0:0:1', true],
      ['::ffff:192.0.2.1', '192.0.2.1', true],
      ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
    ] as const) {
      const peers = new Peers()
      peers.take(one, at, 1)
      assert.equal(peers.take(other, at, 1), !isSame, `${one} and ${other}`)
    }
  })
})
