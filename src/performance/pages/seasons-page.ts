import type { Place, SmallNumbersSettings } from '#area/index.ts'
import {
  formatNumber,
  formatSigned,
  monthsOf,
  numberInWords,
  type Period,
  periodOf,
} from '#shared/index.ts'
import {
  addUp,
  describeAside,
  describeStretch,
  type Flag,
  listInWords,
  MONTHS_TO_ADJUST,
  namePeaks,
  percentChange,
  SEASON_P,
  type SeasonReading,
  type Sentence,
} from '#statistics/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { toPoints } from '../series/figure-book.ts'
import { type SeasonView, viewSeason, whyNoSeason } from '../series/season-view.ts'
import type { Holdings } from './holdings.ts'
import { shortName } from './measure-rows.ts'

/** A series with a season: its name, and the months that are unusual all the same. */
interface SeriesFindings {
  readonly text: string
  readonly href: string
  readonly months: string
}

export interface SeasonsPage extends Page {
  readonly heading: string
  readonly answer: Sentence
  readonly own: string | null
  /** `null`, as is that of the lockdown, where no months of other forces are held. */
  readonly seasons: DataTable | null
  /** What stays unusual once the season is allowed for, a series each. */
  readonly unusual: readonly SeriesFindings[]
  readonly lockdown: DataTable | null
  readonly lockdownNote: string
}

function whyUndrawnOf({ area, book, today }: Holdings, measure: string, place: string) {
  return whyNoSeason(area, book, { measure, area: place }, today)
}

const ABOUT = {
  title: 'Seasons',
  heading: 'What has a season',
  breadcrumbs: [{ text: 'Performance', href: '/performance' }],
}

function sayNoOthers({ area }: Holdings): Omit<SeasonsPage, keyof typeof ABOUT> {
  const text =
    'No months of other forces are held here, so no season can be set beside theirs. What is known of the ' +
    `season of what ${area.file.force.name} counts is on the page of each measure.`
  const nothing = { own: null, seasons: null, unusual: [], lockdown: null }
  return { ...nothing, answer: [{ text }], lockdownNote: '' }
}

/** Every monthly count that is held for other forces, by measure, with the own place first. */
function listSeasons(holdings: Holdings) {
  const { area, book, today, remember } = holdings
  return remember('seasons', () => {
    const others = area.file.places.filter(({ kind }) => kind === 'other-force')
    const home = area.file.places[0]
    return [...area.measures.values()].flatMap((measure) => {
      const view = (place: Place) =>
        viewSeason(area, book, { measure: measure.id, area: place.id }, today)
      const views = others.flatMap((place) => view(place) ?? [])
      const undrawn = area.file.places.filter(({ id }) => whyUndrawnOf(holdings, measure.id, id))
      if (views.length === 0 && !undrawn.some((place) => others.includes(place))) return []
      return [{ measure, views, undrawn, home, own: home && view(home) }]
    })
  })
}

/** `/performance/seasons`: what has a season in the figures of other forces, and the lockdown's mark. */
export function presentSeasons(holdings: Holdings): SeasonsPage {
  const listed = listSeasons(holdings)
  if (listed.length === 0) return { ...ABOUT, ...sayNoOthers(holdings) }
  const all = listed.flatMap(({ views }) => views)
  const places = holdings.area.file.places.filter(
    (one) =>
      one.kind === 'other-force' &&
      (all.some(({ place }) => place.id === one.id) ||
        listed.some(({ undrawn }) => undrawn.includes(one))),
  )
  const found = all.filter(({ season }) => season.kind === 'adjusted')
  const hidden = all.filter(
    ({ season }) => season.kind === 'none' && season.yearsSetLevel !== undefined,
  )
  const months = Math.max(0, ...all.map((view) => publishedMonths(view)))
  return {
    ...ABOUT,
    answer: [
      { text: `${formatNumber(found.length)} of ${formatNumber(all.length)} series`, strong: true },
      {
        text:
          ` from ${numberInWords(places.length)} other forces have a season that stands out, and ${formatNumber(hidden.length)} more have ` +
          'one that shows once every year is set to one level. ' +
          `Had none of them one, each way of looking would show about ${formatNumber(all.length * SEASON_P, 1)} by chance. ` +
          `Each has ${formatNumber(months)} months, and 2020 and 2021 were so unlike other years that ` +
          'a season has to be strong to be seen through them.',
      },
    ],
    own: ownNote(
      holdings,
      listed.flatMap(({ own }) => own ?? []),
    ),
    seasons: {
      id: 'seasons',
      caption: 'The season of each crime type',
      narrow: 'cards',
      columns: [
        { text: 'Measure' },
        ...places.map(({ name }) => ({ text: name })),
        { text: 'Here' },
      ],
      rows: listed.map(({ measure, views, undrawn, home, own }) => {
        const cell = (place: Place | undefined, view: SeasonView | undefined) =>
          place && undrawn.includes(place)
            ? { text: 'Not drawn', href: seasonAddress(measure, place) }
            : seasonCell(view)
        return [
          { text: shortName(measure) },
          ...places.map((place) =>
            cell(
              place,
              views.find((view) => view.place.id === place.id),
            ),
          ),
          cell(home, own),
        ]
      }),
    },
    unusual: found.map(describeUnusual),
    lockdown: {
      id: 'lockdown',
      caption: 'April to June 2020 against April to June 2019',
      narrow: 'cards',
      columns: [{ text: 'Measure' }, ...places.map(({ name }) => ({ text: name, numeric: true }))],
      rows: listed.map(({ measure, views }) => [
        { text: shortName(measure) },
        ...places.map((place) =>
          lockdownCell(
            views.find((view) => view.place.id === place.id),
            holdings.area.file.smallNumbers,
          ),
        ),
      ]),
    },
    lockdownNote:
      'These three months are nearly all of the first national lockdown (23 March to 3 July 2020). ' +
      'The table says what changed then, not that the lockdown was the whole of the reason: ' +
      'breaches of its rules, for one, were often recorded as anti-social behaviour.',
  }
}

