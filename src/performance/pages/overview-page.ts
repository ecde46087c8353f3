import type { AreaMeasure } from '#area/index.ts'
import { formatNumber } from '#shared/index.ts'
import {
  describeFalseAlarms,
  FEWEST_FOR_FIRM,
  howOld,
  listInWords,
  type Sentence,
  type VerdictKind,
} from '#statistics/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import type { FigureBook } from '../series/figure-book.ts'
import { isStatistic } from '../series/name-breakdown.ts'
import type { Holdings } from './holdings.ts'
import { changeCell, listMeasures, type MeasureRow, nameCell, valueText } from './measure-rows.ts'
import {
  lastPeriod,
  latestOf,
  type SeriesRow,
  seriesRows,
  seriesTable,
  wordOf,
} from './series-list.ts'

export interface OverviewPage extends Page {
  readonly heading: string
  readonly answer: Sentence
  /** The measures with months, what is unusual first; `null` when there are none. */
  readonly charted: DataTable | null
  readonly subjects: DataTable
  /** Pages that look further: only those that the area has figures for. */
  readonly further: readonly { readonly text: string; readonly href: string }[]
}

/** `/performance`: what is unusual, then every subject. */
export function presentOverview(holdings: Holdings): OverviewPage {
  return holdings.remember('overview', () => overviewOf(holdings))
}

function overviewOf(holdings: Holdings): OverviewPage {
  const rows = listMeasures(holdings)
  const charted = seriesRows(rows)
  const last = lastPeriod(charted)
  return {
    title: 'Performance',
    heading: last === undefined ? 'Performance' : `Performance to ${last}`,
    answer: [...summarise(charted), ...tellUndrawn(rows), ...tellAge(charted, holdings.today)],
    charted:
      charted.length === 0
        ? null
        : seriesTable(holdings, charted, 'charted', 'Measures with a usual range'),
    subjects: subjectsTable(holdings, rows),
    further: furtherPages(holdings),
  }
}

function furtherPages({ area: { file } }: Holdings): OverviewPage['further'] {
  const quarter = 'Which measures changed in the latest quarter by more than chance'
  return [
    { text: 'Questions worth asking', href: '/performance/questions' },
    { text: quarter, href: '/performance/quarter' },
    ...(file.forceComparison ? [{ text: 'Similar forces', href: '/performance/forces' }] : []),
    ...(file.pairs.length > 0
      ? [{ text: 'Measures side by side', href: '/performance/pairs' }]
      : []),
    { text: 'What has a season', href: '/performance/seasons' },
    { text: 'How figures are worked out', href: '/method' },
  ]
}

export interface SubjectPage extends Page {
  readonly heading: string
  readonly answer: Sentence
  readonly charted: DataTable | null
  readonly latest: DataTable | null
  /** Measures of which no figure of the whole is held. */
  readonly others: DataTable | null
}

/** `/performance/subjects/<subject>`; `undefined` when the area has no such subject. */
export function presentSubject(holdings: Holdings, id: string): SubjectPage | undefined {
  const domain = holdings.area.domains.find((one) => one.id === id)
  if (!domain) return undefined
  const rows = listMeasures(holdings).filter(({ measure }) => measure.domain === id)
  const charted = seriesRows(rows)
  const others = rows.filter(({ kind }) => kind !== 'series')
  const listed = new Set(rows.map(({ measure }) => measure.id))
  const unlisted = measuresOf(holdings, id).filter((measure) => !listed.has(measure.id))
  return {
    title: domain.name,
    heading: domain.name,
    breadcrumbs: [{ text: 'Performance', href: '/performance' }],
    answer:
      charted.length > 0
        ? [...summarise(charted), ...tellUndrawn(rows), ...tellAge(charted, holdings.today)]
        : [
            {
              text: `${countMeasures(rows.length)}, none with enough figures for a usual range: each shows its latest figure.`,
            },
            ...tellUndrawn(rows),
          ],
    charted:
      charted.length === 0
        ? null
        : seriesTable(holdings, charted, 'charted', 'Measures with a usual range'),
    latest: others.length === 0 ? null : latestTable(holdings, others),
    others: unlisted.length === 0 ? null : othersTable(holdings, unlisted),
  }
}

/** That the latest figures are old, where they are. */
function tellAge(rows: readonly SeriesRow[], today: string): Sentence {
  const last = latestOf(rows)
  const age = last && howOld(last.end, today)
  return age === undefined ? [] : [{ text: ` The latest figures here are ${age} old.` }]
}

