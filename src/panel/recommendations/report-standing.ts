import type { PanelReport } from '#procedures/index.ts'
import { capitalise, describeDay } from '#shared/index.ts'

/** What whoever is to answer is told where no day of receipt is on record, from which the clock runs. */
export const NOT_RECEIVED =
  'It is not on record that the report was received, and it cannot be answered before: ask the clerk of the panel to record the day in its case.'

/** Where a report of the panel stands, on the day that its dates were worked out for. */
export interface ReportStanding {
  readonly state:
    | 'not-adopted'
    | 'sent'
    | 'awaiting'
    | 'overdue'
    | 'long-overdue'
    | 'in-time'
    | 'late'
  /** Without its full stop. */
  readonly words: string
}

/**
 * Where the reply to a report stands: overdue from the day after the last, long overdue after a second month.
 *
 * @param today - YYYY-MM-DD
 */
export function standingOf(
  { adoptedOn, receivedOn, due, repliedOn }: PanelReport,
  today: string,
): ReportStanding {
  if (repliedOn !== undefined) {
    const isLate = due !== undefined && repliedOn > due.on
    const when = isLate ? `after its day, ${describeDay(due.on)}` : 'in time'
    const on = describeDay(repliedOn)
    const words = due === undefined ? `Replied to on ${on}` : `Replied to on ${on}, ${when}`
    return { state: isLate ? 'late' : 'in-time', words }
  }
  if (receivedOn !== undefined && due !== undefined) {
    if (today <= due.on) {
      return { state: 'awaiting', words: `The reply is due by ${describeDay(due.on)}` }
    }
    const second = Temporal.PlainDate.from(due.on).add({ months: 1 }).toString()
    const late = today > second ? 'long overdue' : 'overdue'
    const words = capitalise(
      `${late}: the reply was due by ${describeDay(due.on)} and is not recorded`,
    )
    return { state: today > second ? 'long-overdue' : 'overdue', words }
  }
  if (receivedOn !== undefined) {
    return { state: 'awaiting', words: 'Received; the constitution names no day for the reply' }
  }
  if (adoptedOn !== undefined) {
    return { state: 'sent', words: 'Sent; it is not recorded when it was received' }
  }
  return { state: 'not-adopted', words: 'It is not recorded that the panel adopted it' }
}
