import { uncapitalise } from '#shared/index.ts'

/**
 * Something to be filled in, described once: from it come the form, its checks and their sentences, the
 * JSON that a command takes, its words in a table, the TypeScript type of what was read, and the values
 * that tests make up.
 *
 * A list of fields is written `as const satisfies readonly Field[]`, so that `Filled` knows each name and
 * each choice. Labels, hints, choices and sentences have the panel's own words as `{office}`.
 */
export type Field =
  | TextField
  | LongTextField
  | NumberField
  | DecimalField
  | DurationField
  | MoneyField
  | DayField
  | TimeField
  | FinancialYearField
  | ChoiceField
  | TicksField
  | YesNoField
  | WordsField
  | NamesField

interface Described {
  /** `candidate.kind` is `kind` inside `candidate`: one dot at most. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  /**
   * What ends the sentence of a refusal: "the number of members present" after "Enter", "the stage" after
   * "Choose", "whether it is in writing" after "Say". The label with a small letter unless said.
   */
  readonly asks?: string
  /** Whether it has to be filled in, which may turn on the fields before it; it has to unless said. */
  readonly required?: false | ((before: Readonly<Record<string, unknown>>) => boolean)
  /** Of what may be left blank, but not for good or not with all beside it: said in place of "optional". */
  readonly wanted?: string
  /** Sentences of its own, in place of those that its kind gives. */
  readonly refusals?: Readonly<Partial<Record<Fault, string>>>
}

/** What can be wrong with what was filled in. */
export type Fault =
  | 'missing'
  | 'unreadable'
  | 'not-in-calendar'
  | 'skipped'
  | 'too-fine'
  | 'too-small'
  | 'too-large'
  | 'too-long'
  /** In a list: one that is blank, and one that is no text. */
  | 'blank-among'
  | 'not-words'
  /** On one line of names: more than one of them. */
  | 'several-names'

export interface TextField extends Described {
  readonly kind: 'text'
  /** In characters. */
  readonly longest?: number
  /** Whether it may say a day or be in words, as "in future reports": what looks like a day has to be one. */
  readonly mayBeDay?: true
  /** What a browser may fill in by itself. */
  readonly autocomplete?: 'name' | 'email' | 'one-time-code'
}

export interface LongTextField extends Described {
  readonly kind: 'long-text'
  readonly longest?: number
}

/** A whole number; 0 or more unless said. */
export interface NumberField extends Described {
  readonly kind: 'number'
  readonly least?: number
  readonly most?: number
  /** What it is in: "months" asks for it "in months" and says "24 months". */
  readonly unit?: string
  readonly default?: number
}

/** A number with decimals; 0 or more unless said. */
export interface DecimalField extends Described {
  readonly kind: 'decimal'
  /** The most decimals that can be given. */
  readonly decimals: number
  readonly least?: number
  readonly most?: number
  readonly unit?: string
}

/** How long something took: hours, with minutes after a colon or as decimals. Read as whole minutes. */
export interface DurationField extends Described {
  readonly kind: 'duration'
  /** In minutes. */
  readonly most?: number
}

/** Typed in pounds, read as whole pence. */
export interface MoneyField extends Described {
  readonly kind: 'money'
}

/** YYYY-MM-DD. */
export interface DayField extends Described {
  readonly kind: 'day'
}

/** Day and time by the clock here: YYYY-MM-DDTHH:MM. */
export interface TimeField extends Described {
  readonly kind: 'time'
}

/** `2027-28`. */
export interface FinancialYearField extends Described {
  readonly kind: 'financial-year'
}

/** What can be chosen, each value with its words, in the order they are shown. */
export type Choices = Readonly<Record<string, string>>

export interface ChoiceField extends Described {
  readonly kind: 'choice'
  readonly choices: Choices
  /** Chosen when nothing is said, or `null` is. */
  readonly default?: string
  /** Whether they are few and short, and stand side by side where there is room. */
  readonly isInLine?: true
}

/** Any number of the choices, or none. */
export interface TicksField extends Described {
  readonly kind: 'ticks'
  readonly choices: Choices
}

export interface YesNoField extends Described {
  readonly kind: 'yes-no'
  readonly default?: boolean
}

/** A list of words, typed with commas between, or one on each line. */
export interface WordsField extends Described {
  readonly kind: 'words'
  readonly onLines?: true
  /** The most there can be, and the most characters in each. */
  readonly most?: number
  readonly longest?: number
  readonly default?: readonly []
}

/** How many people, or who they are: a whole number, or their names, one on each line. */
export interface NamesField extends Described {
  readonly kind: 'names'
}

/** The words of some values, each of which has to have some: `satisfies WordsFor<typeof OFFICES>`. */
export type WordsFor<Values extends readonly string[]> = Readonly<Record<Values[number], string>>

/** What ends the sentence of a refusal. */
export function asksOf({ asks, label }: Field): string {
  return asks ?? uncapitalise(label)
}

/** What stands for a field that was left blank; `undefined` when nothing does. */
export function defaultOf(field: Field): string | number | boolean | readonly string[] | undefined {
  if (field.kind === 'ticks') return []
  return 'default' in field ? field.default : undefined
}