/** How many measures are outside their usual range, and how many would be by chance. */
function summarise(rows: readonly SeriesRow[]): Sentence {
  const firm = rows.filter(({ view }) => view.series.phases.some(({ status }) => status === 'firm'))
  // What is unusual in a part is unusual in the whole that contains it: it is counted once
  const wholes = new Set(firm.map(({ measure }) => measure.parent))
  const judged = firm.filter(({ measure }) => !wholes.has(measure.id))
  if (judged.length === 0) {
    return [{ text: `No measure has the ${FEWEST_FOR_FIRM} figures that a usual range needs.` }]
  }
  const word = wordOf(judged)
  const outside = judged.filter(({ view }) => isOutside(view.verdict.kind))
  const others = judged.filter(
    ({ view }) => view.verdict.judgement !== 'common-cause' && !isOutside(view.verdict.kind),
  )
  const some = outside.length === 0 ? 'None' : formatNumber(outside.length)
  const count = `${some} of ${formatNumber(judged.length)} measures`
  return [
    { text: count, strong: true },
    {
      text:
        ` ${outside.length < 2 ? 'is' : 'are'} outside the usual range in the latest ${word}` +
        `${others.length === 0 ? '' : `, and ${formatNumber(others.length)}${outside.length === 0 ? '' : ' more'} ${others.length === 1 ? 'is' : 'are'} unusual in another way, such as seven ${word}s above the average`}. ` +
        `By chance alone we would expect ${describeFalseAlarms(judged.length)}.` +
        (judged.length < firm.length
          ? ' A measure that contains others is not counted again.'
          : ''),
    },
  ]
}

/** Measures that would be charted if their figures fitted on an axis; nothing where there are none. */
function tellUndrawn(rows: readonly MeasureRow[]): Sentence {
  const names = rows.flatMap((row) =>
    row.kind === 'latest' && row.undrawn ? [row.measure.name] : [],
  )
  if (names.length === 0) return []
  const [be, whose] = names.length === 1 ? ['is', 'its page says'] : ['are', 'their pages say']
  return [{ text: ` ${listInWords(names)} ${be} not drawn: ${whose} why.` }]
}

function isOutside(kind: VerdictKind): boolean {
  return kind === 'higher' || kind === 'lower'
}

function latestTable(holdings: Holdings, rows: readonly MeasureRow[]): DataTable {
  return {
    id: 'latest',
    caption: 'Latest figure of each measure',
    narrow: 'cards',
    columns: [
      { text: 'Measure' },
      { text: 'Latest figure', numeric: true },
      { text: 'On a year before', numeric: true },
    ],
    rows: rows.map((row) => [nameCell(holdings, row), valueText(row), changeCell(row)]),
  }
}

function measuresOf({ area }: Holdings, domain: string): readonly AreaMeasure[] {
  return [...area.measures.values()].filter((measure) => measure.domain === domain)
}

function othersTable({ book }: Holdings, measures: readonly AreaMeasure[]): DataTable {
  return {
    id: 'others',
    caption: 'Measures without a figure of the whole',
    narrow: 'cards',
    columns: [{ text: 'Measure' }, { text: 'What is held' }],
    rows: measures.map((measure) => [
      { text: measure.name, href: `/performance/${measure.id}` },
      { text: whatIsHeld(book, measure) },
    ]),
  }
}

function whatIsHeld(book: FigureBook, { id }: AreaMeasure): string {
  const held = book.all(id).filter(({ value }) => value !== null)
  const isAbout = held.every(({ breakdown }) => isStatistic(breakdown))
  const words = [
    ...(held.length > 0 ? [isAbout ? 'changes, as printed' : 'parts of it'] : []),
    ...(book.targets(id).length > 0 ? ['what was required or planned'] : []),
  ]
  return words.length === 0 ? 'nothing yet' : words.join(', and ')
}

function subjectsTable(holdings: Holdings, rows: readonly MeasureRow[]): DataTable {
  const subjects = holdings.area.domains.flatMap((domain) => {
    const own = rows.filter(({ measure }) => measure.domain === domain.id)
    const all = measuresOf(holdings, domain.id).length
    const unusual = own.filter(
      (row) => row.kind === 'series' && row.view.verdict.judgement !== 'common-cause',
    )
    const charted = own.filter(({ kind }) => kind === 'series')
    return [{ domain, all, unusual, charted }]
  })
  return {
    id: 'subjects',
    caption: 'Every subject',
    narrow: 'cards',
    columns: [
      { text: 'Subject' },
      { text: 'Measures', numeric: true },
      { text: 'Unusual at the latest' },
    ],
    rows: subjects
      .toSorted((one, other) => other.unusual.length - one.unusual.length)
      .map(({ domain, all, unusual, charted }) => [
        { text: domain.name, href: `/performance/subjects/${domain.id}` },
        { text: formatNumber(all) },
        {
          text:
            charted.length === 0
              ? 'no usual range'
              : unusual.length === 0
                ? 'none'
                : unusual.map(({ measure }) => measure.name).join(', '),
        },
      ]),
  }
}

function countMeasures(count: number): string {
  return count === 1 ? 'One measure' : `${formatNumber(count)} measures`
}
