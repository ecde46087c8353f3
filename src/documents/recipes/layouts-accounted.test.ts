import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFigures } from './read-figures.ts'
import { suggestRecipe } from './suggest.ts'
import { readDrawn, roles, said, units, workbookOf } from './testing.ts'

describe('words that are not accounted for', () => {
  it('keep a row that could be what others are compared with from being written', () => {
    const read = roles(`
      Fly-tipping incidents, 2024/25
      Area                     | Reported | Cleared
      Ashcombe                 | 410      | 380
      Saltings                 | 288      | 270
      Sector norm              | 350      | 301`)
    assert.match(read['B5'] ?? '', /^observation asked words$/)
    assert.equal(read['B3'], 'observation')
  })

  it('keep a figure from being written that could be in something', () => {
    const read = units(`
      Planning appeals, 2024/25
      Measure                 | Ashcombe | Saltings
      Decided                 | 14       | 9
      Median number of pages | 31       | 40
      Decided within 26 weeks | 12       | 7`)
    assert.match(read['B4'] ?? '', /asked words/)
    assert.equal(read['B3'], '14 count')
    assert.equal(read['B5'], '12 count')
  })

  it('are asked in one question of a kind where there are very many', () => {
    const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
    const rows = names.map((name) => `Median size ${name} | 3 | 4`).join('\n')
    const { questions } = readDrawn(`
      Inspection, 2024/25
      Measure | Ashcombe | Saltings
      ${rows}`)
    const open = questions.filter(({ about }) => about === 'words')
    assert.deepEqual(
      open.map(({ key, cells }) => [key, cells.length]),
      [['unit: all', 14]],
    )
  })

  it('may be answered, and the figure is what was answered', () => {
    const book = workbookOf(`
      Fly-tipping incidents, 2024/25
      Area             | Reported | Cleared
      Ashcombe         | 410      | 380
      Saltings         | 288      | 270
      Regional average | 350      | 301`)
    const recipe = suggestRecipe(book, { isMeasure: () => false, isPlace: () => false })
    assert.ok(recipe)
    const words = { 'role: Regional average': 'comparator' }
    const answered = { ...recipe, answers: { ...recipe.answers, words } }
    const read = said(readFigures(book, answered), ({ role }) => role)
    assert.equal(read['B5'], 'comparator')
  })
})

describe('cells that would be written as one and the same figure', () => {
  const called = (drawn: string) =>
    said(readDrawn(drawn), ({ breakdown }) => breakdown.map(({ value }) => value).join('; '))

  it('are told apart by the words of their rows', () => {
    const read = called(`
      Recorded crime by type, 2024/25
      Type               | Recorded | Solved
      Rape               | 40       | 4
      Other sexual       | 60       | 9
      Total sexual       | 100      | 13
      Bicycle theft      | 80       | 2
      Other theft        | 90       | 5
      Total theft        | 170      | 7`)
    assert.equal(read['B5'], 'Total sexual')
    assert.equal(read['B8'], 'Total theft')
  })

  it('are asked where nothing tells them apart', () => {
    const { questions, figures } = readDrawn(`
      Complaints, 2024/25
      District | Received
      Ashcombe | 12
      Saltings | 15
      Ashcombe | 21`)
    const open = questions.filter(({ about }) => about === 'words')
    assert.deepEqual(
      open.map(({ cells }) => cells),
      [['B3', 'B5']],
    )
    const apart = figures.find(({ address }) => address === 'B4')
    assert.deepEqual(apart?.asked, [])
  })
})
