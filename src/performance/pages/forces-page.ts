import {
  capitalise,
  citeSource,
  describeDay,
  describePeriod,
  formatNumber,
  type Period,
  quarterPeriod,
  yearPeriod,
} from '#shared/index.ts'
import type { AskBox, DataTable, FigureChart, Page } from '#web/index.ts'
import type { Sentence } from '../analysis/index.ts'
import type { Area } from '../area/area.ts'
import type { SimilarForces } from '../area/area-file.ts'
import { type FunnelChartData, funnelChart } from '../charts/index.ts'
import type { FigureBook } from '../series/figure-book.ts'
import {
  compareForces,
  describeForce,
  describeMissing,
  describePlace,
  describeRank,
  describeSpread,
  type ForceComparison,
  type ForceFigure,
  formatRate,
  funnelLimits,
} from '../statistics/index.ts'
import type { Holdings } from './holdings.ts'

export interface ForcesPage extends Page {
  readonly heading: string
  readonly answer: Sentence
  readonly chart: FigureChart
  readonly spread: string
  readonly missing: string
  readonly averages: string
  readonly table: DataTable
  readonly group: readonly { readonly term: string; readonly text: string }[]
  readonly questions: AskBox
  readonly notes: readonly string[]
  readonly everyone: DataTable
}

/**
 * `/performance/forces`: the own force among the forces thought like it, for the latest year whose four
 * quarters are held.
 *
 * @returns `undefined` where the area does not say what forces are compared by, or holds no such figures
 */
export function presentForces({ area, book, today }: Holdings): ForcesPage | undefined {
  const { forceComparison, similarForces, places } = area.file
  const own = places[0]
  const measure = area.measures.get(forceComparison?.counts[0]?.measure ?? '')
  const year = latestYear(area, book, today)
  const group = similarForces.findLast(({ from }) => from <= today)
  if (!forceComparison || !own || !measure || !year || !group) return undefined
  const figures = places
    .filter(({ kind }) => kind === 'other-force' || kind === 'police-area')
    .map((place) => forceFigure(area, book, place.id, year))
  const named = { id: own.id, name: own.homeOfficeName ?? area.file.force.name }
  const { fewestForRank } = area.file.smallNumbers
  const question = { own: named, group, figures, on: year.end, fewestForRank }
  const comparison = compareForces(question)
  if (!comparison) return undefined
  const many = measure.noun?.many ?? 'cases'
  const populationYear = Number(year.start.slice(0, 4))
  return {
    title: 'Similar forces',
    heading: `${named.name} among similar forces`,
    breadcrumbs: [{ text: 'Performance', href: '/performance' }],
    answer: describeForce(comparison, {
      many,
      when: `in ${describePeriod(year)}`,
      populationYear,
      reviewBy: group.reviewBy,
    }),
    chart: chartOf(comparison, many, describePeriod(year)),
    spread: describeSpread(comparison),
    missing: describeMissing(comparison),
    averages:
      `The average is ${formatRate(comparison.mean)}: the plain mean of the rates, ` +
      `${named.name}’s own included, as the inspectorate works it. All their ${many} over all their people, in which ` +
      `large forces count for more, comes to ${formatRate(comparison.pooled)}: that is the dashed line.`,
    table: tableOf(comparison, many),
    group: groupFacts(group, today),
    questions: {
      id: 'ask',
      questions: [
        ...(today > group.reviewBy
          ? [
              `The group of similar forces was to be reviewed by ${describeDay(group.reviewBy)}. When will it be?`,
            ]
          : []),
        'How far do these forces differ in how much crime is reported to them, and how much they record?',
      ],
    },
    notes: [citeSource(measure.source), measure.definition],
    everyone: everyoneTable(area, figures, many, named),
  }
}

function latestYear(area: Area, book: FigureBook, today: string): Period | undefined {
  const own = area.file.places[0]
  const thisYear = Number(today.slice(0, 4))
  for (let year = thisYear; year > thisYear - 20; year--) {
    const period = yearPeriod(year)
    if (own && period.end <= today && forceFigure(area, book, own.id, period).count !== null) {
      return period
    }
  }
  return undefined
}

