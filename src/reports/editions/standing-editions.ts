import { type Edition, type EditionOf, editionsOf, standing } from './edition.ts'

/** Of each report and period that was published the edition that stands, by its report and then its period. */
export function standingEditions(editions: readonly Edition[]): readonly EditionOf[] {
  const keys = new Map(
    editions.map(({ report, period }) => [`${report}/${period}`, { report, period }]),
  )
  return [...keys.values()]
    .flatMap((of) => standing(editionsOf(editions, of)) ?? [])
    .toSorted(
      (one, other) =>
        one.report.localeCompare(other.report) || other.period.localeCompare(one.period),
    )
    .map(({ report, period, number }) => ({ report, period, number }))
}
