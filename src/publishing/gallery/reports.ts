import { brief, exampleReport, type ReportLine, summarise } from '#reports/index.ts'
import { describePeriod, periodBefore } from '#shared/index.ts'
import type { Sentence } from '#statistics/index.ts'

const REPORT = exampleReport()
const BEFORE_WORDS = describePeriod(periodBefore(REPORT.period))
const BLANK = { text: 'not published', figure: null }

/** The summary of a report and its briefing, whatever there is to say. */
export function aboutReports(): readonly Sentence[] {
  const { sections } = REPORT
  const calm = withRows(() => ({ exceptions: [], notes: [], target: null }))
  const quiet = withRows(() => ({ exceptions: [], notes: [], target: null, value: BLANK }))
  const bare = withRows(() => ({
    exceptions: [],
    notes: [],
    target: null,
    value: BLANK,
    chart: null,
  }))
  const first = withRows(({ name, exceptions }) => ({
    exceptions: name === '999 calls' ? exceptions : [],
  }))
  const one = first.map(({ rows, ...section }) => ({
    ...section,
    rows: rows.filter(({ name }) => name === '999 calls'),
  }))
  const met = withRows(({ target }) => ({ target: target && { ...target, met: true } }))
  const asked = withRows(() => ({
    exceptions: (['explained', 'quarter'] as const).map((kind) => ({
      kind,
      sentence: [{ text: 'March 2019: 640 incidents, 40 above the usual range of 400 to 600.' }],
    })),
    notes: ['To ask: How many people answered the survey in the year to March 2019?'],
  }))
  const comparable = calm.map(({ rows, ...section }) => ({
    ...section,
    rows: rows.filter(({ change }) => change.text !== 'not comparable'),
  }))
  const pairs = [
    [sections, undefined],
    [sections, first],
    [first, sections],
    [sections, met],
    [met, sections],
    [quiet, quiet],
    [bare, bare],
    [asked, undefined],
    [comparable, undefined],
    [one.map((section) => ({ ...section, rows: section.rows.map(calmly) })), undefined],
  ] as const
  return distinct([
    ...[sections, first, calm, one, bare, exampleReport(20).sections].flatMap((some) =>
      summarise(
        some.flatMap(({ rows }) => rows),
        REPORT.period,
        REPORT.earlierPeriod,
      ),
    ),
    ...pairs.flatMap(([now, before]) =>
      brief({ sections: now, before, beforeWords: BEFORE_WORDS }).parts.flatMap(
        ({ lines }) => lines,
      ),
    ),
  ])
}

function withRows(change: (row: ReportLine) => Partial<ReportLine>) {
  return REPORT.sections.map(({ rows, ...section }) => ({
    ...section,
    rows: rows.map((row) => ({ ...row, ...change(row) })),
  }))
}

function calmly(row: ReportLine): ReportLine {
  return { ...row, exceptions: [] }
}

/** As sentences of the page, which are strong or not; each once. */
function distinct(
  sentences: readonly (readonly { readonly text: string; readonly strong?: boolean }[])[],
): readonly Sentence[] {
  const made = sentences.map((parts) =>
    parts.map(({ text, strong }) => (strong ? { text, strong: true as const } : { text })),
  )
  return [...new Map(made.map((one) => [JSON.stringify(one), one])).values()]
}
