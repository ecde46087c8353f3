import assert from 'node:assert/strict'
import type { Workbook } from '../tables/sheets.ts'
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