/** The four quarters added, and the population in the middle of the year; `null` where one is not held. */
function forceFigure(area: Area, book: FigureBook, id: string, year: Period): ForceFigure {
  const { counts = [], population = '' } = area.file.forceComparison ?? {}
  const count = counts[0]?.measure ?? ''
  const first = Number(year.start.slice(0, 4))
  const quarters = [1, 2, 3, 4].map(
    (quarter) =>
      book.figure({ measure: count, area: id, breakdown: '' }, quarterPeriod(first, quarter))
        ?.value ?? null,
  )
  const middle = `${first}-06-30`
  return {
    id,
    count: quarters.some((value) => value === null)
      ? null
      : quarters.reduce<number>((sum, value) => sum + (value ?? 0), 0),
    population:
      book.figure(
        { measure: population, area: id, breakdown: '' },
        { code: middle, kind: 'day', start: middle, end: middle },
      )?.value ?? null,
  }
}

function chartOf({ rows, funnel }: ForceComparison, many: string, when: string): FigureChart {
  const largest = 1.12 * Math.max(...rows.map(({ population }) => population))
  const smallest = 0.7 * Math.min(...rows.map(({ population }) => population))
  const data: FunnelChartData = {
    title: `${capitalise(many)} for every 1,000 people in each force, ${when}`,
    description: rows
      .map(
        ({ name, rate, funnel: { place } }) =>
          `${name} ${formatRate(rate.rate)}, ${describePlace(place)}`,
      )
      .join('; '),
    dots: rows.map(({ name, population, rate, isOwn }) => ({
      ...{ name, population, isOwn },
      rate: rate.rate,
    })),
    steps: Array.from({ length: 40 }, (_, index) => {
      const population = smallest + ((largest - smallest) * index) / 39
      const limits = funnelLimits('rate', funnel.pooled, funnel.tau2, population)
      return {
        population,
        lower998: 1000 * limits.lower998,
        lower95: 1000 * limits.lower95,
        upper95: 1000 * limits.upper95,
        upper998: 1000 * limits.upper998,
      }
    }),
    pooled: 1000 * funnel.pooled,
    unit: `${many} for every 1,000 people`,
    format: formatRate,
  }
  return {
    id: 'funnel',
    caption: data.title,
    wide: funnelChart(data, { variant: 'wide', id: 'funnel-wide' }),
    narrow: funnelChart(data, { variant: 'narrow', id: 'funnel-narrow' }),
    table: { text: 'The same figures as a table', href: '#forces' },
  }
}

function tableOf({ rows }: ForceComparison, many: string): DataTable {
  return {
    id: 'forces',
    caption: 'Lowest rate first',
    narrow: 'cards',
    columns: [
      { text: 'Force' },
      { text: capitalise(many), numeric: true },
      { text: 'People', numeric: true },
      { text: 'For every 1,000', numeric: true },
      { text: 'Rank, lowest first' },
      { text: 'Against the range expected' },
    ],
    rows: rows.map((row) => [
      { text: row.name, ...(row.isOwn ? { note: 'this force' } : {}) },
      { text: formatNumber(row.count) },
      { text: formatNumber(row.population) },
      {
        text: formatRate(row.rate.rate),
        note: `${formatRate(row.rate.lower)} to ${formatRate(row.rate.upper)}`,
      },
      { text: describeRank(row) },
      { text: describePlace(row.funnel.place) },
    ]),
  }
}

function groupFacts(group: SimilarForces, today: string) {
  const isLate = today > group.reviewBy
  return [
    { term: 'The group', text: group.forces.map(({ name }) => name).join(', ') },
    { term: 'Listed on', text: describeDay(group.from) },
    {
      term: 'To be reviewed by',
      text: `${describeDay(group.reviewBy)}${isLate ? '. That day is past: for later figures no ranks are given until the group is reviewed' : ''}`,
    },
    ...(group.note === undefined ? [] : [{ term: 'Note', text: group.note }]),
    { term: 'Source', text: citeSource(group.source) },
  ]
}

/** Every force held, whether like this one or not, without ranks. */
function everyoneTable(
  area: Area,
  figures: readonly ForceFigure[],
  many: string,
  own: { readonly id: string; readonly name: string },
): DataTable {
  const nameOf = (id: string) =>
    id === own.id ? own.name : (area.file.places.find((place) => place.id === id)?.name ?? id)
  return {
    id: 'everyone',
    caption: 'Every force, in the order of the alphabet',
    narrow: 'cards',
    columns: [
      { text: 'Force' },
      { text: capitalise(many), numeric: true },
      { text: 'For every 1,000', numeric: true },
    ],
    rows: figures
      .map(({ id, count, population }) => ({ name: nameOf(id), count, population }))
      .toSorted((one, other) => one.name.localeCompare(other.name))
      .map(({ name, count, population }) => [
        { text: name },
        { text: count === null ? 'not held' : formatNumber(count) },
        {
          text:
            count === null || population === null
              ? 'no population held'
              : formatRate((1000 * count) / population),
        },
      ]),
  }
}
