import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readTrustedProxies } from './trusted-proxies.ts'

describe('the proxies that are believed', () => {
  it('are single addresses and ranges, of either kind', () => {
    const read = readTrustedProxies('127.0.0.1, 10.0.0.0/8,fd00::/8')
    assert.ok(read.ok)
    for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '10.200.3.4', 'fd00::1']) {
      assert.ok(read.value(address), address)
    }
    for (const address of ['127.0.0.2', '11.0.0.1', '::1', '', 'localhost']) {
      assert.ok(!read.value(address), address)
    }
  })

  it('are refused with a sentence when they are no addresses', () => {
    for (const text of ['', 'true', 'nginx', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/x', '::1,']) {
      const read = readTrustedProxies(text)
      assert.ok(!read.ok, text)
      assert.match(read.problems[0]?.message ?? '', /is no address\. Write one/)
    }
  })
})
