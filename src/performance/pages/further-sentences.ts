import { type AreaMeasure, kindOf, type Place } from '#area/index.ts'
import { describePeriod, wholeMonths } from '#shared/index.ts'
import type { Observation, Registers, Sentence } from '#statistics/index.ts'
import {
  bearsPercents,
  chooseChart,
  describeDecidingValue,
  describeQuarter,
  describeSeason,
  describeSetAside,
  describeWithdrawn,
  describeWithdrawnImport,
  suggestRebase,
} from '#statistics/index.ts'
import type { Act } from '#web/index.ts'
import { isCounted } from '../counted.ts'
import { nameBreakdown } from '../series/name-breakdown.ts'
import { quarterMonths, quarterOf } from '../series/quarter-view.ts'
import type { SeriesView } from '../series/series-view.ts'
import { type Undrawn, whyTooFew, whyUndrawn } from '../series/shown-figures.ts'
import { describeTarget } from '../series/target-line.ts'
import { SET_ASIDE } from '../set-aside.ts'
import { YET_TO_BE_APPROVED } from './figure-acts.ts'
import type { Holdings } from './holdings.ts'
import { latestRow } from './measure-rows.ts'
import { pageOf } from './withdrawal-routes.ts'

/** A sentence that stands by itself, with a way on. */
export interface FurtherSentence {
  readonly parts: Sentence
  readonly link: Way | null
}

interface Way {
  readonly text: string
  readonly href: string
  /** What it lets be done: then it is for those who may. */
  readonly act?: Act
}

const OF_TOTALS: FurtherSentence = {
  parts: [
    {
      text:
        'It is printed as the total of the financial year so far. What is shown for a month is the ' +
        'total at its end less the total at the end of the month before.',
    },
  ],
  link: null,
}

/** Why a quarter is not judged, where that is news. */
const TOLD = ['recording-changed', 'set-aside']

const TAKE_BACK = { kind: SET_ASIDE, act: 'withdraw' } as const

const HOW_CHOSEN = { text: 'How the chart is chosen', href: '/method#chart' }

/**
 * What more can be said of a monthly series; without one, why it is not drawn. Then what was withdrawn of
 * the measure in that place.
 */
export function presentFurther(
  holdings: Holdings,
  measure: AreaMeasure,
  place: Place,
  view: SeriesView | undefined,
): readonly FurtherSentence[] {
  return [
    ...tellTarget(holdings, measure, place),
    ...aboutSeries(holdings, measure, place, view),
    ...tellWithdrawn(measure, holdings.book.all(measure.id, place.id)),
  ]
}

/** Whether what the office set itself was met in the latest period that is held, and how much that is. */
function tellTarget(
  holdings: Holdings,
  measure: AreaMeasure,
  place: Place,
): readonly FurtherSentence[] {
  const figure = latestRow(holdings, measure, place)?.figure
  const target = figure && describeTarget(measure, figure, figure.period, holdings.book)
  if (!target) return []
  // What nobody recorded did not thereby not happen
  const counted = isCounted(figure)
  if (counted && figure.value === 0) return []
  const recorded = counted && !target.met ? ', as far as is recorded' : ''
  const verdict = { text: target.met ? 'met' : 'not met', strong: true } as const
  const parts: Sentence = [
    { text: `The target of ${describePeriod(figure.period)} was ` },
    verdict,
    { text: `${recorded}: ` },
    ...target.sentence,
    { text: ` ${target.working}.` },
  ]
  return [{ parts, link: null }]
}

/** Each figure that was withdrawn by itself, and each import that was withdrawn whole. */
function tellWithdrawn(
  measure: AreaMeasure,
  figures: readonly Observation[],
): readonly FurtherSentence[] {
  const withWhole = (figure: Observation) =>
    figure.withdrawn?.record === `import/${figure.importId}`
  const byImport = Map.groupBy(figures.filter(withWhole), ({ importId }) => importId)
  return [
    ...figures
      .filter((figure) => !withWhole(figure))
      .flatMap((figure) => tellOneWithdrawn(measure, figure)),
    ...[...byImport].flatMap(([id, those]) => {
      const since = those[0]?.withdrawn
      const link = { text: `Import ${id}`, href: `/data/imports/${id}` }
      return since ? [{ parts: describeWithdrawnImport(those.length, since), link }] : []
    }),
  ]
}

