import { z } from 'zod'

/** Our own drawing as SVG text. It is placed as it stands: its words are escaped where it is drawn. */
const svg = z.string().startsWith('<svg')

/** A sentence in parts, so that its number can stand out: the parts' own spaces join them. */
const words = z
  .array(z.strictObject({ text: z.string(), strong: z.boolean().default(false) }))
  .min(1)

const verdictKind = z.enum(['concern', 'improvement', 'neutral', 'usual'])

/** A judgement in a few words, with a sign of its own shape; `usual` is plain and has none. */
export const verdictOptions = z.strictObject({
  kind: verdictKind,
  text: z.string(),
  /** Which way an improvement's triangle points; up unless said. */
  direction: z.enum(['up', 'down']).optional(),
})

/** The answer in one sentence, first on its page. */
export const keyAnswerOptions = z.strictObject({ parts: words })
export type KeyAnswer = z.input<typeof keyAnswerOptions>

/** One chart in its two drawings, of which a reader meets the one for their screen. */
export const figureChartOptions = z.strictObject({
  id: z.string(),
  caption: z.string(),
  /** Heading level of the caption; 2 unless said. */
  headingLevel: z.int().min(2).max(4).optional(),
  /** Drawn for 641 px and wider, and for paper; at most 960 px. */
  wide: svg,
  /** Drawn for narrower: 320 to 640 px. Its ids, if any, differ from the other's. */
  narrow: svg,
  /** Where its figures are as a table. */
  table: z.strictObject({ text: z.string(), href: z.string() }).optional(),
})
export type FigureChart = z.input<typeof figureChartOptions>

/** The unusual points of a chart, one sentence each, under the numbers drawn on it. */
export const findingsListOptions = z.strictObject({
  label: z.string(),
  items: z
    .array(
      z.strictObject({
        number: z.int(),
        kind: z.enum(['concern', 'improvement', 'neutral']).default('neutral'),
        parts: words,
      }),
    )
    .min(1),
})
export type FindingsList = z.input<typeof findingsListOptions>

/** Questions that follow from the figures above. */
export const askBoxOptions = z.strictObject({
  id: z.string(),
  title: z.string().optional(),
  questions: z.array(z.string()).min(1),
})
export type AskBox = z.input<typeof askBoxOptions>

const cell = z.strictObject({
  text: z.string().optional(),
  href: z.string().optional(),
  /** Said with the link to those who hear it alone, where another row has the same words. */
  about: z.string().optional(),
  /** A smaller line under the text. */
  note: z.string().optional(),
  verdict: verdictOptions.optional(),
  /** A sparkline or the like: it says what it shows in its own title. */
  picture: svg.optional(),
})

/**
 * A table whose rows each begin with their header. On a narrow screen its rows become `cards`, or
 * `lines` that run on where there are many of them, or it can be moved sideways (`scroll`) when comparing along a
 * column matters more.
 */
export const dataTableOptions = z.strictObject({
  id: z.string(),
  caption: z.string(),
  /** How large the caption is; `m` unless said. */
  captionSize: z.enum(['s', 'm', 'l']).optional(),
  narrow: z.enum(['cards', 'lines', 'scroll']),
  columns: z
    .array(
      z.strictObject({
        text: z.string(),
        numeric: z.boolean().default(false),
        /** On a card its cells go without the column's name: they speak for themselves. */
        plain: z.boolean().default(false),
      }),
    )
    .min(1),
  /** As many cells to a row as there are columns. */
  rows: z.array(z.array(cell).min(1)),
})
export type DataTable = z.input<typeof dataTableOptions>

/** The same figures as files. */
export const downloadsListOptions = z.strictObject({
  /** What they all are, said before them: "All 35 months". */
  lead: z.string(),
  items: z
    .array(z.strictObject({ type: z.string(), href: z.string(), size: z.string().optional() }))
    .min(1),
})
export type DownloadsList = z.input<typeof downloadsListOptions>

/** What was decided, said large; for a count, a square for each of those who could have been counted. */
export const outcomeOptions = z.strictObject({
  id: z.string(),
  heading: z.string(),
  sentence: z.string().optional(),
  tally: z
    .strictObject({
      /** In order: those counted, those still needed, and everyone else. */
      squares: z.array(z.enum(['counted', 'needed', 'other'])).min(1),
      /** The same in words: "9 for · 1 against · 5 absent". */
      words: z.string(),
    })
    .optional(),
})
export type OutcomePanel = z.input<typeof outcomeOptions>

/** One field of a form: see `presentForm`, which makes it from what is to be filled in. */
export const formFieldOptions = z.strictObject({
  id: z.string(),
  name: z.string(),
  control: z.enum(['input', 'textarea', 'radios', 'select', 'checkboxes']),
  label: z.string(),
  hint: z.string().optional(),
  /** What is wrong with what is in it, in a sentence. */
  error: z.string().optional(),
  /** How large its label is; `s` makes its radios small too. */
  size: z.enum(['s', 'm']).optional(),
  /** Of radios: side by side where there is room. */
  inline: z.boolean().optional(),
  value: z.string().optional(),
  /** Of radios, a select and checkboxes. */
  items: z
    .array(
      z.strictObject({
        value: z.string(),
        text: z.string(),
        checked: z.boolean().default(false),
        selected: z.boolean().optional(),
      }),
    )
    .optional(),
  inputmode: z.enum(['numeric', 'decimal']).optional(),
  autocomplete: z.enum(['name', 'email', 'one-time-code']).optional(),
  prefix: z.string().optional(),
  /** In characters. */
  width: z.literal([5, 10, 20]).optional(),
})
export type FormField = z.input<typeof formFieldOptions>
