import type { Figure, FigureRole } from './figure.ts'
import type { MarkedValue } from './marks.ts'
import type { FigureUnit } from './units.ts'
import type { When } from './when.ts'

/** A value as its table gives it, before what is open is asked. */
export interface Draft extends Omit<Figure, 'period' | 'periodWords' | 'basis' | 'asked'> {
  readonly role: FigureRole
  /** The words that it was read from: what heads its column, its row and its table. */
  readonly bearing: {
    readonly headings: readonly string[]
    readonly labels: readonly string[]
    readonly titles: readonly string[]
    /** The lines above and below its table. */
    readonly notes: readonly string[]
    /** Every heading of its table. */
    readonly heads: readonly string[]
  }
  /** Its sheet, or the first of those that are read alike: a blank means the same on all of them. */
  readonly sheetsAlike: string
  readonly when: When | null
  /** Times that the table names elsewhere: what to choose from where this value has none. */
  readonly choices: readonly TimeChoice[]
  readonly isStock: boolean
  /** Whether it is called a total for nothing but its column, of a longer time whose parts stand beside it. */
  readonly isOverTimes: boolean
  /** Whether the numbers of its row are the sums of those of others. */
  readonly isSum: boolean
  /** "Annual target": its heading says that it is of the whole year. */
  readonly isNamedYear: boolean
  readonly scale: number
  readonly unit: FigureUnit
  readonly unitIsFrom: 'cell' | 'words' | 'nothing'
  /** Whether it is written as on a clock, and nothing says of what. */
  readonly isClock: boolean
  /** Whether it is a plain number where the table says that times are written as on a clock. */
  readonly isBareTime: boolean
  /** Whether it is called a rate, and nothing says per how many. */
  readonly isBareRate: boolean
  /** Money by the words of its column or its measure, and nothing says in what. */
  readonly bareMoney: 'column' | 'measure' | null
  /** Whether what its words name can have fractions without being in anything. */
  readonly mayHaveFractions: boolean
  /** What its headings name, where they name no place. */
  readonly thing: string
  /** A length of time of which nothing says in what it is. */
  readonly isBareLength: boolean
  readonly markAsk: Exclude<MarkedValue['ask'], undefined> | null
  /** The mark that is asked about where it stands beside the value; '' where it stands in its cell. */
  readonly markBeside: string
  readonly isBlank: boolean
  /** Whether its row says that it is revised: another with the same words is then not in force. */
  readonly isMarkedRevised: boolean
  /** What its column is called in the recipe, where what the column holds is to be asked. */
  readonly openHeading: string | null
  /** A label that a spreadsheet wrote for a blank one: "(blank)". */
  readonly blankLabel: string | null
}

/** A time that a table names: in a heading, or in the line above it. */
export interface TimeChoice {
  readonly start: string
  readonly end: string
  readonly words: string
  readonly isTitle: boolean
  readonly isHeading: boolean
}
