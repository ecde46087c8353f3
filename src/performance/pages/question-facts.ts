import type { AreaMeasure, Place } from '#area/index.ts'
import { type Period, shiftYears, wholeMonths } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import {
  approximately,
  type ComparedFacts,
  compareSides,
  describeFigure,
  type Explanation,
  explainFlag,
  findBreak,
  findExplanations,
  isLargeChange,
  plain,
  type Question,
  type QuestionFacts,
  type Subject,
  worthAsking,
} from '#statistics/index.ts'
import { toPoint } from '../series/figure-book.ts'
import { homePlace } from '../series/home-place.ts'
import {
  comparedValues,
  describePrintedChange,
  findPrinted,
  misprints,
} from '../series/printed-change.ts'
import { registersOf } from '../series/registers-of.ts'
import { viewSeries } from '../series/series-view.ts'
import type { Holdings } from './holdings.ts'
import { latestRow } from './measure-rows.ts'

/** The questions worth asking about a measure in a place, from all that is held of it. */
export function questionsAbout(
  holdings: Holdings,
  measure: AreaMeasure,
  place: Place,
): readonly Question[] {
  return holdings.remember(`questions ${measure.id} ${place.id}`, () =>
    worthAsking(gatherFacts(holdings, measure, place)),
  )
}

function gatherFacts(holdings: Holdings, measure: AreaMeasure, place: Place): QuestionFacts {
  const { area, book, today } = holdings
  const registers = registersOf(area, book)
  const key = { measure: measure.id, area: place.id, breakdown: '' }
  const view = viewSeries(area, book, key, today)
  const row = latestRow(holdings, measure, place)
  const figures = book.all(measure.id, place.id)
  const whole = figures.filter(({ breakdown, value }) => breakdown === '' && value !== null)
  const lately = latestOfEachLength(whole).filter(
    ({ period }) => view === undefined || period.kind !== 'month',
  )
  const compared = [
    ...lately.flatMap((figure) => compareFigure(holdings, measure, place, figure) ?? []),
    ...unprintedPeriods(figures).map((period) => comparePrinted(holdings, measure, place, period)),
  ].toSorted((one, other) => byEnd(other.comparison.later.period, one.comparison.later.period))
  const pair = view?.survey ?? row?.survey
  const latest = view?.series.points[view.latest]?.period ?? row?.figure.period
  return {
    measure,
    latest: latest ?? figures.at(-1)?.period,
    monthly: view && {
      series: view.series,
      comparison: view.comparison,
      explanationsOf: (flag) => explainFlag(view.series, flag, place, registers),
    },
    compared,
    disagreement: findDisagreement(holdings, measure, place),
    misprint: findMisprint(holdings, measure, compared, key),
    survey: pair && {
      pair,
      explanations: explanationsOf(
        holdings,
        measure,
        place,
        [pair.earlier, pair.later].flatMap((one) => one?.period ?? []),
      ),
    },
    surveyedParts: whole.length === 0 ? lastSurveyedPart(measure, figures) : undefined,
    unprinted: unprintedPeriods(figures)
      .slice(0, 1)
      .map((later) => ({ later, earlier: shiftYears(later, -1) }))[0],
    rolling: lastRolling(measure, whole),
    smallPercent: findSmallPercent(holdings, figures),
    stopped: figures.some(isAwaited(whole)) ? undefined : findStop(holdings, measure, whole),
  }
}

/** The latest whole figure of each length: the last year, the last quarter, the last snapshot. */
function latestOfEachLength(whole: readonly Observation[]): readonly Observation[] {
  const byLength = new Map<number | undefined, Observation>()
  for (const figure of whole) {
    const length = wholeMonths(figure.period)
    const best = byLength.get(length)
    if (best === undefined || figure.period.end >= best.period.end) byLength.set(length, figure)
  }
  return [...byLength.values()]
}

function byEnd(one: Period, other: Period): number {
  return one.end.localeCompare(other.end)
}

