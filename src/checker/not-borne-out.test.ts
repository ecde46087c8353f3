import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from './check-papers.ts'

const TABLE = `| Branch | Loans 2024 | Loans 2025 | Change |
|---|---|---|---|
| Fenby | 4,866 | 4,402 | -464 |
| Orrin | 3,110 | 3,290 | +180 |
| All branches | 7,976 | 7,692 | -284 |
`

/** What is said of a paper, as "correct difference 464". */
const saidOf = (paper: string) =>
  (checkPapers([readMarkdown('made-up.md', paper)])[0]?.claims ?? []).map(
    ({ verdict, kind, stated }) => `${verdict} ${kind} ${stated}`,
  )
const accusedOf = (paper: string) => saidOf(paper).filter((it) => /^(?:inc|imp)/.test(it))

describe('which way something went', () => {
  it('is borne out where it is known which value came first', () => {
    assert.deepEqual(saidOf(`${TABLE}\nLoans at Fenby fell by 464.`).slice(-2), [
      'correct difference 464',
      'correct comparison-direction fell',
    ])
  })

  it('is not by how far two values are apart', () => {
    const said = saidOf('There were 17 hives at Fenby and 14 at Orrin. Fenby’s rose by three.')
    assert.ok(!said.includes('correct comparison-direction rose'), said.join('; '))
  })
})

describe('a percentage beside the size of a change', () => {
  it('is of the earlier value, and divided by the later is a slip', () => {
    const paper = (percent: string) =>
      `In 2023 we spent £3.20m and in 2024 £3.48m; the increase is £280k, or ${percent}.`
    assert.deepEqual(accusedOf(paper('8.8%')), [])
    assert.ok(saidOf(paper('8.8%')).includes('correct percent-change 8.8%'))
    assert.deepEqual(accusedOf(paper('8.0%')), ['incorrect percent-change 8.0%'])
  })

  it('is no share of what is printed elsewhere', () => {
    const said = saidOf(
      'There were 242 fewer waits and 1,100 remain. The improvement over the year is 242, or 22.0%.',
    )
    assert.ok(!said.includes('correct percent-of 22.0%'), said.join('; '))
  })
})

describe('words beside a figure that are of something else', () => {
  it('are how many times as much it is', () => {
    assert.deepEqual(
      accusedOf(
        'Fenby’s rate of 95.2 loans is 2.4 times that of Orrin, and 27.5 above the county figure of 67.7.',
      ),
      [],
    )
  })

  it('are shares each of its own people', () => {
    assert.deepEqual(
      accusedOf(
        'Women were 18% of those who applied and 23% of those who were offered a post, so they did better than men.',
      ),
      [],
    )
  })

  it('are half of what another has', () => {
    assert.deepEqual(
      accusedOf(
        'In Fenby fewer than two in five feel safe, which is about half the level in Orrin.',
      ),
      [],
    )
  })

  it('are what one of several did, beyond the stop', () => {
    assert.deepEqual(
      accusedOf(
        'Trust in the Council is 50%. Our target was 55%, and we have missed it by 5 points; one branch alone, Orrin at 58%, reached it.',
      ),
      [],
    )
  })
})

describe('a running total', () => {
  const table = (july: string) => `| Month | Visits | Running total |
|---|---|---|
| April | 4,120 | 4,120 |
| May | 4,685 | 8,805 |
| June | 5,210 | 14,015 |
| July | 6,940 | ${july} |
| August | 8,215 | 29,170 |
| Year | 29,170 | 29,170 |
`
  it('ends with what all rows come to, and the row of the whole adds nothing', () => {
    assert.deepEqual(accusedOf(table('20,955')), [])
    assert.deepEqual(accusedOf(table('29,055')), ['incorrect sum 29,055'])
  })
})
