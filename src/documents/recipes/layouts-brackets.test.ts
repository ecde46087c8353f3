import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said } from './testing.ts'

const many = (drawn: string) => said(readDrawn(drawn), ({ value, n }) => `${value} of ${n}`)

describe('a number in brackets behind a value', () => {
  it('is how many it is of where a line above says so', () => {
    const read = many(`
      Residents' survey, fieldwork 3 March to 28 April 2025
      Percentage agreeing; unweighted base in brackets
      Question           | Ashcombe    | Saltings
      Police do well     | 54% (1,204) | 51% (401)
      Mean score (0–10)  | 6.1 (1,204) | 5.9 (401)`)
    assert.deepEqual(Object.values(read), ['54 of 1204', '51 of 401', '6.1 of 1204', '5.9 of 401'])
  })

  it('is so under a heading that says it', () => {
    const read = many(`
      Victim survey, 2024/25
      District | % satisfied (n) | Mean score (n)
      Ashcombe | 71% (204)       | 7.1 (198)
      Saltings | 69% (180)       | 6.8 (177)`)
    assert.deepEqual(Object.values(read), ['71 of 204', '7.1 of 198', '69 of 180', '6.8 of 177'])
  })

  it('is asked once for a sheet where nothing says so, and its answer is kept', () => {
    const { questions } = readDrawn(`
      Arrests, 2024/25
      District | Arrests
      Ashcombe | 71 (20)
      Saltings | 69 (18)`)
    assert.equal(questions.filter(({ about }) => about === 'mark').length, 1)
    assert.equal(questions[0]?.cells.length, 2)
  })

  it('with a comma between thousands is no interval', () => {
    const { questions } = readDrawn(`
      Satisfaction, 2024/25
      District | Satisfied
      Ashcombe | 54% (1,204)
      Saltings | 51% (1,101)`)
    assert.equal(questions[0]?.about, 'mark')
  })
})
