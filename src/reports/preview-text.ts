import type { Area, ReportDefinition } from '#area/index.ts'
import { heldFigures } from '#checker/index.ts'
import type { Holdings } from '#performance/index.ts'
import { accept, type Outcome, type Period } from '#shared/index.ts'
import { buildReport } from './build-report.ts'
import { checkCommentary, sayContradiction } from './check-commentary.ts'
import { readCommentary } from './commentary.ts'
import { nameOnly, writeReference } from './figure-references.ts'
import type { Report } from './report.ts'
import { presentText } from './report-html.ts'

/** The place before the first section, which every report has. */
const INTRODUCTION = { id: 'introduction', title: 'About this report' } as const

/** Which text of a report: the introduction, or what is said of one of its sections. */
export interface TextPlace {
  readonly definition: ReportDefinition
  readonly period: Period
  /** `introduction`, or the id of a section. */
  readonly section: string
}

/** The texts that a report has room for, in their order. */
export function textPlaces({ sections }: ReportDefinition) {
  return [INTRODUCTION, ...sections.map(({ id, title }) => ({ id, title }))]
}

/** The name of a text among the area's commentary: `force-performance/2019-20-Q1/calls`. */
function textKey({ definition, period, section }: TextPlace): string {
  return `${definition.id}/${period.code.replace('/', '-')}/${section}`
}

/** The file of the area that a text stands in. */
export function textPath(place: TextPlace): string {
  return `reports/${textKey(place)}.md`
}

/** A text as the report would print it, and what the figures checker says of it. */
export interface TextPreview {
  readonly blocks: ReturnType<typeof presentText>
  readonly contradictions: readonly string[]
}

/**
 * A text as it would stand in its report today, with its figures put in.
 *
 * @returns what keeps it from being read, each with its line; or that the report has no figures yet
 */
export function previewText(
  held: Holdings,
  place: TextPlace,
  markdown: string,
): Outcome<TextPreview> {
  const { area, book, today } = held
  const { definition, period, section } = place
  const report = buildReport(withText(area, place, markdown), definition, book, period, today)
  if (!report.ok) return report
  const blocks =
    section === INTRODUCTION.id
      ? report.value.introduction
      : (report.value.sections.find(({ id }) => id === section)?.commentary ?? [])
  const findings = checkCommentary(onlyText(report.value, section), heldFigures(held))
  return accept({
    blocks: presentText(report.value, blocks),
    contradictions: findings.map(sayContradiction),
  })
}

/** What is wrong with the form of a text, and with the figures it names; nothing for one that can stand. */
export function checkText(area: Area, place: TextPlace, markdown: string): Outcome<unknown> {
  return readCommentary(markdown, textPath(place), nameOnly(area, place.definition))
}

function withText(area: Area, place: TextPlace, markdown: string): Area {
  return { ...area, commentary: new Map([...area.commentary, [textKey(place), markdown]]) }
}

/** The report with no other text than one: what is found is then of that. */
function onlyText(report: Report, section: string): Report {
  return {
    ...report,
    introduction: section === INTRODUCTION.id ? report.introduction : [],
    sections: report.sections.map((one) => (one.id === section ? one : { ...one, commentary: [] })),
  }
}

/** A row of a report as somebody who writes can put it in. */
export interface NameableRow {
  readonly name: string
  /** As it stands today, and what puts it in. */
  readonly shows: readonly { readonly text: string; readonly reference: string }[]
}

/** The rows of a report with what puts each of their figures into a text; none where it has no figures yet. */
export function nameableRows(
  held: Holdings,
  { definition, period }: TextPlace,
): readonly NameableRow[] {
  const { area, book, today } = held
  const bare = { ...area, commentary: new Map<string, string>() }
  const report = buildReport(bare, definition, book, period, today)
  if (!report.ok) return []
  const lines = report.value.sections.flatMap(({ rows }) => rows)
  const rows = lines.map(({ name, anchor, value, earlier, change, percent }) => ({
    name,
    shows: [
      { text: value.text, reference: writeReference('figure', anchor) },
      { text: earlier.text, reference: writeReference('earlier', anchor) },
      { text: change.text, reference: writeReference('change', anchor) },
      { text: percent.text, reference: writeReference('percent', anchor) },
    ].filter(({ text }) => /\d/.test(text)),
  }))
  return rows.filter(({ shows }) => shows.length > 0)
}
