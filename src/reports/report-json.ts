import type { Report } from './report.ts'

/** Raised when a reader of older files would misread a newer one. */
const FORMAT = 'critical-friend-report-1'

/**
 * The whole report as JSON: `format` first, then every part of it, names in alphabetical order so
 * that the same figures give the same bytes. A chart's figures are there; how it writes them is not.
 */
export function writeReportJson(report: Report): string {
  return `${JSON.stringify({ format: FORMAT, ...(sorted(report) as object) }, undefined, 2)}\n`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]))
}
