import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exampleReport } from './example-report.ts'
import {
  columnHeading,
  describeBreakdown,
  figureNotes,
  groupMeasures,
  groupNotes,
  ownRows,
  sectionRows,
} from './report-order.ts'

const [contact, crime] = exampleReport().sections

describe('the order of a report', () => {
  it('gives each measure its breakdowns, in their order', () => {
    assert.ok(crime)
    const groups = groupMeasures(crime)
    assert.deepEqual(
      groups.map(({ measure, parts }) => [measure.number, parts.length]),
      [
        ['2.1', 0],
        ['2.2', 0],
        ['2.3', 21],
        ['2.4', 0],
        ['2.5', 0],
      ],
    )
  })

  it('sets every measure in its section’s table, and breakdowns in a table of their own', () => {
    assert.ok(contact && crime)
    assert.equal(sectionRows(contact).length, 3)
    assert.equal(sectionRows(crime).length, 5)
    assert.deepEqual(
      groupMeasures(crime).map((group) => ownRows(group).length),
      [0, 0, 22, 0, 0],
    )
  })

  it('says which breakdown a note is about', () => {
    assert.ok(crime)
    assert.deepEqual(groupMeasures(crime).flatMap(groupNotes), [
      'Not specified: The paper prints a change of +32; 128 less 105 is 23.',
    ])
  })
})

describe('the words of a figure', () => {
  it('names a breakdown as a person would', () => {
    assert.equal(describeBreakdown('age=0-17;risk=very-high'), 'age: 0-17, risk: very high')
    assert.equal(describeBreakdown('age=over-18'), 'age: over 18')
    assert.equal(describeBreakdown('stat=pct-change'), 'percent change')
  })

  it('begins a column’s heading with a capital and no article', () => {
    assert.equal(columnHeading('the year to March 2019'), 'Year to March 2019')
    assert.equal(columnHeading('31 March 2019'), '31 March 2019')
  })

  it('tells what else there is to know of a figure', () => {
    const [figure] = exampleReport().figures
    assert.ok(figure)
    assert.deepEqual(figureNotes(figure), [])
    assert.deepEqual(
      figureNotes({
        ...figure,
        breakdown: 'gender=male',
        numerator: 37,
        denominator: 39,
        status: 'approximate',
        revisions: 2,
        note: 'Printed with “about”.',
      }),
      [
        'gender: male',
        '37 of 39',
        'printed as approximate',
        'replaces 2 earlier figures',
        'Printed with “about”.',
      ],
    )
  })
})
