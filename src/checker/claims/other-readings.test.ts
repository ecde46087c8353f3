import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from '../check-papers.ts'
import { accuses } from '../claim.ts'

function claimsOf(...lines: readonly string[]) {
  return checkPapers([readMarkdown('paper.md', lines.join('\n'))])[0]?.claims ?? []
}

const accusedIn = (...lines: readonly string[]) =>
  claimsOf(...lines)
    .filter((it) => accuses(it.verdict))
    .map((it) => `${it.stated} should be ${it.recomputed}`)

const rightIn = (...lines: readonly string[]) =>
  claimsOf(...lines)
    .filter((it) => it.verdict === 'correct')
    .map((it) => `${it.stated}: ${it.explanation}`)

describe('a share of these', () => {
  const before = 'The police recorded 1,927 incidents in the half year. It was 1,843 last year.'

  it('is not of the figure just before where an earlier one gives it', () => {
    assert.deepEqual(accusedIn(`${before} Of these 1,156 were crimes (60.0%).`), [])
  })

  it('is of it and the others together, where they are told', () => {
    const told =
      'There were 1,843 calls last year. Of these 1,156 were crimes (60.0%) and the other 771 were not.'
    assert.deepEqual(accusedIn(told), [])
  })

  it('is accused where no figure near it gives it', () => {
    assert.deepEqual(accusedIn('There were 1,843 calls. Of these 1,156 were crimes (60.7%).'), [
      '60.7% should be 62.7%',
    ])
  })
})

describe('shares in words', () => {
  it('are near a tenth more or less where they are said to be about so', () => {
    assert.deepEqual(
      accusedIn('About one in ten (11%) are not.', 'About one in five (18%) are.'),
      [],
    )
    assert.deepEqual(accusedIn('About one in ten (18%) are not.').length, 1)
  })

  it('are no quarters of a year', () => {
    assert.deepEqual(
      accusedIn('It fell below target in the first two quarters (82.3% and 77.5%).'),
      [],
    )
    assert.deepEqual(accusedIn('Waits were long in the last three quarters (61% late).'), [])
    assert.equal(accusedIn('Three quarters (61%) were late.').length, 1)
  })
})

describe('names after a number', () => {
  it('are no list of it where something else is said of them', () => {
    const fell =
      'Reductions in five districts of five this year; Corran City, Nether Vale and Port Ellery show a fall in both years.'
    assert.deepEqual(accusedIn(fell), [])
    const named = 'Four districts met it: Corran City, Nether Vale and Port Ellery.'
    assert.deepEqual(accusedIn(named), ['Four should be 3'])
  })
})

describe('what only the figures of a table show', () => {
  const staff = (...rows: readonly string[]) => [
    '| Group | Start of year | Joined | Left | End of year |',
    '|---|--:|--:|--:|--:|',
    '| Wholetime | 412 | 38 | 51 | 399 |',
    '| On-call | 315 | 28 | 46 | 297 |',
    '| Support | 177 | 29 | 25 | 181 |',
    ...rows,
  ]

  it('is what is left of those who were there, came and went', () => {
    assert.ok(rightIn(...staff()).includes('297: 315 and 28 less 46 is 297.'))
    assert.deepEqual(accusedIn(...staff('| Control | 136 | 16 | 25 | 172 |')), [
      '172 should be 127',
    ])
  })

  it('is a sum of columns that stand apart from it', () => {
    const survey = (bus: number) => [
      '| Service | Very good | Good | Poor | Very poor | All good |',
      '|---|--:|--:|--:|--:|--:|',
      '| Parks | 243 | 465 | 141 | 39 | 708 |',
      '| Roads | 102 | 188 | 310 | 204 | 290 |',
      `| Buses | 156 | 297 | 188 | 97 | ${bus} |`,
      '| Halls | 219 | 304 | 88 | 41 | 523 |',
    ]
    assert.ok(rightIn(...survey(453)).includes('708: 243 + 465 = 708.'))
    assert.deepEqual(accusedIn(...survey(435)), ['435 should be 453'])
  })

  it('is a change of changes', () => {
    const budget = (waste: string) => [
      '| Service | Budget | Forecast | Variance | Q2 variance | Movement since Q2 |',
      '|---|--:|--:|--:|--:|--:|',
      '| Planning | 1,912 | 2,231 | 319 | 264 | 55 |',
      '| Housing | 2,655 | 3,042 | 387 | 331 | 56 |',
      `| Waste | 6,540 | 6,397 | (143) | (88) | ${waste} |`,
      '| Leisure | 1,695 | 1,790 | 95 | 120 | (25) |',
      '| Customer | 2,971 | 2,860 | (111) | (35) | (76) |',
    ]
    assert.deepEqual(accusedIn(...budget('(55)')), [])
    assert.deepEqual(accusedIn(...budget('(65)')), ['(65) should be (55)'])
  })
})
