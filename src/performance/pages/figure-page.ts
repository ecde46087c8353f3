import type { Measure } from '#area/index.ts'
import { dayInBritain } from '#days/index.ts'
import { IMPORT_WITHDRAWAL, WITHDRAWAL } from '#holdings/index.ts'
import {
  capitalise,
  citeSource,
  describeDay,
  describeMoment,
  describePeriod,
  formatNumber,
} from '#shared/index.ts'
import {
  formatWithNoun,
  missingWords,
  type Observation,
  pairSurveys,
  type Sentence,
  writeLikely,
} from '#statistics/index.ts'
import type { Act, DataTable, Link, Page } from '#web/index.ts'
import { type FigureAct, standing } from '../figure-history.ts'
import type { Recount } from '../recounts.ts'
import { nameBreakdown } from '../series/name-breakdown.ts'
import { writeFigure } from '../series/write-figure.ts'
import { YET_TO_BE_APPROVED } from './figure-acts.ts'
import type { Holdings } from './holdings.ts'
import { pageOf } from './withdrawal-routes.ts'

export interface FigurePage extends Page {
  readonly heading: string
  readonly caption: string
  readonly answer: Sentence
  readonly facts: readonly { readonly term: string; readonly text: string }[]
  readonly link: string | null
  readonly versions: DataTable | null
  /** Why it was counted again from its register. */
  readonly recounts: DataTable | null
  /** What was done about it: set aside, withdrawn, taken back. */
  readonly acts: DataTable | null
  /** Where it can be withdrawn, or its withdrawal taken back. */
  readonly way: (Link & Act) | null
}

const STATUS = {
  actual: 'as printed or imported',
  provisional: 'provisional: it may still change',
  approximate: 'approximate: the paper says about, over or under',
  derived: 'worked out from other figures',
  target: 'a target, not what happened',
  disagrees: 'not in use: another paper gives another figure',
  withheld: 'withheld: a small number, or one that would give it away',
  withdrawn: 'withdrawn',
} as const

/**
 * `/performance/<measure>/figures/<number>`: where one figure comes from, who recorded it, when and
 * why, and what it replaced or was replaced by.
 *
 * @param versions - every version of the figure, oldest release first, this one among them
 * @param acts - what was done about it, in order
 * @param recounts - why it was counted again, in order
 * @param whyWithheld - as the release says it that withheld its number, where one did
 */
export function presentFigure(
  { area, book }: Holdings,
  figure: Observation,
  versions: readonly Observation[],
  acts: readonly FigureAct[],
  whyWithheld: string | undefined,
  recounts: readonly Recount[],
): FigurePage | undefined {
  const measure = area.measures.get(figure.measure)
  const place = area.file.places.find(({ id }) => id === figure.area)
  if (!measure || !place) return undefined
  const stands = standing(acts)
  const used = book.figure(figure, figure.period)
  const isInUse = used?.id === figure.id && !used.isDraft
  const value =
    figure.value === null ? capitalise(missingWords(figure)) : writeValue(figure, measure)
  const part =
    figure.breakdown === ''
      ? []
      : [{ term: 'Part', text: nameBreakdown(figure.breakdown, measure) }]
  const share =
    figure.numerator === null || figure.denominator === null
      ? []
      : [{ term: 'Worked out as', text: `${figure.numerator} of ${figure.denominator}` }]
  return {
    title: `${measure.name}, ${describePeriod(figure.period)}`,
    heading: `Figure ${figure.id}`,
    caption: measure.name,
    breadcrumbs: [
      { text: 'Performance', href: '/performance' },
      { text: measure.name, href: `/performance/${measure.id}` },
    ],
    answer: [
      { text: value, strong: true },
      { text: ` in ${place.name}, ${describePeriod(figure.period)}.` },
      ...stands.map(({ kind, on, isAwaiting }) => ({
        text: ` ${TELLS[kind](describeDay(on))}${isAwaiting ? ` ${YET_TO_BE_APPROVED}` : ''}`,
      })),
    ],
    facts: [
      ...part,
      ...share,
      ...surveyFacts(measure, figure),
      { term: 'Status', text: STATUS[figure.status] },
      ...(whyWithheld === undefined ? [] : [{ term: 'Why it is withheld', text: whyWithheld }]),
      ...stands.map(({ kind, reason }) => ({ term: WHY[kind], text: reason })),
      { term: 'Printed in', text: citeSource(figure.source) },
      { term: 'Published on', text: describeDay(figure.releasedOn) },
      { term: 'Known here from', text: describeDay(figure.knownOn) },
      {
        term: 'Recorded',
        text: `by ${figure.recordedBy} on ${describeDay(dayInBritain(figure.recordedAt))}, import ${figure.importId}`,
      },
      { term: 'Why', text: figure.reason },
      ...(figure.note === null ? [] : [{ term: 'Note', text: figure.note }]),
    ],
    link: figure.source.link ?? null,
    recounts: recountsTable(recounts),
    acts: actsTable(acts),
    way: isInUse ? wayOf(figure, stands) : null,
    versions:
      versions.length < 2
        ? null
        : {
            id: 'versions',
            caption: 'Every version of this figure',
            narrow: 'cards',
            columns: [
              { text: 'Published' },
              { text: 'Figure', numeric: true },
              { text: 'Status' },
              { text: 'Printed in' },
            ],
            rows: versions.map((version) => [
              { text: describeDay(version.releasedOn) },
              {
                text: version.value === null ? missingWords(version) : writeValue(version, measure),
                href: `/performance/${measure.id}/figures/${version.id}`,
              },
              { text: STATUS[version.status] },
              {
                text: citeSource(version.source),
                ...(version.note === null ? {} : { note: version.note }),
              },
            ]),
          },
  }
}

