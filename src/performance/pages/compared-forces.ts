import type { ComparedCount } from '#area/index.ts'
import { type Period, periodOf, quarterPeriod, yearPeriod } from '#shared/index.ts'
import {
  addUp,
  compareForces,
  describeAside,
  type ForceComparison,
  type ForceFigure,
  type Point,
} from '#statistics/index.ts'
import { toPoint } from '../series/figure-book.ts'
import type { Holdings } from './holdings.ts'

/** One count of the forces in one period. */
export interface ComparedForces {
  readonly measure: string
  readonly period: Period
  /** The year whose middle the population is of. */
  readonly populationYear: number
  /** Every force that the area lists, whether in the group or not. */
  readonly figures: readonly ForceFigure[]
  readonly comparison: ForceComparison
  /** What is set aside in the count of a force that is compared, a sentence each. */
  readonly asides: readonly string[]
}

/** The counts that the area compares forces by: all recorded crime, then its kinds. */
export function comparedCounts({ area }: Holdings): readonly ComparedCount[] {
  return area.file.forceComparison?.counts ?? []
}

/** The group in force today: the last whose list has begun. */
export function similarForcesOf({ area, today }: Holdings) {
  return area.file.similarForces.findLast(({ from }) => from <= today)
}

/** The own force, by the name that open data gives it. */
export function ownForce({ area }: Holdings): { readonly id: string; readonly name: string } {
  const own = area.file.places[0]
  return { id: own?.id ?? '', name: own?.homeOfficeName ?? area.file.force.name }
}

/**
 * The periods over which a count can be compared, the latest financial year first: the year where its
 * four quarters are held for the own force, then each quarter held, the earliest first.
 */
export function heldPeriods(holdings: Holdings, measure: string): readonly Period[] {
  const { book, today } = holdings
  const quarters = book
    .series({ measure, area: ownForce(holdings).id, breakdown: '' }, 'quarter')
    .filter(({ value, period }) => value !== null && period.end <= today)
    .map(({ period }) => period)
  const years = [...new Set(quarters.map(yearOf))].toSorted((one, other) => other - one)
  return years.flatMap((year) => {
    const its = quarters.filter((quarter) => yearOf(quarter) === year)
    return its.length === 4 ? [yearPeriod(year), ...its] : its
  })
}

/** The period shown when none is asked for: the latest whole year, or the latest quarter without one. */
export function usualPeriod(held: readonly Period[]): Period | undefined {
  const latest = held.toSorted((one, other) => other.end.localeCompare(one.end))
  return latest.find(({ kind }) => kind === 'year') ?? latest[0]
}

/**
 * The own force among the forces thought like it.
 *
 * @returns `undefined` where there is no group, the own force has no figure, or no other force has one
 */
export function compareBy(
  holdings: Holdings,
  measure: string,
  period: Period,
): ComparedForces | undefined {
  const group = similarForcesOf(holdings)
  if (group === undefined) return undefined
  const { file } = holdings.area
  const counted = file.places
    .filter(({ kind }) => kind === 'other-force' || kind === 'police-area')
    .map(({ id }) => countForce(holdings, measure, id, period))
  const figures = counted.map(({ figure }) => figure)
  const comparison = compareForces({
    ...{ own: ownForce(holdings), group, figures, on: period.end },
    fewestForRank: file.smallNumbers.fewestForRank,
  })
  if (comparison === undefined) return undefined
  const asides = comparison.rows.flatMap(({ id, name }) => {
    const count = counted.find(({ figure }) => figure.id === id)?.count
    const aside = count && describeAside(count)
    return aside === undefined ? [] : [`${name}: ${aside}`]
  })
  return { measure, period, populationYear: yearOf(period), figures, comparison, asides }
}

/** The quarters of the period added, and the people in the middle of its year; `null` where one is not held. */
function countForce(
  { area, book }: Holdings,
  measure: string,
  id: string,
  period: Period,
): { readonly figure: ForceFigure; readonly count: Point } {
  const year = yearOf(period)
  const quarters =
    period.kind === 'quarter'
      ? [period]
      : [1, 2, 3, 4].map((quarter) => quarterPeriod(year, quarter))
  const held = quarters.flatMap((quarter) => {
    const figure = book.figure({ measure, area: id, breakdown: '' }, quarter)
    return figure && figure.value !== null ? [toPoint(figure)] : []
  })
  const count = held.length < quarters.length ? { period, value: null } : addUp(period, held)
  const population = area.file.forceComparison?.population ?? ''
  const { end: middleOfYear } = quarterPeriod(year, 1)
  const middle = periodOf(middleOfYear, middleOfYear)
  const people = book.figure({ measure: population, area: id, breakdown: '' }, middle)?.value
  return { figure: { id, count: count.value, population: people ?? null }, count }
}

/** The calendar year in which a period's financial year begins. */
function yearOf({ start }: Period): number {
  const { year, month } = Temporal.PlainDate.from(start)
  return month < 4 ? year - 1 : year
}