function compareFigure(
  { area, book }: Holdings,
  measure: AreaMeasure,
  place: Place,
  figure: Observation,
): ComparedFacts | undefined {
  const earlier = book.figure(figure, shiftYears(figure.period, -1))
  if (earlier === undefined) return undefined
  const { fewestForPercent } = area.file.smallNumbers
  const context = { measure, area: place, changes: area.recordingChanges, fewestForPercent }
  const comparison = compareSides(toPoint(earlier), toPoint(figure), context)
  const told = approximately(figure, describeFigure(measure, toPoint(figure), { comparison }))
  return {
    comparison,
    told: plain(told),
    isLarge: isLargeChange(comparison, measure, fewestForPercent),
    explanations: explanationsOf({ area, book }, measure, place, [earlier.period, figure.period]),
    parts: partsOf(figure, earlier),
  }
}

function explanationsOf(
  { area, book }: Pick<Holdings, 'area' | 'book'>,
  measure: AreaMeasure,
  place: Place,
  periods: readonly Period[],
): readonly Explanation[] {
  const subject: Subject = { measure: measure.id, area: place }
  const registers = registersOf(area, book)
  return periods
    .toReversed()
    .flatMap(({ start, end }) =>
      findExplanations({ start, end, direction: null }, subject, registers),
    )
}

function partsOf(later: Observation, earlier: Observation): ComparedFacts['parts'] {
  const read = ({ numerator, denominator }: Observation) =>
    numerator === null || denominator === null || denominator <= 0
      ? undefined
      : { numerator, denominator }
  const [now, before] = [read(later), read(earlier)]
  return now && before && { later: now, earlier: before }
}

/** Periods of which only the change was printed, latest first. */
export function unprintedPeriods(figures: readonly Observation[]): readonly Period[] {
  const wholes = new Set(
    figures.filter(({ breakdown }) => breakdown === '').map(({ period }) => period.code),
  )
  const changes = figures.filter(
    ({ breakdown, period }) => /^stat=(pct-)?change$/.test(breakdown) && !wholes.has(period.code),
  )
  return [...new Map(changes.map(({ period }) => [period.code, period])).values()].toSorted(
    (one, other) => byEnd(other, one),
  )
}

/**
 * A change printed without its two values. They follow from it where it was printed with its percent,
 * nearly enough to say whether it is large.
 */
function comparePrinted(
  { area, book }: Holdings,
  measure: AreaMeasure,
  place: Place,
  later: Period,
): ComparedFacts {
  const earlier = shiftYears(later, -1)
  const printed = findPrinted(book, { measure: measure.id, area: place.id, breakdown: '' }, later)
  const recordingChange = findBreak(earlier, later, {
    measure,
    area: place,
    changes: area.recordingChanges,
  })
  const difference = printed.change?.value ?? null
  const percent = printed.percent?.value ?? null
  const before =
    difference === null || percent === null || percent === 0 ? null : (100 * difference) / percent
  const sides = {
    earlier: { period: earlier, value: before },
    later: { period: later, value: before === null ? null : before + (difference ?? 0) },
  }
  const { fewestForPercent } = area.file.smallNumbers
  const comparison = compareSides(sides.earlier, sides.later, {
    measure,
    area: place,
    changes: area.recordingChanges,
    fewestForPercent,
  })
  return {
    comparison,
    told: plain(describePrintedChange(measure, printed, recordingChange, { later, earlier })),
    isLarge: isLargeChange(comparison, measure, fewestForPercent),
    explanations: explanationsOf({ area, book }, measure, place, [earlier, later]),
  }
}

function findDisagreement(
  { book, disagreements }: Holdings,
  measure: AreaMeasure,
  place: Place,
): QuestionFacts['disagreement'] {
  return disagreements
    .filter(
      (one) =>
        one.measure === measure.id && one.area === place.id && !one.breakdown.includes('stat='),
    )
    .toSorted((one, other) => byEnd(other.period, one.period))
    .flatMap((other) => {
      const used = book.figure(other, other.period)
      return used?.value == null || used.value === other.value ? [] : [{ used, other }]
    })[0]
}

function findMisprint(
  { book }: Holdings,
  measure: AreaMeasure,
  compared: readonly ComparedFacts[],
  key: Parameters<typeof findPrinted>[1],
): QuestionFacts['misprint'] {
  return compared.flatMap(({ comparison }) => {
    const { period } = comparison.later
    const sides = [comparison.earlier, comparison.later].map((side) =>
      book.figure(key, side.period),
    )
    const values = comparedValues(book, ...sides)
    const found = misprints(comparison, findPrinted(book, key, period), measure, values)
    // Of figures that are not the paper's own, it cannot be asked why it printed another change
    return found.flatMap(({ isOwn, text }) => (isOwn ? [{ known: text, period }] : []))
  })[0]
}

