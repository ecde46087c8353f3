import type { Figure, Question, TableOutline } from '#documents/index.ts'
import { list } from '#documents/index.ts'

/** How a file differs from those that its recipe was made for. */
export interface LayoutChanges {
  /** One for each heading that the recipe does not say the meaning of. */
  readonly questions: readonly Question[]
  /** The cells under such headings, by their addresses: not written before they are answered. */
  readonly asked: ReadonlySet<string>
  /** A sentence for each table that lacks a heading. */
  readonly remarks: readonly string[]
}

/** Of a file that its recipe was made for. */
export const UNCHANGED: LayoutChanges = { questions: [], asked: new Set(), remarks: [] }

/**
 * What has come and gone among the headings of the tables that a recipe knows. One that lists no columns
 * leaves all of them to their headings, and none is new to it.
 */
export function layoutChanges(
  tables: readonly TableOutline[],
  figures: readonly Figure[],
): LayoutChanges {
  const book = new Map<string, Question & { readonly cells: string[] }>()
  const asked = new Set<string>()
  const bySheet = Map.groupBy(figures, ({ sheet }) => sheet)
  for (const { sheet, firstRow, lastRow, values, table } of tables) {
    if (table === undefined || table.columns.length === 0) continue
    const said = new Set(table.columns.map(({ heading }) => heading))
    const added = new Map(
      values.flatMap(({ column, heading }) => (said.has(heading) ? [] : [[column, heading]])),
    )
    for (const { row, column, address } of bySheet.get(sheet) ?? []) {
      const heading = added.get(column)
      if (heading === undefined || row < firstRow || row > lastRow) continue
      asked.add(address)
      const known = book.get(heading)
      if (known) known.cells.push(address)
      else book.set(heading, { ...askHeading(sheet, heading), cells: [address] })
    }
  }
  return { questions: [...book.values()], asked, remarks: goneFrom(tables) }
}

/** A part of a recipe may be of several tables: a heading is gone from it when none of them has it. */
function goneFrom(tables: readonly TableOutline[]): readonly string[] {
  return [...Map.groupBy(tables, ({ table }) => table)].flatMap(([table, its]) => {
    if (table === undefined) return []
    const here = new Set(its.flatMap(({ values }) => values.map(({ heading }) => heading)))
    const gone = table.columns
      .map(({ heading }) => heading)
      .filter((heading) => heading !== '' && !here.has(heading))
    if (gone.length === 0) return []
    const named = `headed ${list(gone.slice(0, MOST_NAMED))} any more`
    const more = gone.length > MOST_NAMED ? `, nor ${gone.length - MOST_NAMED} others` : ''
    const sheets = [...new Set(its.map(({ sheet }) => sheet))].filter(Boolean)
    if (its.length > 1) return [`None of ${its.length} tables alike has a column ${named}${more}`]
    const where = sheets[0] === undefined ? 'The table' : `The table on "${sheets[0]}"`
    return [`${where} has no column ${named}${more}`]
  })
}

const MOST_NAMED = 5

function askHeading(sheet: string, heading: string): Omit<Question, 'cells'> {
  const called = heading === '' ? 'without a heading' : `headed "${heading}"`
  return {
    about: 'heading',
    key: heading,
    question: `A column ${called} is new${sheet === '' ? '' : ` on "${sheet}"`}. What does it hold?`,
    choices: [
      { answer: 'observation', words: 'Figures, as its heading says' },
      { answer: 'total', words: 'Totals of the others' },
      { answer: 'target', words: 'Targets' },
      { answer: 'leave', words: 'Leave it out' },
    ],
  }
}