/** "above what is usual in June to August 2020; below it in January 2021 and July to September 2021". */
function describeUnusual({ measure, place, series, flags }: SeasonView): SeriesFindings {
  const stretches = (direction: Flag['direction']) =>
    listInWords(
      joinTouching(flags.filter((flag) => flag.direction === direction)).flatMap(([from, to]) => {
        const [first, last] = [series.points[from], series.points[to]]
        return first && last ? [describeStretch(first.period, last.period)] : []
      }),
    )
  const [above, below] = [stretches('up'), stretches('down')]
  const said = [
    ...(above === '' ? [] : [`above what is usual for the time of year in ${above}`]),
    ...(below === '' ? [] : [`below what is usual for the time of year in ${below}`]),
  ]
  return {
    text: `${shortName(measure)} in ${place.name}`,
    href: seasonAddress(measure, place),
    months: said.length === 0 ? 'nothing unusual' : said.join('; '),
  }
}

/** The stretches that flags cover together, from the first to the last index of each. */
function joinTouching(flags: readonly Flag[]): readonly (readonly [number, number])[] {
  const joined: [number, number][] = []
  for (const { firstIndex, lastIndex } of flags) {
    const open = joined.at(-1)
    if (open && firstIndex <= open[1] + 1) open[1] = Math.max(open[1], lastIndex)
    else joined.push([firstIndex, lastIndex])
  }
  return joined
}

function ownNote(holdings: Holdings, own: readonly SeasonView[]): string {
  const months = Math.max(0, ...own.map(publishedMonths))
  const place = holdings.area.file.force.name
  if (own.length === 0) return `No months of these counts are held here for ${place}.`
  return months < MONTHS_TO_ADJUST
    ? `${place} has ${formatNumber(months)} months of these counts, ${numberInWords(MONTHS_TO_ADJUST - months)} ` +
        `short of the ${MONTHS_TO_ADJUST} that it takes to be sure of a season. So its pattern of the year is shown, and ` +
        'its usual ranges are not adjusted.'
    : `${place} has ${formatNumber(months)} months of these counts, enough to look for a season.`
}

function publishedMonths({ series }: SeasonView): number {
  return series.points.filter(({ value }) => value !== null).length
}

function seasonAddress(measure: { readonly id: string }, place: Place): string {
  return `/performance/seasons/${measure.id}/${place.id}`
}

function seasonCell(view: SeasonView | undefined): DataTable['rows'][number][number] {
  if (view === undefined) return { text: 'no figures' }
  const { season } = view
  const href = seasonAddress(view.measure, view.place)
  const flags = view.findings.length
  const note = `${flags === 0 ? 'nothing' : formatNumber(flags)} unusual`
  switch (season.kind) {
    case 'adjusted':
      return { text: `Season: high in ${namePeaks(season.season, 'high')}`, href, note }
    case 'none':
      return {
        text:
          season.yearsSetLevel === undefined
            ? 'None found'
            : `Hidden by the years: high in ${namePeaks(season.yearsSetLevel, 'high')}`,
        href,
        note,
      }
    default:
      return { text: NOT_LOOKED_FOR[season.kind], href }
  }
}

/** Why no season was looked for, in a table. */
const NOT_LOOKED_FOR: Readonly<
  Record<Exclude<SeasonReading['kind'], 'adjusted' | 'none'>, string>
> = {
  'no-variation': 'Does not vary',
  'too-short': 'Too few months',
  'too-few': 'Too few counted',
  'not-over-time': 'Does not follow the days',
  'not-counts': 'Not counts',
}

const LOCKDOWN = periodOf('2020-04-01', '2020-06-30')
const BEFORE = periodOf('2019-04-01', '2019-06-30')

/** The change from the months before the lockdown, with what of either is set aside. */
function lockdownCell(
  view: SeasonView | undefined,
  settings: SmallNumbersSettings,
): DataTable['rows'][number][number] {
  const points = toPoints(view?.observations ?? [])
  const sum = (period: Period) => {
    const months = monthsOf(period).map(({ start }) =>
      points.find((one) => one.period.start === start),
    )
    const held = months.flatMap((point) => (point && point.value !== null ? [point] : []))
    return held.length < months.length ? undefined : addUp(period, held)
  }
  const [later, earlier] = [sum(LOCKDOWN), sum(BEFORE)]
  if (later?.value == null || earlier?.value == null) return { text: 'not all held' }
  const asides = [later, earlier].flatMap((one) => describeAside(one) ?? [])
  const note = asides.length > 0 ? { note: asides.join(' ') } : {}
  const change = percentChange(later.value, earlier.value, settings)
  if (change.kind === 'new') return { text: 'new', ...note }
  const difference = formatSigned(later.value - earlier.value)
  return {
    text: change.kind === 'percent' ? `${formatSigned(change.percent)}%` : difference,
    ...note,
  }
}
