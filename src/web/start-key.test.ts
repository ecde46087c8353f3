import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makeStartKey } from './start-key.ts'

describe("the start's key", () => {
  it('is 256 random bits, another at each start', () => {
    const [one, other] = [makeStartKey('data'), makeStartKey('data')]
    assert.match(one.key, /^[\w-]{43}$/)
    assert.notEqual(one.key, other.key)
    assert.ok(one.opens(one.key))
    for (const given of ['', one.key.slice(1), `${one.key}x`, other.key]) {
      assert.ok(!one.opens(given))
    }
  })

  it('is shown by a cookie that does not have it, and is good for this start alone', () => {
    const [one, other] = [makeStartKey('data'), makeStartKey('data')]
    assert.ok(!one.cookie.includes(one.key))
    assert.ok(one.isHeldIn(one.cookie))
    assert.ok(one.isHeldIn(`a=b; ${one.cookie}; c`))
    const [name] = one.cookie.split('=')
    for (const header of [
      undefined,
      '',
      other.cookie,
      `${name}=`,
      `${name}=${one.key}`,
      `${name}`,
    ]) {
      assert.ok(!one.isHeldIn(header), String(header))
    }
  })

  it('has a cookie of its own for each instance of one machine', () => {
    const nameOf = (folder: string) => makeStartKey(folder).cookie.split('=')[0]
    assert.equal(nameOf('/srv/one'), nameOf('/srv/one'))
    assert.notEqual(nameOf('/srv/one'), nameOf('/srv/other'))
  })
})
