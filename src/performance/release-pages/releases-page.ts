import type { Area } from '#area/index.ts'
import type { Release, ReportAwaited } from '#holdings/index.ts'
import {
  capitalise,
  describeMoment,
  describePeriod,
  formatNumber,
  type Problem,
  periodFromAddress,
} from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import type { NameOf } from '#storage/index.ts'
import { type DataTable, type FormField, type Page, presentForm } from '#web/index.ts'
import { isSmallCount } from '../imports/small-counts.ts'
import type { Holdings } from '../pages/holdings.ts'
import { nameBreakdown } from '../series/name-breakdown.ts'
import { writeFigure } from '../series/write-figure.ts'
import {
  byMeasure,
  choiceOfEdition,
  type EditionToBe,
  releaseFields,
  type WaitingMeasure,
} from './release-fields.ts'
import type { SmallAtRelease } from './small-at-release.ts'

type Cell = DataTable['rows'][number][number]

export interface ReleasesPage extends Page {
  readonly lead: string
  readonly waiting: DataTable | null
  /** The figures that would be withheld. */
  readonly toWithhold: DataTable | null
  /** Where figures can be released. */
  readonly fields: readonly FormField[]
  readonly toCome: DataTable | null
  readonly past: DataTable | null
}

/** What was sent and is shown again. */
export interface SentRelease {
  readonly typed?: Readonly<Record<string, unknown>>
  readonly problems?: readonly Problem[]
  /** What was found of small counts among what was chosen, where anything was. */
  readonly looked?: SmallAtRelease | undefined
}

/** So many of the latest releases are listed. */
const MOST_PAST = 50

/**
 * `/data/releases`: what waits, what is to come, and what was released.
 *
 * @param editions - those that figures can be released with
 */
export function presentReleases(
  { area, unreleased }: Pick<Holdings, 'area' | 'unreleased'>,
  editions: readonly EditionToBe[],
  releases: readonly Release[],
  oddTimes: ReadonlyMap<string, string>,
  nameOf: NameOf,
  { typed = {}, problems = [], looked }: SentRelease = {},
): ReleasesPage {
  const waiting = byMeasure(unreleased.waiting, area.measures)
  const coming = new Set(unreleased.toCome.map(({ record }) => record))
  const past = releases.filter(({ record }) => !coming.has(record)).toReversed()
  const form = presentForm(releaseFields(waiting, editions, looked), typed, problems)
  const row = (release: Release, odd: string | undefined, last: Cell[]): Cell[] => [
    { text: release.record },
    { ...whenCell(release, area.reports), ...(odd === undefined ? {} : { note: odd }) },
    { text: namesOf(release, area.measures), ...noteWithheld(release) },
    { text: nameOf(release.recordedBy) },
    ...last,
  ]
  const columns = [{ text: 'Release' }, { text: 'When' }, { text: 'Figures of' }, { text: 'By' }]
  return {
    title: 'Releases of figures',
    breadcrumbs: [{ text: 'Data', href: '/data' }],
    lead: sayWaiting(waiting, area.file.releases),
    waiting: waiting.length === 0 ? null : waitingTable(waiting),
    toWithhold: looked?.toWithhold ? withheldTable(looked.toWithhold, area) : null,
    fields: waiting.length === 0 ? [] : form.fields,
    problems: form.problems,
    toCome:
      unreleased.toCome.length === 0
        ? null
        : {
            id: 'to-come',
            caption: 'To be released',
            narrow: 'cards',
            columns: [...columns, { text: 'Until then' }],
            rows: unreleased.toCome.map((release) =>
              row(release, oddTimes.get(release.record), [
                { text: 'Withdraw it', href: `/data/releases/${release.record}/withdraw` },
              ]),
            ),
          },
    past:
      past.length === 0
        ? null
        : {
            id: 'past',
            caption:
              past.length > MOST_PAST ? `The latest ${MOST_PAST} releases` : 'Releases so far',
            narrow: 'cards',
            columns,
            rows: past.slice(0, MOST_PAST).map((release) => row(release, undefined, [])),
          },
  }
}

