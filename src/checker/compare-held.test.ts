import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readText } from '#documents/testing.ts'
import { quarterPeriod, yearPeriod } from '#shared/index.ts'
import { checkPapers } from './check-papers.ts'

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

  it('is accused by none that is many times as much: its words may be those of something else', () => {
    for (const value of [143_210, 902]) {
      assert.deepEqual(verdicts(text, [{ ...figure, period: yearPeriod(2022), value }]), [
        ['questionable', '14,321', value.toLocaleString('en-GB')],
      ])
    }
  })

  it('is borne out by the same figure', () => {
    assert.deepEqual(verdicts(text, [{ ...figure, period: yearPeriod(2022), value: 14_321 }]), [
      ['correct', '14,321', '14,321'],
    ])
  })

  it('can have its tie refused by the name the tie is shown under', () => {
    const held = [{ ...figure, period: yearPeriod(2022), value: 14_322 }]
    const paper = readText('paper.txt', text)
    const [claim] = checkPapers([paper], held)[0]?.claims ?? []
    const id = claim?.tie?.id ?? ''
    assert.equal(id, 'Anti-social behaviour|Northmere|2022-23')
    assert.deepEqual(checkPapers([paper], held, { refusedTies: [id] })[0]?.claims, [])
  })

  it('is tied only to the area its words name', () => {
    const year = { ...figure, period: yearPeriod(2022) }
    const held = [
      { ...year, value: 14_321 },
      { ...year, area: 'Westmoor', value: 3_050 },
      { ...year, period: yearPeriod(2021), value: 15_000 },
    ]
    const said = (words: string) => verdicts(words, held)
    assert.deepEqual(said('There were 3,050 ASB incidents in Westmoor in 2022/23.'), [
      ['correct', '3,050', '3,050'],
    ])
    assert.deepEqual(said('There were 14,321 ASB incidents in 2022/23.'), [
      ['correct', '14,321', '14,321'],
    ])
    assert.deepEqual(said('There were 2,000 ASB incidents in Eastholme in 2022/23.'), [])
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

  it('is not held to a period by the value a change starts from', () => {
    const held = [{ ...figure, period: yearPeriod(2022), value: 14_321 }]
    const said = 'There were 14,321 ASB incidents in 2022/23, down 3,080 from 17,401.'
    const contradicted = verdicts(said, held)?.filter(([verdict]) => verdict === 'inconsistent')
    assert.deepEqual(contradicted, [])
  })
})
