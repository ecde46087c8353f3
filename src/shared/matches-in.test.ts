import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { matchesIn } from './matches-in.ts'

describe('matchesIn', () => {
  it('finds what matchAll finds, text after text', () => {
    for (const pattern of [/\d+(?<unit>%)?/gu, /\b/gu, /a*/g, /nowhere/g])
      for (const text of ['12% of 340', '', 'caab 7%', '12% of 340'])
        assert.deepEqual(matchesIn(text, pattern), [...text.matchAll(pattern)])
  })
})
