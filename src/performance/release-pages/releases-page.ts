import type { Release } from '#holdings/index.ts'
import { describeMoment, formatNumber, type Problem } from '#shared/index.ts'
import type { NameOf } from '#storage/index.ts'
import { type DataTable, type FormField, type Page, presentForm } from '#web/index.ts'
import type { Holdings } from '../pages/holdings.ts'
import { byMeasure, releaseFields, type WaitingMeasure } from './release-fields.ts'

type Cell = DataTable['rows'][number][number]

export interface ReleasesPage extends Page {
  readonly lead: string
  readonly waiting: DataTable | null
  /** Where figures can be released. */
  readonly fields: readonly FormField[]
  readonly toCome: DataTable | null
  readonly past: DataTable | null
}

/** What was sent and is shown again. */
export interface SentRelease {
  readonly typed?: Readonly<Record<string, unknown>>
  readonly problems?: readonly Problem[]
  /** What was found of small counts among what was chosen. */
  readonly small?: string | undefined
}

/** So many of the latest releases are listed. */
const MOST_PAST = 50

/** `/data/releases`: what waits, what is to come, and what was released. */
export function presentReleases(
  { area, unreleased }: Pick<Holdings, 'area' | 'unreleased'>,
  releases: readonly Release[],
  nameOf: NameOf,
  { typed = {}, problems = [], small }: SentRelease = {},
): ReleasesPage {
  const waiting = byMeasure(unreleased.waiting, area.measures)
  const coming = new Set(unreleased.toCome.map(({ record }) => record))
  const past = releases.filter(({ record }) => !coming.has(record)).toReversed()
  const form = presentForm(releaseFields(waiting, small), typed, problems)
  const row = (release: Release, last: Cell[]): Cell[] => [
    { text: release.record },
    { text: describeMoment(release.from) },
    { text: namesOf(release, area.measures) },
    { text: nameOf(release.recordedBy) },
    ...last,
  ]
  const columns = [{ text: 'Release' }, { text: 'When' }, { text: 'Figures of' }, { text: 'By' }]
  return {
    title: 'Releases of figures',
    breadcrumbs: [{ text: 'Data', href: '/data' }],
    lead: sayWaiting(waiting, area.file.releases),
    waiting: waiting.length === 0 ? null : waitingTable(waiting),
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
              row(release, [
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
            rows: past.slice(0, MOST_PAST).map((release) => row(release, [])),
          },
  }
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