const TELLS = {
  'set-aside': (day: string) =>
    `It has been set aside since ${day}, and counts for no average, usual range or rule.`,
  withdrawal: (day: string) => `It was withdrawn on ${day}, and is not in use.`,
  [IMPORT_WITHDRAWAL]: (day: string) =>
    `It was withdrawn on ${day} with all of its import, and is not in use.`,
} as const

const WHY = {
  'set-aside': 'Why it is set aside',
  withdrawal: 'Why it was withdrawn',
  [IMPORT_WITHDRAWAL]: 'Why its import was withdrawn',
} as const

const DONE = {
  'set-aside': { done: 'set aside', back: 'no longer set aside' },
  withdrawal: { done: 'withdrawn', back: 'withdrawal taken back' },
  [IMPORT_WITHDRAWAL]: { done: 'withdrawn with its import', back: 'imported again' },
} as const

function actsTable(acts: readonly FigureAct[]): DataTable | null {
  if (acts.length === 0) return null
  return {
    id: 'acts',
    caption: 'What was done about it',
    narrow: 'cards',
    columns: [{ text: 'Day' }, { text: 'What' }, { text: 'Why' }],
    rows: acts.map(({ kind, isTakenBack, on, reason }) => [
      { text: describeDay(on) },
      { text: capitalise(isTakenBack ? DONE[kind].back : DONE[kind].done) },
      { text: reason },
    ]),
  }
}

/** So many entries are named of each time; a spreadsheet may bring a thousand. */
const MOST_CAUSES = 10

function recountsTable(recounts: readonly Recount[]): DataTable | null {
  if (recounts.length === 0) return null
  return {
    id: 'recounts',
    caption: 'Why it was counted again',
    narrow: 'cards',
    columns: [{ text: 'Counted again' }, { text: 'Because' }],
    rows: recounts.flatMap(({ at, causes }) => {
      const more = causes.length - MOST_CAUSES
      const said = more > 0 ? [{ text: `${formatNumber(more)} more entries were changed` }] : []
      return [...causes.slice(0, MOST_CAUSES), ...said].map((cause) => [
        { text: describeMoment(at) },
        cause,
      ])
    }),
  }
}

/** How a figure in use is withdrawn, or one that was withdrawn is let count again. */
function wayOf(figure: Observation, stands: readonly FigureAct[]): FigurePage['way'] {
  const withdrawn = stands.find(({ kind }) => kind === WITHDRAWAL)
  const form = `${pageOf(figure)}/withdraw`
  if (stands.some(({ kind }) => kind === IMPORT_WITHDRAWAL)) {
    const href = `/data/imports/${figure.importId}`
    return { text: 'The import that was withdrawn', href, kind: 'figures', act: 'read' }
  }
  if (withdrawn) {
    const href = `${form}/${withdrawn.record}`
    return { text: 'Let this figure count again', href, kind: WITHDRAWAL, act: 'withdraw' }
  }
  if (figure.value === null) return null
  return { text: 'Withdraw this figure', href: form, kind: WITHDRAWAL, act: 'record' }
}

/** "2,521 offences"; a number about the measure, or one that says what it is in, as it was printed. */
function writeValue(figure: Observation, measure: Measure): string {
  const isOfMeasure = figure.value !== null && !/(^|;)(stat|in)=/.test(figure.breakdown)
  return isOfMeasure ? formatWithNoun(figure.value, measure) : writeFigure(figure, measure)
}

/** Of a survey's percentage, how many answered and where it most likely lies. */
function surveyFacts(measure: Measure, figure: Observation): FigurePage['facts'] {
  const reading = pairSurveys(measure, figure, undefined)?.reading
  if (reading === undefined || reading.kind === 'not-published') return []
  if (reading.kind === 'no-n') return [{ term: 'How many answered', text: 'not given' }]
  const answered = { term: 'How many answered', text: formatNumber(reading.answers) }
  if (reading.kind === 'too-few') return [answered]
  return [answered, { term: 'Most likely between', text: writeLikely(reading.interval, ' and ') }]
}
