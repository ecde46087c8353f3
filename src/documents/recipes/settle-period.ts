import { LEAVE } from './answered.ts'
import type { Draft } from './draft.ts'
import type { FigureBasis } from './figure.ts'
import type { PeriodLabel } from './period-label.ts'
import type { PeriodReading } from './period-reading.ts'
import type { Question, QuestionAbout } from './recipe.ts'
import { type Untimed, untimedName } from './untimed.ts'

/** The time of a figure, and how it is counted over it. */
export interface Settled {
  readonly start: string
  readonly end: string
  readonly basis: FigureBasis
}

const DAYS = /^(\d{4}-\d\d-\d\d)(?:\/(\d{4}-\d\d-\d\d))?$/

type Ask = (
  about: QuestionAbout,
  key: string,
  say: () => Pick<Question, 'question' | 'choices'>,
) => void

/** Kept as the answer where the time of a file is the one that its name names. */
export const AS_FILE_IS_CALLED = 'file-name'

/**
 * The time of a figure: as it is read, or as someone answered; else it is asked, and supposed to be the
 * likeliest meanwhile.
 *
 * @param ofFile - the time that the name of the file names
 * @param untimed - what it is asked about with, where many are without a time
 */
export function settlePeriod(
  draft: Draft,
  answers: Readonly<Record<string, string>>,
  ofFile: PeriodReading | undefined,
  ask: Ask,
  untimed: Untimed | undefined,
): Settled | null {
  // Where a table names no time at all, all of its figures are of one
  const hasNone = draft.when === null && draft.choices.length === 0
  const key = hasNone
    ? draft.sheetsAlike || 'the file'
    : (draft.when?.words ?? untimed?.key ?? untimedName(draft))
  const answer = answers[key]
  if (answer === LEAVE.answer) return null
  if (answer === AS_FILE_IS_CALLED && ofFile !== undefined) return ofFile
  const [, start = '', end = start] = DAYS.exec(answer ?? '') ?? []
  if (start !== '') return { start, end, basis: 'during' }
  const label: PeriodLabel | null = draft.when?.label ?? null
  if (label !== null && 'reading' in label) return label.reading
  if (label !== null) {
    const ofAll = label.ask.filter(({ settles }) => settles !== undefined)
    const isOfKind =
      ofAll.length > 0 &&
      ofAll.length === label.ask.filter(({ reading }) => reading !== null).length
    // One answer is for all labels of the kind: all years, all quarters
    const kind = Object.keys(ofAll[0]?.settles ?? {})[0] ?? ''
    ask('period', isOfKind ? `all ${kind}` : key, () => ({
      question: `Which time is "${key}"? ${label.why}`,
      choices: label.isUnread
        ? [{ ...LEAVE, words: 'Leave out what is of it' }]
        : isOfKind
          ? ofAll.map(({ settles, words }) => ({ answer: answerOf(settles ?? {}), words }))
          : label.ask.map(({ reading, words }) => ({
              answer: reading === null ? words : `${reading.start}/${reading.end}`,
              words,
            })),
    }))
    const best = label.ask.find(({ reading }) => reading !== null)?.reading
    return best ?? null
  }
  // The line above says it likeliest, else the latest
  const rank = ({ isTitle, end }: Draft['choices'][number]) => `${isTitle ? 1 : 0}${end}`
  const likeliest = draft.choices.toSorted((one, other) => (rank(one) < rank(other) ? 1 : -1))
  const told = hasNone && ofFile !== undefined ? [ofFile] : []
  ask('period', key, () => ({
    question: hasNone
      ? `Which time are the figures${draft.sheetsAlike === '' ? '' : ` of "${draft.sheetsAlike}"`} for? Nothing in the file says so`
      : `Which time are the figures of ${untimed?.names ?? `"${key}"`} for? Nothing beside them says so`,
    choices: [
      ...told.map(({ start, end }) => ({
        answer: AS_FILE_IS_CALLED,
        words: `${start} to ${end}, as the name of the file says: the next file’s is then read from its name`,
      })),
      ...likeliest.map(({ start, end, words }) => ({ answer: `${start}/${end}`, words })),
    ],
  }))
  if (hasNone) return ofFile ?? null
  const [best] = likeliest
  return best === undefined ? null : { start: best.start, end: best.end, basis: 'during' }
}

/** What is settled, as it is kept: "years=financial yearNamedAfter=end". */
function answerOf(settles: object): string {
  return Object.entries(settles)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ')
}
