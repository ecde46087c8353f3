import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFigures } from './read-figures.ts'
import { suggestRecipe } from './suggest.ts'
import { workbookOf } from './testing.ts'

const DRAWN = `
  Month         | Burglary | Robbery
  January 2025  | 12       | 3
  32 March 2025 | 11       | 4
  yesterday     | 10       | 4
  31/04/2025    | 13       | 1
  45/2025       | 14       | 1
  May 2025      | 17       | 2
  June 2025     | 16       | 5`

function read(period: Readonly<Record<string, string>> = {}) {
  const book = workbookOf(DRAWN)
  const recipe = suggestRecipe(book, { isMeasure: () => false, isPlace: () => false })
  assert.ok(recipe)
  return readFigures(book, { ...recipe, answers: { ...recipe.answers, period } })
}

describe('a time of which nothing can be made', () => {
  it('is named as it stands, with its rows, and told from a day that there is not', () => {
    assert.deepEqual(
      read()
        .questions.filter(({ about }) => about === 'period')
        .map(({ question, cells }) => `${question}: ${cells.join(' ')}`),
      [
        'Which time is "32 March 2025"? There is no such day: B3 C3',
        'Which time is "yesterday"? It stands in a column of times, and is none that can be read: B4 C4',
        'Which time is "31/04/2025"? There is no such day: B5 C5',
        'Which time is "45/2025"? It stands in a column of times, and is none that can be read: B6 C6',
      ],
    )
  })

  it('is left out with what is of it where somebody says so', () => {
    const { figures, questions } = read({ '32 March 2025': 'leave', yesterday: 'leave' })
    assert.deepEqual(
      figures.filter(({ status }) => status === 'leave').map(({ address }) => address),
      ['B3', 'C3', 'B4', 'C4'],
    )
    assert.equal(questions.filter(({ about }) => about === 'period').length, 2)
  })

  it('is of the days that somebody gives', () => {
    const { figures } = read({ '32 March 2025': '2025-03-01/2025-03-31' })
    const found = figures.find(({ address }) => address === 'B3')
    assert.deepEqual(found?.period, { start: '2025-03-01', end: '2025-03-31' })
  })
})
