import { QUESTION_KINDS, type Question, type QuestionFacts } from './question.ts'
import {
  askAboutChange,
  askAboutDefinition,
  askAboutDisagreement,
  askAboutDoubts,
  askAboutMisprint,
  askAboutRecording,
  askAboutShare,
  askAboutSmallPercent,
  askAboutStopping,
  askAboutUnprinted,
} from './questions-of-figures.ts'
import { askAboutEarlier, askAboutGap, askAboutLatest } from './questions-of-series.ts'
import { askAboutRolling, askAboutSurvey } from './questions-of-surveys.ts'

export const MOST_QUESTIONS = 2

const SOURCES = [
  askAboutLatest,
  askAboutChange,
  askAboutDisagreement,
  askAboutMisprint,
  askAboutRecording,
  askAboutDefinition,
  askAboutShare,
  askAboutSurvey,
  askAboutSmallPercent,
  askAboutUnprinted,
  askAboutRolling,
  askAboutEarlier,
  askAboutGap,
  askAboutStopping,
]

/**
 * One or two questions a member could put, the most pressing first, and one for each doubt about a figure;
 * none for a measure of which nothing unusual, misleading or unexplained is known.
 */
export function worthAsking(facts: QuestionFacts): readonly Question[] {
  const found = SOURCES.flatMap((ask) => ask(facts)).toSorted(byPressing)
  const asked = new Set<string>()
  const pressing = found
    .filter(({ askOfSeveral }) => !asked.has(askOfSeveral) && asked.add(askOfSeveral))
    .slice(0, MOST_QUESTIONS)
  return [...pressing, ...askAboutDoubts(facts)].toSorted(byPressing)
}

/** The more pressing kind first; ties keep their order. */
export function byPressing(one: Question, other: Question): number {
  return QUESTION_KINDS.indexOf(one.kind) - QUESTION_KINDS.indexOf(other.kind)
}

/** A question as it is put about one measure. */
export function writeQuestion({ known, ask }: Question): string {
  return `${known} ${ask}`
}
