import { describePeriod, type Outcome, type Problem, parsePeriod } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import { canonicalBreakdown } from './imports/breakdown.ts'
import type { Holdings } from './pages/holdings.ts'
import { homePlace } from './series/home-place.ts'
import { nameBreakdown } from './series/name-breakdown.ts'

/** A figure as it is named at the command line. */
interface Named {
  readonly measure: string
  /** As `2025-11`. */
  readonly period: string
  /** Where the measure is shown first unless said. */
  readonly area: string | undefined
  /** As `gender=male`; the whole unless said. */
  readonly breakdown: string | undefined
}

/** The figure in use that is meant, or all that is wrong with how it is named. */
export function findInUse({ area, book }: Holdings, named: Named): Outcome<Observation> {
  const problems: Problem[] = []
  const measure = area.measures.get(named.measure)
  if (!measure) {
    const message = `There is no measure ${named.measure}. Name one by its id, such as burglary`
    problems.push({ code: 'no-measure', field: 'measure', message })
  }
  const placeId = named.area ?? (measure && homePlace(area, book, measure.id)?.id)
  const place = area.file.places.find(({ id }) => id === placeId)
  if (!place && (named.area !== undefined || measure)) {
    const message =
      named.area === undefined
        ? `No figure of ${named.measure} is held. Import one first`
        : `There is no place ${named.area}. Name one by its id`
    problems.push({ code: 'no-place', field: 'area', message })
  }
  const readInto = <Value>(read: Outcome<Value>): Value | undefined => {
    if (!read.ok) problems.push(...read.problems)
    return read.ok ? read.value : undefined
  }
  const period = readInto(parsePeriod(named.period))
  const breakdown = readInto(canonicalBreakdown(named.breakdown ?? ''))
  if (!measure || !place || !period || breakdown === undefined) return { ok: false, problems }
  const key = { measure: measure.id, area: place.id, breakdown }
  const figure = book.figure(key, period)
  const part = breakdown === '' ? '' : ` (${nameBreakdown(breakdown, measure)})`
  const what = `${measure.id} in ${place.id}, ${describePeriod(period)}${part}`
  const wrong = whyNotInUse(figure, what)
  return wrong === undefined && figure
    ? { ok: true, value: figure }
    : { ok: false, problems: [{ code: 'not-in-use', field: 'period', message: wrong ?? '' }] }
}

function whyNotInUse(figure: Observation | undefined, what: string): string | undefined {
  if (figure?.withdrawn) return `The figure of ${what}, has been withdrawn already`
  if (figure === undefined) return `No figure is held of ${what}. Name one that is`
  if (figure.isDraft) {
    return `The figure of ${what}, is not released. Withdraw its import, or import the right one`
  }
  return figure.value === null
    ? `The figure of ${what}, has no value. Name one that has`
    : undefined
}
