import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { claimsIn } from '../testing.ts'

const ABSENCE = `| Phase | 2022/23 | 2023/24 | 2024/25 | Sessions missed |
|---|---|---|---|---|
| Nursery | 24.6% | 19.1% | 17.7% | 11,208 |
| Primary | 17.4% | 16.2% | 15.3% | 80,114 |
| Secondary | 27.9% | 26.1% | 24.6% | 96,392 |
| Special | 33.1% | 26.4% | 31.0% | 9,870 |`

/** What is found right of a sentence that follows the table. */
const rightIn = (sentence: string) =>
  claimsIn(ABSENCE, '', sentence).flatMap(({ verdict, stated }) =>
    verdict === 'correct' ? [stated] : [],
  )

describe('figures of a sentence that bear one another out', () => {
  it('are two that stand in one row, though either might be printed by chance', () => {
    const both = rightIn('Among secondary pupils it went from 26.1% to 24.6%.')
    assert.ok(both.includes('26.1%') && both.includes('24.6%'), both.join(' '))
  })

  it('are none that stand in no line with one another', () => {
    // 17.4 is of primary, two years ago; 31.0 of special, now
    const neither = rightIn('Among secondary pupils it went from 17.4% to 31.0%.')
    assert.ok(!neither.includes('17.4%') && !neither.includes('31.0%'), neither.join(' '))
  })

  it('are those worked from values that others of the sentence are', () => {
    const worked = rightIn(
      'Secondary schools had 24.6%, which is 9.3 points above primary (15.3%).',
    )
    assert.deepEqual(
      ['24.6%', '9.3 points', '15.3%'].filter((figure) => !worked.includes(figure)),
      [],
    )
  })
})

const CALLS = `| Station | Calls | Turned out in time |
|---|---|---|
| Abbotsmere | 2,914 | 2,702 |
| Fossgate | 2,406 | 2,297 |
| Netherby | 318 | 211 |
| Dunley | 402 | 297 |
| Kelbrook | 377 | 301 |
| Tarn | 341 | 266 |`

describe('a figure of many digits', () => {
  const rightOf = (sentence: string) =>
    claimsIn(CALLS, '', sentence).flatMap(({ verdict, stated }) =>
      verdict === 'correct' ? [stated] : [],
    )

  it('is the sum of so many rows that follow one another as its sentence says', () => {
    // 318 + 402 + 377 + 341
    assert.ok(rightOf('The four on-call stations answered 1,438 calls together.').includes('1,438'))
    // without the last: 1,097
    assert.ok(
      !rightOf('The four on-call stations answered 1,097 calls together.').includes('1,097'),
    )
  })

  it('is what one column leaves of another, where its words say so', () => {
    // 6,758 calls and 6,074 in time are printed nowhere; of Abbotsmere 2,914 less 2,702 is 212
    assert.ok(rightOf('Abbotsmere turned out late to 212 calls.').includes('212'))
    assert.ok(!rightOf('Abbotsmere turned out late to 221 calls.').includes('221'))
  })
})
