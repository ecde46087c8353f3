import type { ReportFigure } from '../report.ts'

/** What tells a figure of a report from the others, in whichever version of the program wrote it. */
export type FigureNamed = Pick<ReportFigure, 'measureId' | 'measureName' | 'area' | 'breakdown'> & {
  readonly period: { readonly code: string }
}

/** The same for the same figure of two reports. */
export function keyOfFigure({ measureId, area, breakdown, period }: FigureNamed): string {
  return [measureId, area, breakdown, period.code].join(' ')
}

/** "Burglary, Wealdmoor, 2026-05" */
export function nameFigure({ measureName, area, breakdown, period }: FigureNamed): string {
  const of = [measureName, area, breakdown.replaceAll(';', ', '), period.code]
  return of.filter((part) => part !== '').join(', ')
}
