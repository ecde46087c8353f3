import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, times } from './testing.ts'

describe('many columns without a time beside one that has it', () => {
  it('are asked about at once', () => {
    const { questions } = readDrawn(`
      Residents' survey
      Answer        | Total | Male | Female | Under 35 | National polling, October 2024
      Satisfied     | 73%   | 72%  | 74%    | 70%      | 74%
      Not satisfied | 13%   | 13%  | 12%    | 14%      | 12%`)
    const asked = questions.filter(({ about }) => about === 'period')
    assert.equal(asked.length, 1)
    assert.match(asked[0]?.question ?? '', /"Total", "Male" and 2 more/)
    assert.equal(asked[0]?.cells.length, 8)
  })
})

describe('a total under weeks', () => {
  const drawn = (first: string) => `
    Weekly response report
    Week ending      | Incidents | Mean wait (minutes)
    ${first}
    13/07/2025       | 132       | 7.0
    20/07/2025       | 145       | 8.1
    27/07/2025       | 146       | 9.2
    Total            | 423       | 8.1
    Standard 2025/26 |           | 7.0`

  it('is of those weeks, though a row of an aim is of the year', () => {
    const read = times(drawn('06/07/2025       | 136       | 8.0'))
    assert.equal(read['B7'], '2025-06-30 2025-07-27 during')
  })

  it('is asked about where some were brought forward from the page before', () => {
    const read = times(drawn('Brought forward  | 136       |'))
    assert.match(read['B7'] ?? '', /asked period/)
  })
})
