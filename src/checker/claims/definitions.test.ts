import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkDefinitions } from './definitions.ts'
import { saidBy } from './testing-checks.ts'

const said = (use: string, limit = 'over 90 days') =>
  saidBy(
    checkDefinitions,
    `A case is classed as overdue if it is open for ${limit}.\n\nThe ${use} were listed.`,
  )

describe('a term that is used with a limit', () => {
  it('has the limit that its definition gives', () => {
    assert.equal(
      said('overdue cases (over 90 days)'),
      'correct: over 90 days. The definition says over 90 days.',
    )
    assert.equal(
      said('overdue cases (over 60 days)'),
      'incorrect: over 60 days should be over 90 days. The text says over 60 days, but the paper\'s own definition of "overdue" says over 90 days. Better: The overdue cases (over 90 days) were listed.',
    )
  })

  it('may have it in other words of time', () => {
    assert.match(said('overdue cases (over 2 weeks)', 'over 14 days'), /^correct/)
    assert.match(said('overdue cases (over 1 year)', 'over 12 months'), /^correct/)
    assert.match(said('overdue cases (over 2 weeks)', 'over 15 days'), /^incorrect/)
    assert.match(said('overdue cases (over 12 months)', 'over 52 weeks'), /^correct/)
    assert.match(said('overdue cases (over 3 months)', 'over 90 days'), /^correct/)
    assert.match(said('overdue cases (over 3 months)', 'over 12 weeks'), /^incorrect/)
    assert.match(said('overdue cases (over 100 days)', 'over 99 days'), /^incorrect/)
  })

  it('is not told of what is not in brackets behind it, or of another limit', () => {
    for (const use of [
      'overdue cases (under 60 days)',
      'overdue cases, over 60 days,',
      'late cases (over 60 days)',
      'older (over 60 days) of the overdue cases',
      'overdue cases that stood in the books of the seven moorland wards (over 60 days)',
    ])
      assert.equal(said(use), '', use)
  })
})
