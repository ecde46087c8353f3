import type { Choice, Question, QuestionAbout } from '#documents/index.ts'

/** Everything of one kind that a file leaves open: one question, with an answer for each of its parts. */
export interface QuestionOfKind {
  readonly about: QuestionAbout
  readonly question: string
  /** What may be answered of any of its parts. */
  readonly choices: readonly Choice[]
  readonly cells: readonly string[]
  /** Each is answered by itself, and its answer is kept under its key. */
  readonly parts: readonly Question[]
}

/** One question for all that are about the same, in the order of the first of each. */
export function askedTogether(questions: readonly Question[]): readonly QuestionOfKind[] {
  return [...Map.groupBy(questions, ({ about }) => about)].map(([about, parts]) => {
    const [only] = parts
    return {
      about,
      question: parts.length === 1 && only !== undefined ? only.question : OF_MANY[about],
      choices: [
        ...new Map(
          parts.flatMap(({ choices }) => choices.map((one) => [one.answer, one])),
        ).values(),
      ],
      cells: [...new Set(parts.flatMap(({ cells }) => cells))],
      parts,
    }
  })
}

const OF_MANY: Readonly<Record<QuestionAbout, string>> = {
  measure: 'Which measures are these?',
  place: 'Which places are these?',
  breakdown: 'What do these words stand for?',
  period: 'Which times are these?',
  unit: 'In what are these figures?',
  mark: 'What do these marks mean?',
  value: 'What is to be done with these cells?',
  heading: 'What is under these headings?',
  table: 'How are these tables to be read?',
  words: 'Are these figures as they were read?',
}
