import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkStatuses } from './statuses.ts'
import { saidBy } from './testing-checks.ts'

/** What is said of a row of a table. */
function said(heading: string, ...rows: readonly string[]) {
  const lines = [heading, heading.replaceAll(/[^|]+/gu, '---'), ...rows].map((it) => `|${it}|`)
  return saidBy(checkStatuses, lines.join('\n'))
}
const missed = (value: string, where: string, better: string, target = '40') =>
  `incorrect: Met should be missed. The row says "Met", but ${value} is ${where} the target of ${target}, and ${better} is better.`

describe('whether a row met its target', () => {
  it('is told by the figure beside it, on the side that its name says is the good one', () => {
    for (const heading of ['Actual', '2023', 'Average']) {
      const rows = (row: string) => said(`Measure|Target|${heading}|Status`, row)
      assert.equal(
        rows('Complaints|40|35|Met'),
        'correct: Met. 35 is below the target of 40, and less is better.',
      )
      assert.equal(rows('Complaints|40|45|Met'), missed('45', 'above', 'less'))
      assert.equal(rows('Satisfied people|40|35|Met'), missed('35', 'below', 'more'))
      assert.equal(
        rows('Satisfied people|40|45|Missed'),
        'incorrect: Missed should be met. The row says "Missed", but 45 is above the target of 40, and more is better.',
      )
    }
  })

  it('is so where it is just what was aimed at', () => {
    const rows = (row: string) => said('Measure|Target|Actual|Status', row)
    assert.equal(
      rows('Complaints|40|40|Met'),
      'correct: Met. 40 is just the target of 40, and less is better.',
    )
    assert.equal(
      rows('Satisfied people|40|40|Met'),
      'correct: Met. 40 is just the target of 40, and more is better.',
    )
  })

  it('is told, of a target in per cent, by what is in per cent', () => {
    for (const heading of ['% met', '2023 (%)', 'Answer rate (%)']) {
      const rows = (row: string) => said(`Measure|Target (%)|${heading}|Status`, row)
      assert.equal(
        rows('Satisfied|80%|85%|Met'),
        'correct: Met. 85% is above the target of 80%, and more is better.',
        heading,
      )
      assert.equal(rows('Satisfied|80%|75%|Met'), missed('75%', 'below', 'more', '80%'), heading)
    }
    for (const heading of ['Rate', 'Actual']) {
      assert.equal(said(`Measure|Target (%)|${heading}|Status`, 'Satisfied|80%|75%|Met'), '')
    }
  })

  it('is told of two figures where both say the same, or one stands under the words of the target', () => {
    const rows = (heading: string, row: string) => said(`Measure|Target|${heading}|Status`, row)
    assert.equal(rows('North|South', 'Complaints|40|35|45|Met'), '')
    assert.equal(rows('North|South', 'Complaints|40|45|35|Met'), '')
    assert.equal(rows('North|South', 'Complaints|40|45|55|Met'), missed('45', 'above', 'less'))
    assert.equal(
      said('Measure|Q1 target|Q2 actual|Q1 actual|Status', 'Complaints|40|35|45|Met'),
      missed('45', 'above', 'less'),
    )
    assert.equal(
      said('Measure|Target|2022|2023|Change|Status', 'Complaints|40|35|45|10|Met'),
      missed('45', 'above', 'less'),
      'by the later of two years',
    )
  })

  it('is not told where the target, the figure or the good side is not, or the row says it twice', () => {
    const rows = (row: string) => said('Measure|Target|Actual|Status', row)
    assert.equal(rows('Complaints|*|45|Met'), '')
    assert.equal(rows('Complaints|40|*|Met'), '')
    assert.equal(rows('Complaints|40|45%|Met'), '')
    assert.equal(rows('Walks|40|45|Met'), '')
    assert.equal(said('Measure|Target|Next target|Actual|Status', 'Complaints|40|30|45|Met'), '')
    assert.equal(said('Measure|Target|Actual|Status|Met?', 'Complaints|40|45|Met|Yes'), '')
    assert.equal(said('Measure|Actual|Status', 'Complaints|45|Met'), '')
  })

  it('is told by words that say so, whatever stands over them, or by a yes below what asks', () => {
    const rows = (over: string, word: string) =>
      said(`Measure|Target|Actual|${over}`, `Complaints|40|35|${word}`)
    assert.notEqual(rows('Remark', 'Met'), '')
    assert.notEqual(rows('Status', 'Yes'), '')
    assert.notEqual(rows('In time?', 'Yes'), '')
    assert.equal(rows('Remark', 'Yes'), '')
    assert.equal(rows('Status', 'Amber'), '')
  })
})
