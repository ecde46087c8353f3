import type { DataTable } from '#web/index.ts'
import { type Line, type RetentionMonths, SCHEDULE, sayKept } from './schedule.ts'

type Column = DataTable['columns'][number]
type Cell = DataTable['rows'][number][number]

/** What more is told of each line. */
interface Further {
  readonly columns: readonly Column[]
  readonly cells: (line: Line) => readonly Cell[]
}

/** The whole schedule as a table: what is held on whom, how long, on what ground, and how it goes. */
export function scheduleTable(
  id: string,
  settings: RetentionMonths,
  { columns, cells }: Further = { columns: [], cells: () => [] },
): DataTable {
  return {
    id,
    caption: 'What is held on persons',
    narrow: 'cards',
    columns: [
      { text: 'What' },
      { text: 'On whom' },
      { text: 'How long' },
      { text: 'On what ground' },
      { text: 'Erased how' },
      ...columns,
    ],
    rows: SCHEDULE.map((line) => [
      { text: line.holds },
      { text: line.of },
      { text: sayKept(line, settings) },
      { text: line.ground },
      { text: line.erased },
      ...cells(line),
    ]),
  }
}
