import type { TableRow } from './table.ts'

/** A sheet of a workbook as it stands; a text file is one sheet without a name. */
export interface Sheet {
  readonly name: string
  /** Hidden by whoever made the workbook. */
  readonly hidden: boolean
  /** Its hidden columns, counted from 0. */
  readonly hiddenColumns?: readonly number[]
  readonly rows: readonly TableRow[]
}

/** Every sheet of a file, with how it was read where that was not plain. */
export interface Workbook {
  readonly name: string
  readonly sha256: string
  readonly sheets: readonly Sheet[]
  readonly notes: readonly string[]
}
