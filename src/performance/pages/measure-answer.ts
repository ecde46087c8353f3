import type { Area, AreaMeasure, Place } from '#area/index.ts'
import { shiftYears } from '#shared/index.ts'
import {
  approximately,
  describeFigure,
  describeSurveyPair,
  findBreak,
  howOld,
  missingOf,
  type Sentence,
} from '#statistics/index.ts'
import type { EventsView } from '../series/events-view.ts'
import { type FigureBook, toPoint } from '../series/figure-book.ts'
import { isStatistic } from '../series/name-breakdown.ts'
import { describePrintedChange, findPrinted } from '../series/printed-change.ts'
import type { SeriesView } from '../series/series-view.ts'
import type { Holdings } from './holdings.ts'
import { latestRow } from './measure-rows.ts'
import { unprintedPeriods } from './question-facts.ts'

/**
 * What the page of a measure says first: what its latest figure is and whether that is usual, how old it
 * is; without one, what is held instead.
 */
export function answerMeasure(
  holdings: Holdings,
  measure: AreaMeasure,
  place: Place,
  drawn: { readonly view: SeriesView | undefined; readonly events: EventsView | undefined },
): Sentence {
  const { view, events } = drawn
  return [
    ...((view ?? events)?.answer ?? answerLatest(holdings, measure, place)),
    ...tellAge(holdings, measure, place, view),
  ]
}

/** That the figure which the page begins with is old, where it is. */
function tellAge(
  holdings: Holdings,
  measure: AreaMeasure,
  place: Place,
  view: SeriesView | undefined,
): Sentence {
  const headline = view
    ? view.series.points[view.latest]?.period
    : latestRow(holdings, measure, place)?.figure.period
  const age = headline && howOld(headline.end, holdings.today)
  return age === undefined ? [] : [{ text: ` The figure is ${age} old.` }]
}

function answerLatest(holdings: Holdings, measure: AreaMeasure, place: Place): Sentence {
  const { area, book } = holdings
  const row = latestRow(holdings, measure, place)
  if (!row) return answerWithoutWhole(area, book, measure, place)
  const { comparison, figure, survey } = row
  return approximately(
    figure,
    survey
      ? describeSurveyPair(survey)
      : describeFigure(measure, toPoint(figure), comparison ? { comparison } : {}),
  )
}

/** For a measure of which only a change or parts were printed. */
function answerWithoutWhole(
  area: Area,
  book: FigureBook,
  measure: AreaMeasure,
  place: Place,
): Sentence {
  const figures = book.all(measure.id, place.id)
  const last = figures.findLast(({ breakdown }) => breakdown === '')
  if (last && missingOf(last.status)) return describeFigure(measure, toPoint(last))
  const [later] = unprintedPeriods(figures)
  if (later !== undefined) {
    const earlier = shiftYears(later, -1)
    const change = findBreak(earlier, later, {
      measure,
      area: place,
      changes: area.recordingChanges,
    })
    const key = { measure: measure.id, area: place.id, breakdown: '' }
    const printed = findPrinted(book, key, later)
    return describePrintedChange(measure, printed, change, { later, earlier })
  }
  if (figures.some(({ value, breakdown }) => value !== null && !isStatistic(breakdown))) {
    return [{ text: 'Only parts of it are held: they are in the table below.' }]
  }
  if (figures.some(({ value }) => value !== null)) {
    return [
      { text: 'Only numbers about it are held, and no figure of it: they are in the table below.' },
    ]
  }
  if (figures.length > 0) {
    return [{ text: 'Figures of it are held, none with a value: the table below says why.' }]
  }
  return book.targets(measure.id, place.id).length > 0
    ? [
        {
          text: 'What was required or planned is in the table below. No figure of what happened is held here.',
        },
      ]
    : [{ text: sayNone(area, measure, place) }]
}

/** To one who may not see what waits for a release it is not said that nothing is held. */
function sayNone({ file, countedFrom }: Area, { id }: AreaMeasure, { name }: Place): string {
  const counted = countedFrom.get(id)
  if (counted !== undefined) {
    const periods = new Intl.ListFormat('en-GB').format(counted.by)
    const none =
      file.releases === 'by-act' ? 'No figure is public here' : 'No figure is held here yet'
    const once = file.releases === 'by-act' ? 'over, and made public by an act' : 'over'
    return `${none} for ${name}. It is counted from the entries of the register “${counted.register}”, of each ${periods} once that is ${once}.`
  }
  return file.releases === 'by-act'
    ? `No figure is public here for ${name}. Whoever runs this site can import it, and release it.`
    : `No figure is held here for ${name}. Whoever runs this site can import it.`
}
