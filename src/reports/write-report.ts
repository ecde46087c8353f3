import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setPdf } from '#documents/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { Report } from './report.ts'
import { writeReportCsv } from './report-csv.ts'
import { writeBriefingHtml, writeReportHtml } from './report-html.ts'
import { writeReportJson } from './report-json.ts'
import { writeReportOds } from './report-ods.ts'
import { prepareBriefingPdf, writeReportPdf } from './report-pdf.ts'

export const REPORT_FORMATS = [
  'html',
  'pdf',
  'ods',
  'csv',
  'json',
  'briefing-html',
  'briefing-pdf',
] as const

export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** What each form of a report is called in its folder. */
export const REPORT_FILE_NAMES: Readonly<Record<ReportFormat, string>> = {
  html: 'report.html',
  pdf: 'report.pdf',
  ods: 'report.ods',
  csv: 'observations.csv',
  json: 'report.json',
  'briefing-html': 'briefing.html',
  'briefing-pdf': 'briefing.pdf',
}

export interface WrittenFile {
  readonly format: ReportFormat
  readonly name: string
  /** Size in bytes. */
  readonly bytes: number
  /** Hexadecimal, 64 characters. */
  readonly sha256: string
}

/**
 * Writes a report into a folder, which is made if it is not there. Every form is made and stored
 * under a passing name before any takes its own, so that a folder never holds half a report.
 *
 * @param formats - all unless said
 * @returns the files in the order of `REPORT_FORMATS`; refused when one cannot be made or the folder
 *   cannot be written to, and then the folder is as it was
 */
export async function writeReport(
  report: Report,
  folder: string,
  formats: readonly ReportFormat[] = REPORT_FORMATS,
): Promise<Outcome<readonly WrittenFile[]>> {
  const made = new Map<ReportFormat, Buffer>()
  for (const format of REPORT_FORMATS.filter((one) => formats.includes(one))) {
    const bytes = await makeReport(report, format)
    if (!bytes.ok) return bytes
    made.set(format, bytes.value)
  }
  const passing = new Map<string, string>()
  try {
    await mkdir(folder, { recursive: true })
    for (const [format, bytes] of made) {
      const name = join(folder, `.${randomUUID()}.part`)
      passing.set(name, join(folder, REPORT_FILE_NAMES[format]))
      await store(name, bytes)
    }
    for (const [name, lasting] of passing) await rename(name, lasting)
  } catch (failure) {
    await Promise.all([...passing.keys()].map((name) => rm(name, { force: true }).catch(() => {})))
    return refuse(
      'folder-not-writable',
      `The report could not be written to ${folder}: ${reasonOf(failure)}`,
      'out',
    )
  }
  return accept(
    [...made].map(([format, bytes]) => ({
      format,
      name: REPORT_FILE_NAMES[format],
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  )
}

/** One form of a report, as the bytes of its file. */
export async function makeReport(report: Report, format: ReportFormat): Promise<Outcome<Buffer>> {
  switch (format) {
    case 'html':
      return accept(Buffer.from(writeReportHtml(report)))
    case 'pdf':
      return await writeReportPdf(report)
    case 'ods':
      return accept(writeReportOds(report))
    case 'csv':
      return accept(Buffer.from(writeReportCsv(report)))
    case 'json':
      return accept(Buffer.from(writeReportJson(report)))
    case 'briefing-html':
      return accept(Buffer.from(writeBriefingHtml(report)))
    case 'briefing-pdf':
      return await setPdf(prepareBriefingPdf(report))
  }
}

/** Stored on the disk itself, not only handed to the system, before it takes its own name. */
async function store(name: string, bytes: Buffer): Promise<void> {
  const file = await open(name, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

function reasonOf(failure: unknown): string {
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'this account may not write there. Choose another folder, or ask for leave to write'
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
      return 'a file stands where a folder is needed. Choose another folder, or move the file away'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full. Make room, or choose another disk'
    default:
      return `${failure instanceof Error ? failure.message : String(failure)}. Choose another folder`
  }
}
