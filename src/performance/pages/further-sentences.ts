import type { Period } from '#shared/index.ts'
import { quarterPeriod } from '#shared/index.ts'
import type { AskBox } from '#web/index.ts'
import { explainFlag, isInScope, type Registers, type Sentence } from '../analysis/index.ts'
import { toPoints } from '../series/figure-book.ts'
import type { SeriesView } from '../series/series-view.ts'
import {
  bearsPercents,
  describeQuarter,
  describeSeason,
  readSeason,
  suggestRebase,
  testQuarter,
  worthAsking,
} from '../statistics/index.ts'
import type { Holdings } from './holdings.ts'

/** A sentence that stands by itself, with a way on. */
export interface FurtherSentence {
  readonly parts: Sentence
  readonly link: { readonly text: string; readonly href: string } | null
}

/** What more can be said of a monthly series, and what a member might ask about it. */
export function presentFurther(
  { area, book, today }: Holdings,
  view: SeriesView | undefined,
): { readonly further: readonly FurtherSentence[]; readonly questions: AskBox | null } {
  if (view === undefined) return { further: [], questions: null }
  const { measure, place, series } = view
  const { smallNumbers } = area.file
  const registers: Registers = { events: area.events, changes: area.recordingChanges }
  const subject = { measure: measure.id, area: place }
  const key = { measure: measure.id, area: place.id, breakdown: '' }
  const points = toPoints(book.series(key, 'month')).filter(({ period }) => period.end <= today)
  const questions = worthAsking({
    series,
    comparison: view.comparison,
    explanationsOf: (flag) => explainFlag(series, flag, place, registers),
  })
  const further: FurtherSentence[] = []
  const quarter = latestQuarter(points.findLast(({ value }) => value !== null)?.period)
  if (quarter !== undefined && measure.unit === 'count') {
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
  const season = readSeason(measure, points)
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
  return {
    further,
    questions: questions.length === 0 ? null : { id: 'ask', questions: [...questions] },
  }
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