/** When a release is or was: an instant, an edition that is to be published, or one that was. */
function whenCell({ from, with: edition }: Release, reports: Area['reports']): Cell {
  const when = from === undefined ? [] : [describeMoment(from)]
  if (edition === undefined) return { text: when.join() }
  const number = edition.number === undefined ? 'the next edition' : `edition ${edition.number}`
  const words = `with ${number} of ${nameReport(edition, reports)}`
  const text = capitalise([...when, words].join(', '))
  const address = `/reports/${choiceOfEdition(edition)}`
  return {
    text,
    href:
      edition.number === undefined
        ? `${address}/sign-off`
        : `${address}/editions/${edition.number}`,
  }
}

/** "Burglary, to be released on 9 December 2031, 09:30" */
export function nameRelease(
  release: Release,
  { measures, reports }: Pick<Area, 'measures' | 'reports'>,
): string {
  return `${namesOf(release, measures)}, to be released ${sayWhenReleased(release, reports)}`
}

/** "on 9 December 2031, 09:30", or "with the next edition of Force performance, April to June 2026" */
export function sayWhenReleased(
  { from, with: edition }: Pick<Release, 'from' | 'with'>,
  reports: Area['reports'],
): string {
  if (from !== undefined) return `on ${describeMoment(from)}`
  return edition ? `with the next edition of ${nameReport(edition, reports)}` : ''
}

/** "Force performance, April to June 2026" */
export function nameReport({ report, period }: ReportAwaited, reports: Area['reports']): string {
  const title = reports.find(({ id }) => id === report)?.title ?? report
  const read = periodFromAddress(period)
  return `${title}, ${read ? describePeriod(read) : period}`
}

function sayWaiting(waiting: readonly WaitingMeasure[], releases: 'at-once' | 'by-act'): string {
  const since =
    releases === 'at-once'
      ? 'Figures that are imported are public at once in this area.'
      : 'Figures that are imported wait here until they are released.'
  const figures = waiting.reduce((sum, one) => sum + one.figures, 0)
  if (figures === 0) return `Nothing waits to be released. ${since}`
  const verb = figures === 1 ? 'figure waits' : 'figures wait'
  return `${formatNumber(figures)} ${verb} to be released. ${since}`
}

/** "12 figures withheld: those of one ward" */
function noteWithheld({ withheld }: Release): { readonly note?: string } {
  if (withheld === undefined) return {}
  const { length } = withheld.figures
  return {
    note: `${formatNumber(length)} ${length === 1 ? 'figure' : 'figures'} withheld: ${withheld.why}`,
  }
}

/** What would be withheld, as whoever releases may read it: with its numbers. */
function withheldTable(figures: readonly Observation[], area: Area): DataTable {
  const places = new Map(area.file.places.map(({ id, name }) => [id, name]))
  return {
    id: 'to-withhold',
    caption: 'What would be withheld',
    narrow: 'cards',
    columns: [
      { text: 'Measure' },
      { text: 'Period' },
      { text: 'Figure', numeric: true },
      { text: 'Why' },
    ],
    rows: figures.map((figure) => {
      const measure = area.measures.get(figure.measure)
      const part = figure.breakdown === '' ? '' : nameBreakdown(figure.breakdown, measure)
      const of = [places.get(figure.area) ?? figure.area, part]
      return [
        { text: measure?.name ?? figure.measure, note: of.filter(Boolean).join(', ') },
        { text: capitalise(describePeriod(figure.period)) },
        { text: measure ? writeFigure(figure, measure) : String(figure.value) },
        { text: isSmallCount(area, figure) ? 'small' : 'would give another away' },
      ]
    }),
  }
}

function waitingTable(waiting: readonly WaitingMeasure[]): DataTable {
  return {
    id: 'waiting',
    caption: 'What waits',
    narrow: 'cards',
    columns: [{ text: 'Measure' }, { text: 'Figures', numeric: true }, { text: 'Last loaded' }],
    rows: waiting.map(({ measure, name, figures, waiting: its }) => {
      const last = its.at(-1)?.import ?? 0
      return [
        { text: name, href: `/performance/${measure}` },
        { text: formatNumber(figures) },
        { text: `Import ${last}`, href: `/data/imports/${last}` },
      ]
    }),
  }
}

/** The measures of a release, each once. */
export function namesOf(
  { figures }: Release,
  measures: ReadonlyMap<string, { readonly name: string }>,
): string {
  const named = [...new Set(figures.map(({ measure }) => measure))]
  return named.map((measure) => measures.get(measure)?.name ?? measure).join(', ')
}