/** The last period of a survey's parts, where that does not say how many answered. */
function lastSurveyedPart(
  { survey }: AreaMeasure,
  figures: readonly Observation[],
): Period | undefined {
  if (!survey) return undefined
  const last = figures.findLast(
    ({ breakdown, value }) => value !== null && !breakdown.includes('stat='),
  )
  return last?.denominator === null ? last.period : undefined
}

/** The last rolling twelve months, where no month or quarter is held beside them. */
function lastRolling(
  { frequency }: AreaMeasure,
  whole: readonly Observation[],
): Period | undefined {
  const isRolling = frequency.length > 0 && frequency.every((one) => one === 'rolling-year')
  const lengths = whole.map(({ period }) => wholeMonths(period) ?? 12)
  return isRolling && lengths.every((months) => months >= 12) ? whole.at(-1)?.period : undefined
}

/** The latest percent printed of a change from too few. */
function findSmallPercent(
  { area, book }: Holdings,
  figures: readonly Observation[],
): QuestionFacts['smallPercent'] {
  const { fewestForPercent } = area.file.smallNumbers
  return figures
    .toReversed()
    .filter(({ breakdown }) => breakdown.split(';').includes('stat=pct-change'))
    .flatMap((printed) => {
      const breakdown = printed.breakdown
        .split(';')
        .filter((part) => part !== 'stat=pct-change')
        .join(';')
      const key = { ...printed, breakdown }
      const earlier = book.figure(key, shiftYears(printed.period, -1))?.value
      const { period, value: percent } = printed
      if (earlier == null || percent === null || earlier >= fewestForPercent) return []
      return [{ period, percent, earlier }]
    })[0]
}

/**
 * A measure whose next figure, by the rhythm of its last two, would be of a time that others of its
 * subject already cover. A rolling year is due again after a quarter.
 */
/** Whether a figure was withdrawn after the last that has a value: then another is asked for already. */
function isAwaited(whole: readonly Observation[]) {
  const last =
    whole
      .map(({ period }) => period.end)
      .toSorted()
      .at(-1) ?? ''
  return ({ breakdown, period, withdrawn }: Observation) =>
    breakdown === '' && withdrawn !== undefined && period.end > last
}

function findStop(
  holdings: Holdings,
  measure: AreaMeasure,
  whole: readonly Observation[],
): QuestionFacts['stopped'] {
  const last = whole
    .map(({ period }) => period)
    .toSorted(byEnd)
    .at(-1)
  if (last === undefined || last.kind === 'day') return undefined
  const isRolling = measure.frequency.includes('rolling-year')
  const before = whole.findLast(
    ({ period }) => period.end < last.end && wholeMonths(period) === wholeMonths(last),
  )
  if (!isRolling && before === undefined) return undefined
  const end = Temporal.PlainDate.from(last.end)
  const months = isRolling ? 3 : (wholeMonths(last) ?? 12)
  const due = end.add({ days: 1 }).add({ months }).subtract({ days: 1 }).toString()
  const others = latestOfSubject(holdings, measure.domain)
  return others !== undefined && others.end >= due ? { last, others } : undefined
}

/** The latest time that at least two measures of a subject have a month, quarter or year for. */
function latestOfSubject({ area, book, remember }: Holdings, domain: string): Period | undefined {
  return remember(`latest of ${domain}`, () => {
    const lasts = [...area.measures.values()]
      .filter((measure) => measure.domain === domain)
      .flatMap((measure) => {
        const whole = book
          .all(measure.id, homePlace(area, book, measure.id)?.id)
          .filter(({ breakdown, value }) => breakdown === '' && value !== null)
          .filter(({ period: { kind } }) => SPANS.has(kind))
        return (
          whole
            .map(({ period }) => period)
            .toSorted(byEnd)
            .at(-1) ?? []
        )
      })
    return { period: lasts.toSorted(byEnd).at(-2) }
  }).period
}

const SPANS: ReadonlySet<Period['kind']> = new Set(['month', 'quarter', 'year'])
