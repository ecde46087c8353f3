import type { Settled, Unaccounted } from './namesakes.ts'
import type { Choice } from './recipe.ts'

/** The figures of one table that are read. */
export type TableFigures = readonly Settled[]

/** What would be said of a figure, and cannot well be so by what the page of conventions says or by what stands around. */
export interface Doubt {
  readonly kind: Unaccounted['kind']
  /** What is doubted, in few words: a part of what the answer is kept under. */
  readonly sign: string
  /** What one question is about: all of a column, of a row, or of a table. */
  readonly of: 'column' | 'row' | 'table'
  /** The rest of a sentence that begins with what was read: "was read as a figure, and its words say a share". */
  readonly because: string
  /** What else it may be; that it is as it was read, and that it is left out, may always be said. */
  readonly choices: readonly Choice[]
}

/** Looks at a table as it would be written. Each of its doubts is of the figures beside it; `all` are those of the file. */
export type DoubtOfTable = (
  table: TableFigures,
  all: TableFigures,
) => readonly (readonly [Settled, Doubt])[]

/** Whether a figure is neither aimed at nor compared with. */
export const isOwn = ({ figure: { role } }: Settled): boolean =>
  role === 'observation' || role === 'total'
