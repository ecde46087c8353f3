import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { termsUsed } from './terms-used.ts'

const source = { document: 'Northmere glossary' }
const glossary = [
  {
    term: 'Positive outcome',
    also: [],
    meaning: 'A crime that ended in a caution or more.',
    source,
  },
  { term: 'Incident', also: ['log'], meaning: 'A log opened for an event.', source },
  { term: 'Child sexual exploitation', also: ['CSE'], meaning: 'Abuse of a child.', source },
  { term: 'Caution', also: [], meaning: 'A formal warning.', source },
]
const used = (...texts: string[]) => termsUsed(glossary, texts).map(({ term }) => term)

describe('termsUsed', () => {
  it('finds a term in any case and over a line end, and explains the words of its meaning', () => {
    assert.deepEqual(used('There were 10 positive\noutcomes', 'a Positive outcome'), [
      'Caution',
      'Positive outcome',
    ])
  })

  it('does not find a term inside another word', () => {
    assert.deepEqual(used('incidental, blogs, precaution'), [])
  })

  it('finds a spelling in capitals only in capitals', () => {
    assert.deepEqual(used('cse'), [])
    assert.deepEqual(used('CSE fell'), ['Child sexual exploitation'])
  })
})
