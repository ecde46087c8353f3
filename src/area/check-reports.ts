import { namesIn, parsePeriod } from '#shared/index.ts'
import { type Checking, nameAMeasure, sayRepeated } from './checking.ts'
import type { ReportDefinition, ReportSection } from './report-definition.ts'

const CANONICAL = /^[^=;]+=[^=;]+(;[^=;]+=[^=;]+)*$/

/** Whether a report is named after its file, and its rows are about measures and places there are. */
export function checkReport(checking: Checking, file: string, report: ReportDefinition): void {
  if (file !== `reports/${report.id}.yaml`) {
    const message = `it defines the report "${report.id}". Name the file ${report.id}.yaml, or correct the id`
    checking.say(file, message, ['id'])
  }
  const ids = report.sections.map(({ id }) => id)
  sayRepeated(checking, ids, file, 'section', ['sections'])
  for (const section of report.sections) checkSection(checking, file, section)
  for (const { shownBy } of report.method?.subjectTo ?? []) {
    for (const measure of typeof shownBy === 'object' ? shownBy.rows : []) {
      if (checking.isMeasure(measure)) continue
      const message = `a comment on its method is shown by "${measure}", which is not a measure. ${nameAMeasure}`
      checking.say(file, message, ['method', 'subjectTo'])
    }
  }
  for (const named of report.mandatoryCommentary) {
    if (named === 'introduction' || ids.includes(named)) continue
    const message = `it asks for commentary on "${named}", which is no section of it. Name introduction or one of ${ids.join(', ')}`
    checking.say(file, message, ['mandatoryCommentary'])
  }
}

function checkSection(
  checking: Checking,
  file: string,
  { id: section, rows }: ReportSection,
): void {
  const { isMeasure, isPlace } = checking
  const list = ['sections', { named: section }, 'rows'] as const
  for (const { measure, area: place, breakdowns, chart } of rows) {
    const row = `the row ${measure} of ${section}`
    const say = (message: string, field: string) =>
      checking.say(file, `${row} ${message}`, [...list, { named: measure }, field])
    if (!isMeasure(measure)) {
      say(`is about "${measure}", which is not a measure. ${nameAMeasure}`, 'measure')
    }
    if (chart !== undefined && !isMeasure(chart)) {
      say(`draws "${chart}", which is not a measure. ${nameAMeasure}`, 'chart')
    }
    if (place !== undefined && !isPlace(place)) {
      say(`is about "${place}", which is not a place. Name a place of area.yaml`, 'area')
    }
    for (const breakdown of breakdowns) {
      const keys = breakdown.split(';').map((pair) => pair.split('=')[0] ?? '')
      if (!CANONICAL.test(breakdown) || keys.join() !== [...keys].sort().join()) {
        say(
          `has the breakdown "${breakdown}". Write key=value, pairs in order of their keys with ; between`,
          'breakdowns',
        )
      }
    }
  }
  const rowKeys = rows.map(({ measure, area: place }) => [measure, place ?? ''].join(' ').trim())
  sayRepeated(checking, rowKeys, file, `row of ${section}`, list)
}

/** Whether each piece of commentary has a report, a period and a section to stand in. */
export function checkCommentary(
  { area, say, unread }: Checking,
  files: ReadonlyMap<string, string>,
): void {
  for (const key of area.commentary.keys()) {
    const [reportId = '', period = '', section = ''] = key.split('/')
    const file = `reports/${key}.md`
    const definition = `reports/${reportId}.yaml`
    const report = area.reports.find(({ id }) => id === reportId)
    if (!report && !files.has(definition)) {
      say(file, `there is no report "${reportId}". Add ${definition}, or move the file`)
      continue
    }
    if (!parsePeriod(period).ok) {
      say(file, `"${period}" is not a period. Name the folder as 2019-04, 2019-20-Q1 or 2019-20`)
    }
    const sections = ['introduction', ...(report?.sections.map(({ id }) => id) ?? [])]
    const mayBeThere =
      unread.files.has(definition) && namesIn(files.get(definition) ?? '').includes(section)
    if (report && !sections.includes(section) && !mayBeThere) {
      say(
        file,
        `${reportId} has no section "${section}". Name the file after one of ${sections.join(', ')}`,
      )
    }
  }
}
