import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkFixtures, measurePapers } from '../../bench/made-up-papers.ts'

describe('the figures checker on made-up papers', () => {
  it('finds four in five of the wrong claims and accuses one right claim in fifty at most', () => {
    const low = measurePapers('seen').filter((it) => !it.ok)
    assert.deepEqual(low, [])
  })

  it('keeps the rates it had on papers it was never fitted to', () => {
    const low = measurePapers('blind').filter((it) => !it.ok)
    assert.deepEqual(low, [])
  })

  it('says of every fault what the paper says, where, and how it was worked', () => {
    for (const { file, claims } of [...checkFixtures('seen'), ...checkFixtures('blind')]) {
      for (const claim of claims) {
        assert.ok(claim.where.line > 0, `${file}: ${claim.quote}`)
        assert.match(claim.explanation, /[.]$/, `${file}: ${claim.explanation}`)
        assert.doesNotMatch(claim.explanation, /undefined|NaN|\?%/, `${file}: ${claim.explanation}`)
        assert.notEqual(claim.suggestion, claim.quote, `${file}: ${claim.quote}`)
      }
    }
  })
})
