import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn } from './testing.ts'

const sheet = (place: string, first: number, mark: string) => `
  ${place} unit scorecard
  Measure                        | Apr–Jun 2025 | Jul–Sep 2025
  Average wait for first session | ${first}     | ${first + 1.5}
  Recalls                        | 95           | ${mark}
  Visits                         | 410          | 420`

const questions = (mark: string) =>
  readDrawn(sheet('Ashcombe', 15.7, mark), sheet('Saltings', 18.4, mark)).questions

describe('what sheets that are read alike leave open', () => {
  it('is asked once, of the cells on all of them: in what a wait is', () => {
    const ofUnits = questions('76').filter(({ about }) => about === 'unit')
    assert.deepEqual(
      ofUnits.map(({ cells }) => cells),
      [['Sheet1!B3', 'Sheet1!C3', 'Sheet2!B3', 'Sheet2!C3']],
    )
  })

  it('is asked once: what a mark means', () => {
    const ofMarks = questions('#').filter(({ about }) => about === 'mark')
    assert.deepEqual(
      ofMarks.map(({ cells }) => cells),
      [['Sheet1!C4', 'Sheet2!C4']],
    )
  })
})
