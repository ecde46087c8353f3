import type { SeriesView } from '#performance/index.ts'
import { NO_EXPLANATION } from '#statistics/index.ts'
import type { QuarterNote } from './quarter-notes.ts'
import type { ChartBlock, Exception, ReportLine, Sentence } from './report.ts'
import type { SurveyLine } from './survey-notes.ts'

/** What is known of a row that may make it stand out. */
export interface Standing {
  /** The series that ends in the period, and whether the row's own sentence is of its last month. */
  readonly view: SeriesView | undefined
  readonly isOfLastMonth: boolean
  readonly sentence: Sentence
  readonly quarter: QuarterNote | undefined
  readonly survey: SurveyLine | undefined
  readonly target: ReportLine['target']
  /** What is set aside in the row's value, in a sentence. */
  readonly aside: string | undefined
  /** What the paper says of the row that its own figures contradict. */
  readonly contradictions: readonly string[]
}

/** Why a row stands out: each reason once, in the order in which a report gives them. */
export function findExceptions(standing: Standing): readonly Exception[] {
  const { view, quarter, survey, target, aside, contradictions } = standing
  const last = view?.flags.findLast(({ lastIndex }) => lastIndex === view.series.points.length - 1)
  const found = view?.findings.find(({ number }) => number === last?.number)
  return [
    ...(found ? [unusual(standing.isOfLastMonth ? standing.sentence : found.sentence)] : []),
    ...(quarter?.isBeyond ? [{ kind: 'quarter' as const, sentence: quarter.sentence }] : []),
    ...(survey?.isBeyond ? [{ kind: 'survey' as const, sentence: survey.sentence }] : []),
    ...(target?.met === false ? [{ kind: 'target' as const, sentence: target.sentence }] : []),
    ...(aside === undefined ? [] : [{ kind: 'aside' as const, sentence: [{ text: aside }] }]),
    ...contradictions.map((text) => ({ kind: 'paper' as const, sentence: [{ text }] })),
  ]
}

function unusual(sentence: Sentence): Exception {
  const said = withoutRepeat(sentence)
  return { kind: said === sentence ? 'explained' : 'unexplained', sentence: said }
}

/** A sentence without the words that no explanation is recorded, for where they are said once for many. */
export function withoutRepeat(sentence: Sentence): Sentence {
  const last = sentence.at(-1)
  if (!last?.text.endsWith(NO_EXPLANATION)) return sentence
  const text = last.text.slice(0, -NO_EXPLANATION.length).trimEnd()
  return [...sentence.slice(0, -1), ...(text === '' ? [] : [{ ...last, text }])]
}

/** Whether the last month of a chart is published and has a firm usual range. */
export function isJudged(chart: ChartBlock | null): boolean {
  if (chart === null) return false
  const last = chart.data.points.length - 1
  const phase = chart.data.phases.find(
    ({ fromIndex, toIndex }) => fromIndex <= last && last <= toIndex,
  )
  return phase?.status === 'firm' && (chart.data.points[last]?.value ?? null) !== null
}

export function isUnusual({ exceptions }: ReportLine): boolean {
  return exceptions.some(({ kind }) => kind === 'explained' || kind === 'unexplained')
}
