import assert from 'node:assert/strict'
import { it } from 'node:test'
import { presentFigures } from './figure-list.ts'

it('says once that a figure is provisional, where its mark means that', () => {
  const figure = {
    sheet: '',
    row: 3,
    column: 1,
    address: 'B3',
    role: 'observation',
    measure: 'Knife crime',
    place: 'Ashcombe',
    within: '',
    breakdown: [],
    period: null,
    periodWords: '',
    basis: 'during',
    value: 41,
    status: 'provisional',
    note: 'provisional',
    unit: 'count',
    n: null,
    raw: '41 (p)',
    asked: [],
  } as const
  const named = { figure, measure: undefined, place: undefined, breakdown: '', value: 41 }
  const sheet = { name: '', hidden: false, rows: [] }
  const { figures } = presentFigures(
    [{ ...named, left: undefined, asked: [] }],
    { sheet, isShown: () => true },
    { file: { places: [] } },
  )
  assert.equal(figures[0]?.besides, 'provisional')
})
