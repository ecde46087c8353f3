import type { Holdings } from '#performance/index.ts'
import type { Download } from '#web/index.ts'
import { asUnsigned } from './editions/with-cover.ts'
import { makeReportApart, REPORT_FILE_TYPES } from './find-report.ts'
import type { Report } from './report.ts'
import { REPORT_FILE_NAMES, REPORT_FORMATS } from './write-report.ts'

/**
 * One of the files of a report that is not signed off, which says so, made once; `undefined` for a name that is none
 * of them.
 */
export async function reportFile(
  holdings: Holdings,
  report: Report,
  name: string,
): Promise<Download | undefined> {
  const format = REPORT_FORMATS.find((one) => REPORT_FILE_NAMES[one] === name)
  if (!format) return undefined
  const made = await holdings.remember(`file ${report.id} ${report.period.code} ${format}`, () =>
    makeReportApart(asUnsigned(report, holdings.today), format),
  )
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join(' '))
  return {
    name: `${report.id}-${report.period.code.replace('/', '-')}-not-signed-off-${name}`,
    type: REPORT_FILE_TYPES[format],
    body: made.value,
  }
}
