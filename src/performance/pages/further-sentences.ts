import type { Period } from '#shared/index.ts'
import { quarterPeriod } from '#shared/index.ts'
import { isInScope, type Registers, type Sentence } from '../analysis/index.ts'
import { countsCases } from '../area/measure.ts'
import { toPoints } from '../series/figure-book.ts'
import type { SeriesView } from '../series/series-view.ts'
import {
  bearsPercents,
  describeQuarter,
  describeSeason,
  suggestRebase,
  testQuarter,
} from '../statistics/index.ts'
import type { Holdings } from './holdings.ts'

/** A sentence that stands by itself, with a way on. */
export interface FurtherSentence {
  readonly parts: Sentence
  readonly link: { readonly text: string; readonly href: string } | null
}

/** What more can be said of a monthly series; nothing without one. */
export function presentFurther(
  { area, book, today }: Holdings,
  view: SeriesView | undefined,
): readonly FurtherSentence[] {
  if (view === undefined) return []
  const { measure, place, series } = view
  const { smallNumbers } = area.file
  const registers: Registers = { events: area.events, changes: area.recordingChanges }
  const subject = { measure: measure.id, area: place }
  const key = { measure: measure.id, area: place.id, breakdown: '' }
  const points = toPoints(book.series(key, 'month')).filter(({ period }) => period.end <= today)
  const further: FurtherSentence[] = []
  const quarter = latestQuarter(points.findLast(({ value }) => value !== null)?.period)
  if (quarter !== undefined && countsCases(measure)) {
    const breaks = area.recordingChanges
      .filter(({ scope }) => isInScope(scope, subject))
      .map(({ from }) => from)
    const tested = testQuarter(points, quarter, breaks)
    if (tested.ok) {
      further.push({
        parts: describeQuarter(tested.value, measure, smallNumbers),
        link: { text: 'All measures in this quarter', href: '/performance/quarter' },
      })
    }
  }
  const { season } = view
  const isLargeEnough = bearsPercents(points, smallNumbers)
  const isKnown = season.kind === 'adjusted' || season.kind === 'none' || season.kind === 'shown'
  if (isKnown && isLargeEnough) {
    further.push({
      parts: describeSeason(season, isLargeEnough),
      link: {
        text: 'The year’s pattern',
        href: `/performance/seasons/${measure.id}/${place.id}`,
      },
    })
  }
  const suggestion = suggestRebase(series, subject, registers)
  if (suggestion !== undefined) further.push({ parts: suggestion.sentence, link: null })
  return further
}

/** The last quarter of the financial year whose three months end with or before a month. */
export function latestQuarter(month: Period | undefined): Period | undefined {
  if (month === undefined) return undefined
  const end = Temporal.PlainDate.from(month.end)
  const quarters = [0, 1].flatMap((back) =>
    [4, 3, 2, 1].map((quarter) => quarterPeriod(end.year - back, quarter)),
  )
  return quarters.find((quarter) => quarter.end <= month.end)
}
