import assert from 'node:assert/strict'
import type { Workbook } from '../tables/sheets.ts'
import type { Draft } from './draft.ts'
import type { Figure } from './figure.ts'
import type { Settled } from './namesakes.ts'
import { type ReadFigures, readFigures } from './read-figures.ts'
import { suggestRecipe } from './suggest.ts'

/** A sheet drawn with a line for each row and "|" between cells. */
export function workbookOf(...sheets: readonly string[]): Workbook {
  return {
    name: 'made-up.csv',
    sha256: '',
    notes: [],
    sheets: sheets.map((drawn, index) => ({
      name: sheets.length === 1 ? '' : `Sheet${index + 1}`,
      hidden: false,
      rows: drawn
        .replace(/^\n|\n\s*$/g, '')
        .split('\n')
        .map((line, row) => ({
          number: row + 1,
          cells: line.split('|').map((cell) => cell.trim()),
        })),
    })),
  }
}

/** What the program makes of drawn sheets by the recipe that it proposes for them. */
export function readDrawn(...sheets: readonly string[]): ReadFigures {
  const book = workbookOf(...sheets)
  const districts = ['Ashcombe', 'Thornhithe', 'Saltings', 'Wealdmoor']
  const recipe = suggestRecipe(book, {
    isMeasure: () => false,
    isPlace: (words) => districts.includes(words),
  })
  assert.ok(recipe)
  return readFigures(book, recipe)
}

/** Cells with what is said of each; a question that is open ends it. */
export function said(
  { figures }: ReadFigures,
  say: (figure: ReadFigures['figures'][number]) => unknown,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    figures.map((figure) => [
      figure.address,
      `${say(figure)}${figure.asked.length > 0 ? ` asked ${figure.asked.join()}` : ''}`,
    ]),
  )
}

/** First and last day of every figure of drawn sheets, and how it is counted over them. */
export const times = (...drawn: readonly string[]) =>
  said(readDrawn(...drawn), ({ period, basis }) => `${period?.start} ${period?.end} ${basis}`)

export const roles = (drawn: string) => said(readDrawn(drawn), ({ role }) => role)

export const units = (drawn: string) =>
  said(readDrawn(drawn), ({ unit, value }) => `${value} ${unit}`)

/** A figure as it would be written, with the words it was read from; a count of 12 in 2024/25 unless said otherwise. */
export function settled(of: Partial<Figure>, words: Partial<Draft['bearing']>): Settled {
  const figure: Figure = {
    sheet: '',
    row: 3,
    column: 1,
    address: 'B3',
    role: 'observation',
    measure: '',
    place: '',
    within: '',
    breakdown: [],
    period: { start: '2024-04-01', end: '2025-03-31' },
    periodWords: '',
    basis: 'during',
    value: 12,
    status: 'final',
    note: '',
    unit: 'count',
    n: null,
    raw: '12',
    asked: [],
    ...of,
  }
  const draft: Draft = {
    ...figure,
    bearing: { headings: [], labels: [], titles: [], notes: [], heads: [], ...words },
    sheetsAlike: figure.sheet,
    when: null,
    choices: [],
    isStock: false,
    isOverTimes: false,
    isSum: false,
    isNamedYear: false,
    scale: 1,
    unitIsFrom: 'words',
    isClock: false,
    isBareTime: false,
    isBareRate: false,
    bareMoney: null,
    mayHaveFractions: false,
    thing: '',
    isBareLength: false,
    markAsk: null,
    markBeside: '',
    isBlank: false,
    isMarkedRevised: false,
    openHeading: null,
    blankLabel: null,
  }
  return { figure, draft }
}