function tellOneWithdrawn(measure: AreaMeasure, figure: Observation): readonly FurtherSentence[] {
  const { withdrawn, breakdown } = figure
  if (withdrawn === undefined) return []
  const part = breakdown === '' ? undefined : nameBreakdown(breakdown, measure)
  const link = { text: 'The figure and its history', href: pageOf(figure) }
  return [{ parts: describeWithdrawn(figure, withdrawn, part), link }]
}

function aboutSeries(
  { area, book, today }: Holdings,
  measure: AreaMeasure,
  place: Place,
  view: SeriesView | undefined,
): readonly FurtherSentence[] {
  if (view === undefined) {
    const key = { measure: measure.id, area: place.id, breakdown: '' }
    const undrawn = whyUndrawn(area, book, key, today)
    if (undrawn) return [tellUndrawn(undrawn)]
    const rolling = refuseRolling(book, measure, place)
    const why = rolling.length > 0 ? undefined : whyTooFew(area, book, key, today)
    return why === undefined ? rolling : [{ parts: [{ text: why }], link: HOW_CHOSEN }]
  }
  const { series } = view
  const { smallNumbers } = area.file
  const registers: Registers = {
    events: [...area.events, ...book.happened],
    changes: area.recordingChanges,
  }
  const subject = { measure: measure.id, area: place }
  const further: FurtherSentence[] = [
    ...view.shared.map((parts) => ({ parts, link: null })),
    ...(kindOf(measure) === 'cumulative' ? [OF_TOTALS] : []),
  ]
  const quartered = quarterMonths(area, book, measure, place, today)
  const [latest] = quartered?.quarters ?? []
  const tested = latest && quarterOf(area, book, measure, place, latest)
  if (tested) {
    const [problem] = tested.ok ? [] : tested.problems
    const isTold = tested.ok || TOLD.includes(problem?.code ?? '')
    if (isTold) {
      further.push({
        parts: tested.ok
          ? describeQuarter(tested.value, measure, smallNumbers)
          : [{ text: `${problem?.message}.` }],
        link: { text: 'All measures in this quarter', href: '/performance/quarter' },
      })
    }
  }
  const { season } = view
  const inPercents = bearsPercents(series.points, smallNumbers)
  if (season.kind === 'adjusted' || (season.kind === 'none' && inPercents)) {
    further.push({
      parts: describeSeason(season, inPercents),
      link: {
        text: 'The year’s pattern',
        href: `/performance/seasons/${measure.id}/${place.id}`,
      },
    })
  }
  const deciding = view.choice.kind === 'xmr' ? describeDecidingValue(series) : undefined
  const form = `/performance/${measure.id}/set-aside`
  if (deciding !== undefined) {
    const link = {
      text: 'Set a figure aside',
      href: `${form}?area=${place.id}`,
      act: { kind: SET_ASIDE, act: 'record' },
    }
    further.push({ parts: deciding, link })
  }
  for (const one of view.observations) {
    if (one.setAside === undefined) continue
    const href = `${form}/${one.setAside.record}?area=${place.id}`
    const parts = describeSetAside(measure, one, one.setAside)
    const approval = one.setAside.isAwaiting ? [{ text: ` ${YET_TO_BE_APPROVED}` }] : []
    further.push({
      parts: [...parts, ...approval],
      link: { text: 'Let it count again', href, act: TAKE_BACK },
    })
  }
  const suggestion = suggestRebase(series, subject, registers)
  if (suggestion !== undefined) further.push({ parts: suggestion.sentence, link: null })
  return further
}

function tellUndrawn({ why, figure }: Undrawn): FurtherSentence {
  return {
    parts: [{ text: why }],
    link: {
      text: `The figure for ${describePeriod(figure.period)}`,
      href: `/performance/${figure.measure}/figures/${figure.id}`,
    },
  }
}

/** For figures of twelve months that share months with one another: why no usual range is drawn. */
function refuseRolling(
  book: Holdings['book'],
  measure: AreaMeasure,
  place: Place,
): readonly FurtherSentence[] {
  const years = book
    .all(measure.id, place.id)
    .filter(({ breakdown, period }) => breakdown === '' && wholeMonths(period) === 12)
  const chosen = chooseChart(
    'value',
    years.map(({ period, value }) => ({ period, count: value })),
  )
  if (chosen.ok) return []
  return chosen.problems.map(({ message }) => ({
    parts: [{ text: `${message}.` }],
    link: HOW_CHOSEN,
  }))
}
