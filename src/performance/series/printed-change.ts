import { type Measure, natureOf, type RecordingChange } from '#area/index.ts'
import {
  capitalise,
  describePeriod,
  formatNumber,
  formatSigned,
  type Period,
} from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import {
  type Comparison,
  formatValue,
  formatWithNoun,
  type Sentence,
  writeChange,
} from '#statistics/index.ts'
import type { FigureBook, SeriesKey } from './figure-book.ts'

export interface Printed {
  readonly change: PrintedFigure | undefined
  readonly percent: PrintedFigure | undefined
}

type PrintedFigure = Pick<Observation, 'value' | 'status' | 'source' | 'releasedOn'>

/** A change that is printed otherwise than two values give it. */
export interface Misprint {
  /** Whether both values are that paper's own, as it printed them. */
  readonly isOwn: boolean
  readonly text: string
}

/** The change and percent that a paper printed for this row, kept as breakdowns `stat=…`. */
export function findPrinted(
  book: FigureBook,
  key: SeriesKey,
  period: Period,
): { readonly change: Observation | undefined; readonly percent: Observation | undefined } {
  const withStat = (stat: string) =>
    [...key.breakdown.split(';').filter((part) => part !== ''), `stat=${stat}`].sort().join(';')
  return {
    change: book.figure({ ...key, breakdown: withStat('change') }, period),
    percent: book.figure({ ...key, breakdown: withStat('pct-change') }, period),
  }
}

type Amount = Extract<Comparison, { kind: 'amount' }>

/** For a row of which only the change was printed: the change, and that the totals were not. */
export function describePrintedChange(
  measure: Measure,
  { change, percent }: Printed,
  recordingChange: RecordingChange | undefined,
  { later, earlier }: { readonly later: Period; readonly earlier: Period },
): Sentence {
  const before = describePeriod(earlier)
  const share = percent?.value == null ? '' : `${formatSigned(percent.value, 1)}%`
  if (change?.value == null && share === '') {
    return [{ text: `No figure is held here for ${describePeriod(later)}.` }]
  }
  const printed =
    change?.value == null
      ? share
      : `${signedChange(change.value, measure)}${share === '' ? '' : ` (${share})`}`
  if (recordingChange) {
    return [
      { text: 'Not comparable', strong: true },
      {
        text:
          ` with ${before}, because recording changed meanwhile: ${recordingChange.name}. ` +
          `The paper printed a change of ${printed}, without the totals.`,
      },
    ]
  }
  const words =
    change?.value == null
      ? percentInWords(percent?.value ?? 0, measure)
      : changeInWords(change.value, measure)
  const inBrackets = change?.value == null || share === '' ? '' : ` (${share})`
  return [
    { text: `${capitalise(words)}${inBrackets}`, strong: true },
    { text: ` in ${describePeriod(later)} than in ${before}, as printed; the totals were not.` },
  ]
}

/** "4% fewer incidents", "4% less". */
function percentInWords(percent: number, measure: Measure): string {
  const size = `${formatNumber(Math.abs(percent), 1)}%`
  const isFewer = percent < 0
  if (!natureOf(measure.unit).countsThings) return `${size} ${isFewer ? 'less' : 'more'}`
  const many = measure.noun ? ` ${measure.noun.many}` : ''
  return `${size} ${isFewer ? 'fewer' : 'more'}${many}`
}

/** "+196", "−£1,200.00", "+17.9 percentage points". */
function signedChange(change: number, measure: Measure): string {
  const { changesBy, sign } = natureOf(measure.unit)
  if (changesBy === 'points') return `${formatSigned(change, 1)} percentage points`
  if (sign === null) return formatSigned(change, measure.decimals)
  return `${change < 0 ? '−' : '+'}${formatValue(Math.abs(change), measure)}`
}

function changeInWords(change: number, measure: Measure): string {
  if (natureOf(measure.unit).changesBy === 'points') {
    return `${formatNumber(Math.abs(change), 1)} percentage points ${change < 0 ? 'lower' : 'higher'}`
  }
  const amount = formatWithNoun(Math.abs(change), measure)
  const [number, ...noun] = amount.split(' ')
  if (!natureOf(measure.unit).countsThings) return `${amount} ${change < 0 ? 'less' : 'more'}`
  return [number, change < 0 ? 'fewer' : 'more', ...noun].join(' ')
}

/** The two values of a comparison, with how many earlier versions each has replaced. */
export type ComparedValues = readonly (Pick<Observation, 'source' | 'releasedOn'> & {
  readonly replaced: number
})[]

/** The figures that a comparison rests on, with how many each has replaced. */
export function comparedValues(
  book: FigureBook,
  ...figures: readonly (Observation | undefined)[]
): ComparedValues {
  return figures.flatMap((figure) =>
    figure === undefined ? [] : [{ ...figure, replaced: book.revisions(figure) }],
  )
}

/**
 * Where a paper printed another change than its own two values give, or than those now in use, which may
 * be of another paper, or later.
 *
 * @param values - those that the comparison is of; a change is only held against its paper's own two
 */
export function misprints(
  comparison: Comparison | undefined,
  { change, percent }: Printed,
  measure: Measure,
  values: ComparedValues,
): readonly Misprint[] {
  if (comparison?.kind !== 'amount') return []
  const wrongChange =
    change?.value != null && change.status === 'actual' && change.value !== comparison.difference
  const wrongPercent =
    percent?.value != null &&
    percent.status === 'actual' &&
    comparison.percent !== null &&
    Math.abs(percent.value - exactPercent(comparison)) > halfUnit(percent.value)
  const print = wrongChange ? change : wrongPercent ? percent : undefined
  if (print === undefined) return []
  const stated = [
    ...(change?.value == null ? [] : [signedChange(change.value, measure)]),
    ...(percent?.value == null ? [] : [`(${formatSigned(percent.value, 1)}%)`]),
  ].join(' ')
  const share = writeChange(comparison, measure)?.percent
  const right = `${signedChange(comparison.difference, measure)}${share ? ` (${share})` : ''}`
  const isOwn = values.every(
    ({ source, releasedOn, replaced }) =>
      replaced === 0 &&
      source.document === print.source.document &&
      releasedOn === print.releasedOn,
  )
  const why = isOwn
    ? `Its own two values give ${right}, which is used here.`
    : `The two figures in use here give ${right}: at least one of them is later than that paper, or of another.`
  return [{ isOwn, text: `${print.source.document} printed the change as ${stated}. ${why}` }]
}

function exactPercent(comparison: Amount): number {
  return (comparison.difference / (comparison.earlier.value ?? 1)) * 100
}

/** Half a unit of the last decimal place printed, with a hair for what is held in binary. */
function halfUnit(printed: number): number {
  const places = String(printed).split('.')[1]?.length ?? 0
  return 0.5 * 10 ** -places + 1e-9
}
