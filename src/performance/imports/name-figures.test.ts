import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { measureSchema } from '#area/index.ts'
import { type Answers, type Figure, recipeSchema } from '#documents/index.ts'
import { nameFigures } from './name-figures.ts'
import type { ImportScope } from './vocabulary.ts'

const place = (id: string, name: string, kind: 'police-area' | 'district' | 'other-force') => ({
  ...{ id, name, kind },
  streetFileNames: [],
})

const SCOPE: ImportScope = {
  areaName: 'Wealdmoor',
  suppressUpTo: 4,
  measures: [
    measureSchema.parse({
      ...{ id: 'officers', name: 'Officers', unit: 'count', better: 'higher' },
      ...{ definition: 'Officers in post', source: { document: 'Made up' }, frequency: ['year'] },
    }),
  ],
  places: [
    place('wealdmoor', 'Wealdmoor', 'police-area'),
    place('ambleford', 'Ambleford', 'district'),
    place('westmark', 'Westmark', 'other-force'),
  ],
}

const figure = (row: number, placeWords: string, more: Partial<Figure> = {}): Figure => ({
  ...{ sheet: 'Table', row, column: 1, address: `Table!B${row}` },
  ...{ role: 'observation', measure: 'Officers', place: placeWords, within: '', breakdown: [] },
  period: { start: '2025-03-31', end: '2025-03-31' },
  ...{ periodWords: '', basis: 'at', value: row, status: 'final', note: '', unit: 'count' },
  ...{ n: null, raw: String(row), asked: [] },
  ...more,
})

const answers = (given: Partial<Answers> = {}): Answers => ({
  ...recipeSchema.parse({
    ...{ recipe: 'made-up', title: 'Made up' },
    tables: [{ labels: [], columns: [], headings: 'measure' }],
  }).answers,
  ...given,
})

describe('the names of figures', () => {
  it('take a region for left out that bears the name of a force of the file', () => {
    const rows = [figure(5, 'Westmark', { role: 'total' }), figure(6, 'Westmark')]
    const { figures } = nameFigures(rows, SCOPE, answers())
    assert.match(figures[0]?.left ?? '', /^the total of "Westmark": another row has/)
    assert.equal(figures[1]?.left, undefined)
  })

  it('are offered the measures that are written nearly so, and take none of them', () => {
    const [measure] = SCOPE.measures
    assert.ok(measure)
    const named = (id: string, name: string) => ({ ...measure, id, name, aliases: [] })
    const measures = [
      named('arrests', 'Arrest rate for domestic abuse'),
      named('logged', 'Complaint cases logged'),
      named('calls', '999 calls answered within 10 seconds'),
      named('officers', 'Police officers'),
      named('support', 'PCSOs in post'),
    ]
    const asked = (words: string) => {
      const rows = [figure(5, 'Ambleford', { measure: words })]
      const { figures, questions } = nameFigures(rows, { ...SCOPE, measures }, answers())
      assert.equal(figures[0]?.measure, undefined)
      return questions[0]?.choices.map(({ answer }) => answer)
    }
    assert.deepEqual(asked('Domestic abuse – arrest rate'), ['arrests', 'leave'])
    assert.deepEqual(asked('Number of complaint cases logged'), ['logged', 'leave'])
    assert.deepEqual(asked('Stray dogs'), ['leave'])
    assert.deepEqual(asked('Police community support officers'), ['leave'])
    assert.deepEqual(asked('Police community support officers in post'), ['support', 'leave'])
    assert.deepEqual(asked('Police Officer'), ['officers', 'leave'])
  })

  it('that are no measures are asked about at once where they are very many, and each where that is wanted', () => {
    const rows = 'abcdefgh'
      .split('')
      .map((letter, row) => figure(row, 'Ambleford', { measure: `Thing ${letter}` }))
    const { questions } = nameFigures(rows, SCOPE, answers())
    assert.deepEqual(
      questions.map(({ key, cells }) => [key, cells.length]),
      [['*', 8]],
    )
    const each = nameFigures(rows, SCOPE, answers({ measure: { '*': 'each' } }))
    assert.equal(each.questions.length, 8)
    const left = nameFigures(rows, SCOPE, answers({ measure: { '*': 'leave' } }))
    assert.equal(left.questions.length, 0)
    assert.equal(left.figures[0]?.left, '"Thing a" is no measure here')
  })

  it('take the police area for the total of its districts, and beside other forces for one of them', () => {
    const role = (rows: readonly Figure[]) =>
      nameFigures(rows, SCOPE, answers()).figures[0]?.figure.role
    assert.equal(role([figure(5, 'Wealdmoor'), figure(6, 'Ambleford')]), 'total')
    assert.equal(role([figure(5, 'Wealdmoor'), figure(6, 'Westmark')]), 'observation')
  })

  it('ask nothing about what is left out', () => {
    const rows = [
      figure(5, 'Nowhere', { asked: ['period'], period: null }),
      figure(6, 'Wealdmoor', { measure: 'Dogs' }),
    ]
    const given = answers({ place: { Nowhere: 'leave' }, measure: { Dogs: 'leave' } })
    const { figures, questions } = nameFigures(rows, SCOPE, given)
    assert.deepEqual(questions, [])
    assert.deepEqual(
      figures.map(({ left, asked }) => [left, asked]),
      [
        ['"Nowhere" is left out', []],
        ['"Dogs" is left out', []],
      ],
    )
  })

  it('leave out what is in another unit once somebody says so, and a blank that is to be left out', () => {
    const rows = [figure(5, 'Wealdmoor', { unit: 'percent' })]
    const [asked] = nameFigures(rows, SCOPE, answers()).questions
    assert.equal(asked?.about, 'unit')
    const given = answers({ unit: { [asked?.key ?? '']: 'leave' } })
    const { figures, questions } = nameFigures(rows, SCOPE, given)
    assert.deepEqual(questions, [])
    assert.equal(figures[0]?.left, 'percent is no unit of Officers')
    const blank = nameFigures(
      [figure(6, 'Wealdmoor', { value: null, status: 'leave' })],
      SCOPE,
      answers(),
    )
    assert.equal(blank.figures[0]?.left, 'a blank is left out')
  })
})
