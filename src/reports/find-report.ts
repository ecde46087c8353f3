import { setPdfApart } from '#documents/index.ts'
import type { Holdings } from '#performance/index.ts'
import {
  describePeriod,
  type Outcome,
  type Period,
  periodInAddress,
  refuse,
} from '#shared/index.ts'
import type { DownloadsList, Link } from '#web/index.ts'
import { buildReport, readablePeriods, reportPeriods } from './build-report.ts'
import type { Report } from './report.ts'
import { prepareBriefingPdf, preparePdf } from './report-pdf.ts'
import { makeReport, REPORT_FILE_NAMES, REPORT_FORMATS, type ReportFormat } from './write-report.ts'

/** The latest period of each report that can be read. */
export function latestReports({ area, book }: Holdings): readonly Link[] {
  return area.reports.flatMap((definition) => {
    const [latest] = readablePeriods(area, definition, book)
    if (latest === undefined) return []
    const text = `${definition.title}: ${describePeriod(latest)}`
    return [{ text, href: addressOf(definition.id, latest) }]
  })
}

/** The address of a report's page; a slash in a period's code is written as two hyphens. */
export function addressOf(report: string, period: Period): string {
  return `/reports/${report}/${periodInAddress(period)}`
}

/**
 * A report for a period from what is held today; `undefined` when there is no report of that name, and
 * refused for a period that nobody said there is one for.
 */
export function reportFor(
  holdings: Holdings,
  id: string,
  period: Period,
): Outcome<Report> | undefined {
  const { area, book, today } = holdings
  const definition = area.reports.find((report) => report.id === id)
  if (!definition) return undefined
  return holdings.remember(`report ${id} ${period.code}`, () => {
    const exists = reportPeriods(area, definition, book).some(({ code }) => code === period.code)
    return exists
      ? buildReport(area, definition, book, period, today)
      : refuse(
          'no-such-report',
          `There is no ${definition.title} for ${describePeriod(period)}. Choose one from the list of reports`,
          'period',
        )
  })
}

export function downloadsOf(report: Report): DownloadsList {
  return downloads('This report', report, {
    ...{ html: 'HTML', pdf: 'PDF', ods: 'ODS', csv: 'CSV (figures used)', json: 'JSON' },
    'briefing-pdf': 'Briefing (PDF)',
  })
}

export function briefingDownloadsOf(report: Report): DownloadsList {
  return downloads('This briefing', report, { 'briefing-pdf': 'PDF', 'briefing-html': 'HTML' })
}

function downloads(
  lead: string,
  report: Report,
  names: Readonly<Partial<Record<ReportFormat, string>>>,
): DownloadsList {
  const items = REPORT_FORMATS.flatMap((format) => {
    const type = names[format]
    const href = `${addressOf(report.id, report.period)}/${REPORT_FILE_NAMES[format]}`
    return type === undefined ? [] : [{ type, href }]
  })
  return { lead, items }
}

/** The media type of each form of a report. */
export const REPORT_FILE_TYPES = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  'briefing-html': 'text/html; charset=utf-8',
  'briefing-pdf': 'application/pdf',
} as const

/** One form of a report, a PDF in a process of its own, as readers are being served in this one. */
export async function makeReportApart(
  report: Report,
  format: ReportFormat,
): Promise<Outcome<Buffer>> {
  if (format === 'pdf') return await setPdfApart(preparePdf(report))
  if (format === 'briefing-pdf') return await setPdfApart(prepareBriefingPdf(report))
  return await makeReport(report, format)
}
