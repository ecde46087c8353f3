import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { quarterPeriod, yearPeriod } from '#shared/index.ts'
import { checkPapers } from './check-papers.ts'
import { readText } from './read-text.ts'

const figure = {
  measure: 'Anti-social behaviour',
  aliases: ['ASB incidents'],
  area: 'Northmere',
  unit: 'count',
} as const

function verdicts(text: string, held: Parameters<typeof checkPapers>[1]) {
  const [document] = checkPapers([readText('paper.txt', text)], held)
  return document?.claims.map((claim) => [claim.verdict, claim.stated, claim.recomputed])
}

describe('a paper held against our own observations', () => {
  const text = 'The total number of ASB incidents in 2022/23 was 14,321.'

  it('is contradicted by a figure for the same measure and year', () => {
    assert.deepEqual(verdicts(text, [{ ...figure, period: yearPeriod(2022), value: 14_322 }]), [
      ['inconsistent', '14,321', '14,322'],
    ])
  })

  it('is borne out by the same figure', () => {
    assert.deepEqual(verdicts(text, [{ ...figure, period: yearPeriod(2022), value: 14_321 }]), [
      ['correct', '14,321', '14,321'],
    ])
  })

  it('is not tied to another period or another measure', () => {
    assert.deepEqual(
      verdicts(text, [{ ...figure, period: quarterPeriod(2022, 1), value: 3387 }]),
      [],
    )
    assert.deepEqual(
      verdicts(text, [
        { ...figure, measure: 'Burglary', aliases: [], period: yearPeriod(2022), value: 1204 },
      ]),
      [],
    )
  })
})
