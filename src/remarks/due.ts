import { type Calendar, countDays } from '#days/index.ts'
import { isOpen, type Remark } from './remark.ts'

/** How long the office gives itself, in working days: settings of the area. */
export interface RemarkDays {
  readonly answerInWorkingDays: number
  /** From the day on which it was answered that a remark is right. */
  readonly correctInWorkingDays: number
}

/** What is owed for a remark, and by when. */
export interface Due {
  readonly what: 'answer' | 'correction'
  /** YYYY-MM-DD */
  readonly by: string
  readonly isLate: boolean
}

/**
 * What is still owed for a remark: an answer, or once it was answered that it is right, the correction.
 *
 * @param calendar - whose bank holidays are no working days
 */
export function dueOf(
  remark: Remark,
  days: RemarkDays,
  calendar: Calendar,
  today: string,
): Due | undefined {
  const last = remark.answers.at(-1)
  const after = (number: number, from: string) =>
    String(countDays({ by: 'working-days-after', number }, from, calendar).due)
  const due = (what: Due['what'], by: string) => ({ what, by, isLate: by < today })
  if (isOpen(remark)) return due('answer', after(days.answerInWorkingDays, remark.on))
  if (last?.answer !== 'right') return undefined
  return due('correction', after(days.correctInWorkingDays, last.on))
}
