import type { FigureUnit } from './units.ts'

export type FigureBasis = 'during' | 'at' | 'cumulative' | 'rolling'
export type FigureRole = 'observation' | 'total' | 'target' | 'comparator'

/** One value of a table with all that its place in the table says of it, in the file's own words. */
export interface Figure {
  readonly sheet: string
  readonly row: number
  readonly column: number
  /** "Table_1!B7". */
  readonly address: string
  readonly role: FigureRole
  /** '' where the file names none. */
  readonly measure: string
  readonly place: string
  /** A place the place lies in, where the table says so. */
  readonly within: string
  readonly breakdown: readonly { readonly name: string; readonly value: string }[]
  /** First and last day, YYYY-MM-DD; `null` when the period is asked or nowhere named. */
  readonly period: { readonly start: string; readonly end: string } | null
  readonly periodWords: string
  readonly basis: FigureBasis
  readonly value: number | null
  readonly status: string
  /** What the mark beside or in place of the value says; '' for none. */
  readonly note: string
  readonly unit: FigureUnit
  /** How many a percentage is of. */
  readonly n: number | null
  readonly raw: string
  /** What about it is asked: it is not written before that is answered. */
  readonly asked: readonly string[]
}

/** A value, a row or a sheet that is not read, and why. */
export interface LeftOut {
  readonly sheet: string
  readonly row: number
  readonly column: number | null
  readonly why: string
}

/** Something in the place of a value that is none. */
export interface Fault {
  readonly sheet: string
  readonly row: number
  readonly column: number
  /** As it stands: what the answer to leave it out is kept under. */
  readonly raw: string
  readonly message: string
}
