import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFigures } from './read-figures.ts'
import { suggestRecipe } from './suggest.ts'
import { readDrawn, said, workbookOf } from './testing.ts'

/** What is asked about the words of a drawn sheet, and about which cells. */
const doubts = (drawn: string) =>
  readDrawn(drawn)
    .questions.filter(({ about }) => about === 'words')
    .map(({ question, cells }) => [question, cells.join(' ')])

/** The figures of a drawn sheet with an answer given to every question that offers it. */
function answered(drawn: string, answer: string) {
  const book = workbookOf(drawn)
  const recipe = suggestRecipe(book, { isMeasure: () => false, isPlace: () => false })
  assert.ok(recipe)
  const open = readFigures(book, recipe).questions.filter(({ choices }) =>
    choices.some((choice) => choice.answer === answer),
  )
  assert.notEqual(open.length, 0)
  const words = Object.fromEntries(open.map(({ key }) => [key, answer]))
  return readFigures(book, { ...recipe, answers: { ...recipe.answers, words } })
}

const LOANS = `
  Library loans, 2024/25
  Branch | Loans | Share of the county's loans (%)
  Ansley | 410   | 14.2
  Bewick | 288   | 9.7`

const NOISE = `
  Noise complaints
  Area   | 6 October 2025 | 13 October 2025 | 20 October 2025
  Ansley | 41             | 38              | 29
  Bewick | 12             | 9               | 17`

const DOGS = `
  Dog licences, 2024/25
  Kind  | Sex     | Issued
  Guard | Dog     | 40
  Guard | Bitch   | 31
  Guard | Any sex | 73
  Guide | Dog     | 12
  Guide | Bitch   | 9
  Guide | Any sex | 22`

describe('a doubt about what was read', () => {
  it('is one question for a column, and keeps its cells alone from being written', () => {
    assert.deepEqual(doubts(LOANS), [
      [
        'Column C "Share of the county\'s loans (%)" was read as figures, and its heading may say that they are worked out from others. Is that so?',
        'C3 C4',
      ],
    ])
    const read = said(readDrawn(LOANS), ({ value }) => value)
    assert.deepEqual([read['B3'], read['C3']], ['410', '14.2 asked words'])
  })

  it('may be answered by leaving the column out', () => {
    const read = said(answered(LOANS, 'leave'), ({ status }) => status)
    assert.deepEqual([read['B3'], read['C3']], ['final', 'leave'])
  })

  it('is one question for all days of a table that follow one another by seven', () => {
    assert.deepEqual(
      doubts(NOISE).map(([, cells]) => cells),
      ['B3 C3 D3 B4 C4 D4'],
    )
    const read = (answer: string) =>
      said(
        answered(NOISE, answer),
        ({ period, basis }) => `${period?.start} ${period?.end} ${basis}`,
      )
    assert.equal(read('week-from')['C3'], '2025-10-13 2025-10-19 during')
    assert.equal(read('week-to')['C3'], '2025-10-07 2025-10-13 during')
  })

  it('is of numbers by which things are known', () => {
    const sites = doubts(`
      Tree planting, 2024/25
      Wood   | Site | Planted
      Ansley | 1    | 410
      Bewick | 2    | 390
      Cold   | 3    | 120
      Dene   | 4    | 88`)
    assert.deepEqual(
      sites.map(([, cells]) => cells),
      ['B3 B4 B5 B6'],
    )
    assert.deepEqual(
      doubts(`
        Tree planting, 2024/25
        Wood   | Sites | Planted
        Ansley | 1     | 410
        Bewick | 2     | 390
        Cold   | 2     | 120
        Dene   | 4     | 88`),
      [],
    )
  })

  it('is of a row that others are the parts of by its name, where they are not by their numbers', () => {
    assert.deepEqual(
      doubts(DOGS).map(([, cells]) => cells),
      ['C5 C8'],
    )
    const read = said(answered(DOGS, 'total'), ({ role }) => role)
    assert.deepEqual([read['C4'], read['C5'], read['C8']], ['observation', 'total', 'total'])
  })

  it('is of percentages of more than all that are not written as such', () => {
    const read = doubts(`
      Turnout and postal votes, 2024/25
      Ward   | Turnout % | Postal %
      Ansley | 3410      | 12
      Bewick | 41        | 14`)
    assert.deepEqual(
      read.map(([, cells]) => cells),
      ['B3'],
    )
  })

  it('is of a table that its line calls provisional, where no figure of it is', () => {
    const drawn = `
      Vaccinations by clinic, provisional, 2024/25
      Clinic | Flu | Shingles
      Ansley | 303 | 102
      Bewick | 313 | 140`
    assert.deepEqual(
      doubts(drawn).map(([, cells]) => cells),
      ['B3 C3 B4 C4'],
    )
    const read = said(answered(drawn, 'provisional'), ({ status }) => status)
    assert.deepEqual(new Set(Object.values(read)), new Set(['provisional']))
  })

  it('is one question of a table where it is of many columns', () => {
    assert.deepEqual(
      doubts(`
        Turnout, 2024/25
        Ward   | Shop % | Post % | Desk %
        Ansley | 3410  | 3512   | 2990
        Bewick | 41    | 44     | 39`).map(([question, cells]) => [question?.slice(-48), cells]),
      [['and has 3410, and so with 2 more columns. Is that so?'.slice(-48), 'B3 C3 D3']],
    )
  })

  it('is of none where nothing speaks against what was read', () => {
    assert.deepEqual(
      doubts(`
        Vaccinations by clinic, 2024/25
        Clinic | Flu | Shingles | % who came
        Ansley | 303 | 102      | 71
        Bewick | 313 | 140      | 69`),
      [],
    )
  })
})
