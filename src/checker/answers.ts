import { createHash } from 'node:crypto'
import type { Field } from '#fields/index.ts'
import type { Finding } from './findings.ts'

/** What a person says became of a finding. `open` takes back what was said of it before. */
export const ANSWERS = {
  mended: 'It is mended',
  accepted: 'It stays as it is',
  'no-error': 'It is no error',
  open: 'It is open again',
} as const

export type AnswerKind = keyof typeof ANSWERS

/** Answers that a reader would ask the reason of. */
const WITH_REASON: readonly unknown[] = ['accepted', 'no-error'] satisfies readonly AnswerKind[]

/** An answer to a finding of a paper, as it was kept. */
export interface Answer {
  /** Of the finding: see `markOf`. */
  readonly mark: string
  /** The name of the paper's file. */
  readonly file: string
  /** Of the paper's words: see `CheckedPapers.digests`. */
  readonly digest: string
  readonly answer: AnswerKind
  /** Blank where none is asked for and none was given. */
  readonly reason: string
  /** The day it was given, YYYY-MM-DD. */
  readonly on: string
}

/** A finding with the answer it has; `isStill` when that was "mended", and the paper has changed and still says so. */
export interface FindingWithAnswer {
  readonly finding: Finding
  readonly answer: Answer | null
  readonly isStill: boolean
}

/**
 * What makes a finding the same in another version of a paper, as 16 hex digits: its words, what in them
 * is in question and what that comes to. Where the figures behind it change, it is another finding.
 */
export function markOf({ quote, claims }: Pick<Finding, 'quote' | 'claims'>): string {
  const words = quote.replaceAll(/\s+/gu, ' ').trim()
  const said = claims.map(({ kind, stated, recomputed, verdict }) =>
    [kind, stated, recomputed, verdict].join(' '),
  )
  return createHash('sha256')
    .update(JSON.stringify([words, ...said.toSorted()]))
    .digest('hex')
    .slice(0, 16)
}

/** What text that was pasted is called: all that anybody pastes is, so that no paper is known by it. */
export const PASTED_TEXT = 'Pasted text'

/**
 * Findings with the last answer that each was given in this paper: the same words under any name, or a
 * file of the same name in another version or format. Pasted text has no name, and is known by its words.
 *
 * @param answers - in the order they were given
 */
export function withAnswers(
  findings: readonly Finding[],
  digests: Readonly<Record<string, string>>,
  answers: readonly Answer[],
): readonly FindingWithAnswer[] {
  const byMark = Map.groupBy(answers, ({ mark }) => mark)
  return findings.map((finding) => {
    const digest = digests[finding.file]
    const answer = byMark
      .get(markOf(finding))
      ?.findLast((it) => it.digest === digest || isSameFile(it.file, finding.file))
    if (answer === undefined || answer.answer === 'open')
      return { finding, answer: null, isStill: false }
    return { finding, answer, isStill: answer.answer === 'mended' && answer.digest !== digest }
  })
}

/** Whether nothing is left to do about a finding. */
export function isAnswered({ answer, isStill }: FindingWithAnswer): boolean {
  return answer !== null && !isStill
}

function isSameFile(one: string, other: string): boolean {
  return one !== PASTED_TEXT && nameOf(one) === nameOf(other)
}

/** A file's name without its ending: a paper is the same as DOCX and as PDF. */
function nameOf(file: string): string {
  return file.replace(/\.\w{1,5}$/u, '').toLowerCase()
}

export const answerName = (mark: string) => `answer-${mark}`
export const reasonName = (mark: string) => `reason-${mark}`

/** What is filled in to answer findings: any of them. */
export function answerFields(findings: readonly Finding[]) {
  return findings.flatMap((finding): readonly Field[] => {
    const mark = markOf(finding)
    return [
      {
        name: answerName(mark),
        kind: 'choice',
        label: `What became of finding ${finding.number}`,
        choices: ANSWERS,
        required: false,
      },
      {
        name: reasonName(mark),
        kind: 'text',
        label: `Why, for finding ${finding.number}`,
        asks: `why finding ${finding.number} stays as it is, or is no error`,
        longest: 2000,
        required: (before) => WITH_REASON.includes(before[answerName(mark)]),
      },
    ]
  })
}
