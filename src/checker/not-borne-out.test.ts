import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accuses, type Claim } from './claim.ts'
import { claimsIn } from './testing.ts'

const TABLE = `| Branch | Loans 2024 | Loans 2025 | Change |
|---|---|---|---|
| Fenby | 4,866 | 4,402 | -464 |
| Orrin | 3,110 | 3,290 | +180 |
| All branches | 7,976 | 7,692 | -284 |
`

const inShort = ({ verdict, kind, stated }: Claim) => `${verdict} ${kind} ${stated}`

/** What is said of a paper, as "correct difference 464"; and what of that is an accusation. */
const saidOf = (paper: string) => claimsIn(paper).map(inShort)
const accusedOf = (paper: string) =>
  claimsIn(paper)
    .filter(({ verdict }) => accuses(verdict))
    .map(inShort)

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
  const others: Readonly<Record<string, string>> = {
    'are how many times as much it is':
      'Fenby’s rate of 95.2 loans is 2.4 times that of Orrin, and 27.5 above the county figure of 67.7.',
    'are shares each of its own people':
      'Women were 18% of those who applied and 23% of those who were offered a post, so they did better than men.',
    'are half of what another has':
      'In Fenby fewer than two in five feel safe, which is about half the level in Orrin.',
    'are what one of several did, beyond the stop':
      'Trust in the Council is 50%. Our target was 55%, and we have missed it by 5 points; one branch alone, Orrin at 58%, reached it.',
  }
  for (const [what, paper] of Object.entries(others))
    it(what, () => assert.deepEqual(accusedOf(paper), []))
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
