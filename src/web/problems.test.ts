import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findError, listErrors } from './problems.ts'

describe('the error summary', () => {
  const problems = [
    { code: 'regex', field: 'against', message: 'Enter the votes against' },
    { code: 'quorum', message: '4 of the 5 members needed are here' },
  ]

  it('links each problem to its field, and leaves one about the whole form unlinked', () => {
    assert.deepEqual(listErrors(problems), [
      { text: 'Enter the votes against', href: '#against' },
      { text: '4 of the 5 members needed are here' },
    ])
  })

  it("gives a field its own problem and no other's", () => {
    assert.deepEqual(findError(problems, 'against'), { text: 'Enter the votes against' })
    assert.equal(findError(problems, 'inFavour'), undefined)
    assert.equal(findError(undefined, 'against'), undefined)
  })
})
