import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findDirections } from './directions.ts'

const wordsOf = (text: string) => findDirections(text).map(({ word }) => word)

describe('Words of direction', () => {
  it('are those that say more or less', () => {
    assert.deepEqual(wordsOf('Calls were up from 120 to 150 and waits came down by 4%.'), [
      'up',
      'down',
    ])
    assert.deepEqual(wordsOf('Sales picked up from 120 to 150.'), ['up'])
  })

  it('are none of verbs that take "up" or "down" to say something else', () => {
    const texts = [
      'The share of callers who hung up was 9.1%, against 8.6%.',
      'The team followed up 120 reports and turned down 45.',
      'Four schemes were set up, 12 stood down and 30 were signed up.',
      'Of 40 follow-ups and 12 start-ups 6 were closed down.',
      'They make up, take up and give up 9 places.',
      'The books were written down by the auditors to 9 pages.',
    ]
    for (const text of texts) assert.deepEqual(wordsOf(text), [], text)
  })

  it('are none of which of two changes is the greater', () => {
    const texts = [
      'Fees grew by 3.8%, less than our spending did (4.7%).',
      'Waits grew by 4 minutes, more than the calls were (12).',
    ]
    for (const text of texts) assert.deepEqual(wordsOf(text), ['grew'], text)
  })

  it('stand beside such a verb as they stand alone', () => {
    assert.deepEqual(wordsOf('Those set up rose from 4 to 6.'), ['rose'])
  })
})
