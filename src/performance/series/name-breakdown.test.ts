import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { measure } from '#statistics/testing.ts'
import { nameBreakdown } from './name-breakdown.ts'

const sittings = measure({
  id: 'sittings',
  breakdowns: {
    body: { name: 'Which body', words: { 'audit-panel': 'Joint Audit, Risk and Assurance Panel' } },
    'in-public': { name: 'Whether it met in public', words: {} },
  },
})

describe('nameBreakdown', () => {
  it('says a part in the words that its measure has for it', () => {
    assert.equal(
      nameBreakdown('body=audit-panel', sittings),
      'Which body: Joint Audit, Risk and Assurance Panel',
    )
    assert.equal(nameBreakdown('in-public=yes', sittings), 'Whether it met in public: yes')
  })

  it('says one for which there are no words by its code, and a number about it by a word of its own', () => {
    assert.equal(nameBreakdown('body=ethics', sittings), 'Which body: ethics')
    assert.equal(nameBreakdown('age=18-25', undefined), 'Age: 18–25')
    assert.equal(
      nameBreakdown('body=audit-panel;stat=pct-change', sittings),
      'Which body: Joint Audit, Risk and Assurance Panel, change in percent',
    )
  })
})
