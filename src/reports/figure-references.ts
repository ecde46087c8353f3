import type { Area, ReportDefinition } from '#area/index.ts'
import type { FigureBook, SeriesKey } from '#performance/index.ts'
import { accept, type Outcome, type Period, parsePeriod, refuse } from '#shared/index.ts'
import type { FigureList } from './figure-list.ts'
import { earlierPeriod, findFigure } from './find-figure.ts'
import type { Cell, Inline, ReportLine } from './report.ts'
import { anchorOf, cellOf, inSeveralPlaces } from './report-lines.ts'

/** What of a row can be put in: its value, the one it is set beside, and how they differ. */
const REFERENCES = ['figure', 'earlier', 'change', 'percent'] as const

type Referred = (typeof REFERENCES)[number]

/** A figure put into a text by its name, so that it is always the one in force. */
export interface FigureReference {
  readonly what: Referred
  /** A row of the report by its place in it, `burglary--leicester`, or a measure by its id. */
  readonly of: string
  /** Where it is not the report's own. */
  readonly period: Period | undefined
}

/** What stands in a text in place of a reference; a refusal where there is no such figure to name. */
export type PutIn = (reference: FigureReference) => Outcome<Pick<Inline, 'text' | 'link'>>

/** A reference as it is written in a text. */
export const REFERENCE = /\{\{([^{}]*)\}\}/

const HOW =
  'Write {{figure burglary}}, {{earlier burglary}}, {{change burglary}} or {{percent burglary}}'

/**
 * Reads what stands between the braces: `figure calls-999-volume`, `figure calls-999-volume 2018-19-Q4`.
 */
export function readReference(text: string): Outcome<FigureReference> {
  const [first = '', of = '', code, ...more] = text.trim().split(/\s+/)
  const what = REFERENCES.find((one) => one === first)
  if (what === undefined || of === '' || more.length > 0) {
    return refuse('no-reference', `"{{${text}}}", which names no figure. ${HOW}`)
  }
  if (code === undefined) return accept({ what, of, period: undefined })
  const period = parsePeriod(code)
  if (!period.ok || what !== 'figure') {
    return refuse(
      'no-reference',
      `"{{${text}}}". Another period can be given with figure alone, as {{figure ${of} 2019-04}}, 2019-20-Q1 or 2019-20`,
    )
  }
  return accept({ what, of, period: period.value })
}

/** A reference as it is written: the same for whoever offers one. */
export function writeReference(what: Referred, of: string): string {
  return `{{${what} ${of}}}`
}

/** What can be named in the texts of a report: its rows, and every measure in the police area as a whole. */
function nameableFigures(area: Area, definition: ReportDefinition): ReadonlyMap<string, SeriesKey> {
  const home = area.file.places[0]?.id ?? ''
  const rows = definition.sections.flatMap((section) => section.rows)
  const several = inSeveralPlaces(definition)
  return new Map<string, SeriesKey>([
    ...[...area.measures.keys()].map((measure): [string, SeriesKey] => [
      measure,
      { measure, area: home, breakdown: '' },
    ]),
    ...rows.flatMap(({ measure, area: place = home, breakdowns }) =>
      ['', ...breakdowns].map((breakdown): [string, SeriesKey] => [
        anchorOf({ measure, area: place, breakdown }, several),
        { measure, area: place, breakdown },
      ]),
    ),
  ])
}

/** Takes every reference that names something there is: for looking through texts without their figures. */
export function nameOnly(area: Area, definition: ReportDefinition): PutIn {
  const keys = nameableFigures(area, definition)
  return ({ of }) => (keys.has(of) ? accept({ text: of }) : refuseUnknown(of))
}

interface PuttingIn {
  readonly area: Area
  readonly definition: ReportDefinition
  readonly book: FigureBook
  readonly period: Period
  readonly list: FigureList
  readonly lines: readonly ReportLine[]
}

/**
 * Puts the figures of a report in where its texts name them, as its tables print them. What is not held,
 * or was not published, stands in square brackets, as no number can.
 */
export function figuresPutIn(putting: PuttingIn): PutIn {
  const { area, definition, book, period, list, lines } = putting
  const keys = nameableFigures(area, definition)
  const lineOf = new Map(lines.map((line) => [line.anchor, line]))
  return ({ what, of, period: own }) => {
    const key = keys.get(of)
    const measure = key && area.measures.get(key.measure)
    if (!key || !measure) return refuseUnknown(of)
    const line = own === undefined || own.code === period.code ? lineOf.get(of) : undefined
    if (line) return accept(toWords(what === 'figure' ? line.value : line[what], of))
    if (what === 'change' || what === 'percent') return accept(toWords(NO_CHANGE, of))
    const asked = own ?? period
    const shown = what === 'figure' ? asked : earlierPeriod(asked, definition.comparison)
    return accept(toWords(cellOf(findFigure(book, measure, key, shown), measure, shown, list), of))
  }
}

const NO_CHANGE: Cell = { text: '', figure: null }

function toWords({ text, figure }: Cell, anchor: string): Pick<Inline, 'text' | 'link'> {
  const words = /\d/.test(text) ? text : `[${text === '' ? 'no change given' : text}]`
  return { text: words, link: figure === null ? `#${anchor}` : `#figure-${figure}` }
}

function refuseUnknown(of: string): Outcome<never> {
  return refuse(
    'unknown-figure',
    `a figure of "${of}", which is no row of the report and no measure. Take its name from the list of figures beside the text, or the id from a file in measures/`,
  )
}
