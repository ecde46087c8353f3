import type { Measure } from '#area/index.ts'
import type { Sentence } from '#statistics/index.ts'
import {
  askForAnswers,
  describeSurveyPair,
  pairSurveys,
  type SurveyPair,
} from '#statistics/index.ts'
import type { Found } from './find-figure.ts'

/** How a note begins that asks for what was not published. */
export const TO_ASK = 'To ask: '

export interface SurveyLine {
  readonly sentence: Sentence
  /** Whether it differs from the earlier one by more than chance. */
  readonly isBeyond: boolean
  readonly notes: readonly string[]
}

/**
 * What a report says of a percentage from a survey: how many answered, whether its change is more
 * than chance, or why neither can be said; and, where it was not published how many answered, a note
 * of what to ask for.
 *
 * @returns `undefined` for a measure that is no survey, or without a figure
 */
export function presentSurvey(
  measure: Measure,
  now: Found | undefined,
  before: Found | undefined,
): SurveyLine | undefined {
  const [later] = now?.parts ?? []
  if (later?.value == null) return undefined
  const pair = pairSurveys(measure, later, before?.parts[0])
  if (pair === undefined) return undefined
  const isBeyond = pair.change?.kind === 'judged' && pair.change.isMoreThanChance
  return { sentence: describeSurveyPair(pair), isBeyond, notes: notesOf(pair) }
}

function notesOf({ change, reading, later }: SurveyPair): readonly string[] {
  if (change?.kind === 'no-n') return [`${TO_ASK}${askForAnswers(change.periods)}`]
  return reading.kind === 'no-n' ? [`${TO_ASK}${askForAnswers([later.period])}`] : []
}
