import { z } from 'zod'

/** What a column of labels names. `group` is a place that others lie in; `note` and `leave` are not read. */
const labelRoles = [
  'measure',
  'place',
  'group',
  'breakdown',
  'period',
  'year',
  'part',
  'from',
  'to',
  'basis',
  'unit',
  'status',
  'code',
  'note',
  'leave',
] as const

/** What the figures of a column are. */
export const valueRoles = ['observation', 'total', 'target', 'comparator', 'base', 'leave'] as const

const labelSchema = z.strictObject({
  /** As it stands; '' for none. Capitals and spaces make no difference. */
  heading: z.string(),
  is: z.enum(labelRoles),
})

const columnSchema = z.strictObject({
  /** Its headings from the outermost, joined by " > "; a time is written `{period}`. */
  heading: z.string(),
  is: z.enum(valueRoles),
  /** Why it is left out. */
  why: z.string().optional(),
  /** What it is was proposed and is to be asked: its heading could be of something else. */
  open: z.literal(true).optional(),
})

const tableSchema = z.strictObject({
  /** Names of sheets; `*` stands for any letters. Left out, the recipe is for any sheet. */
  sheets: z.array(z.string()).optional(),
  /**
   * What the line above the table says that it is of, without places and times: any of these. It names
   * the measure too, where nothing else does.
   */
  titles: z.array(z.string()).optional(),
  labels: z.array(labelSchema),
  columns: z.array(columnSchema),
  /** What words in the headings of values name. */
  headings: z.enum(['measure', 'place', 'breakdown']),
  /** What lines between the rows name. */
  sections: z.enum(['measure', 'place', 'breakdown', 'leave']).default('leave'),
  /** The measure, where neither rows nor headings name it. */
  measure: z.string().optional(),
  /** The first line of the sheet says of what, and the line above the table says only which part of it. */
  ofSheet: z.boolean().optional(),
  /** What all of its values are in, whatever their headings say: `percent`, `seconds`. */
  unit: z.string().optional(),
  /** What the parts are parts of, where only the line above says so: "Ethnicity". */
  partsOf: z.string().optional(),
  /** The place, where neither rows nor headings name it, by sheet. */
  places: z.record(z.string(), z.string()).default({}),
  /** The sheet that has the numbers that the percentages of this one are of, cell for cell. */
  bases: z.string().optional(),
})

/** Answers to what a file leaves open, by the words that left it so. */
const answersSchema = z.strictObject({
  measure: z.record(z.string(), z.string()).default({}),
  place: z.record(z.string(), z.string()).default({}),
  breakdown: z.record(z.string(), z.string()).default({}),
  period: z.record(z.string(), z.string()).default({}),
  unit: z.record(z.string(), z.string()).default({}),
  mark: z.record(z.string(), z.string()).default({}),
  value: z.record(z.string(), z.string()).default({}),
  heading: z.record(z.string(), z.string()).default({}),
  table: z.record(z.string(), z.string()).default({}),
  words: z.record(z.string(), z.string()).default({}),
})

/** A file that has a row for each thing that happened: its rows are counted by month. */
const listSchema = z.strictObject({
  /** Headings that the file has, among others. */
  headings: z.array(z.string()).min(2),
  measure: z.string(),
  /** The column of the month or the day. */
  when: z.string(),
  /** The column of the place; left out, the rows name none. */
  place: z.string().optional(),
  /** Columns that the rows are counted by as well, one at a time, with the name of each breakdown. */
  by: z.record(z.string(), z.string()).default({}),
})

/**
 * How the tables of a kind of file are read: what their columns and headings name, and what a person
 * answered where the file leaves something open. It knows no measure: names are words until someone says
 * what they stand for.
 */
export const recipeSchema = z.strictObject({
  recipe: z.string().regex(/^[a-z0-9-]+$/, 'small letters, figures and hyphens'),
  title: z.string(),
  version: z.int().positive().default(1),
  source: z.string().optional(),
  tables: z.array(tableSchema).default([]),
  lists: z.array(listSchema).default([]),
  /** Sheets that are not read, and why. */
  leave: z.array(z.strictObject({ sheet: z.string(), why: z.string() })).default([]),
  answers: answersSchema.default(answersSchema.parse({})),
})

export type Recipe = z.infer<typeof recipeSchema>
export type RecipeTable = Recipe['tables'][number]
export type RecipeList = Recipe['lists'][number]
export type LabelRole = (typeof labelRoles)[number]
export type ValueRole = (typeof valueRoles)[number]
export type Answers = Recipe['answers']

/** What a question can be about: each is answered in the part of `answers` with its name. */
export type QuestionAbout = keyof Answers

/** Something that a file leaves open. Figures in its cells are not written before it is answered. */
export interface Question {
  readonly about: QuestionAbout
  /** The words that leave it open: what the answer is kept under. */
  readonly key: string
  readonly question: string
  readonly choices: readonly Choice[]
  readonly cells: readonly string[]
}

export interface Choice {
  /** What is kept as the answer. */
  readonly answer: string
  readonly words: string
}

/** Whether a name of a sheet is meant: `*` in a pattern stands for any letters. */
export function meansSheet(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name)
}
