import { dayInBritain, nameDay } from '#days/index.ts'
import { describeDay, endSentence } from '#shared/index.ts'
import { isOff, type Meeting, numberOf, type Plan, planOf } from './meeting.ts'
import { MEETING_KINDS } from './meeting-file.ts'

/** The notice of a meeting, which summons its members: the same in every way it is set down. */
export interface Notice {
  readonly title: string
  readonly panel: string
  /** "Monday 1 February 2027 at 14:00, The Guildhall" */
  readonly when: string
  readonly paragraphs: readonly string[]
  /** The items of business that are recorded; empty before any is. */
  readonly business: readonly string[]
  /** The day of the notice, YYYY-MM-DD. */
  readonly date: string
  readonly dated: string
}

/**
 * Drafted from what is recorded, with no other date than those: the same record gives the same notice.
 *
 * @param loadedAt - the instant from which what the area's files say has stood
 * @returns `undefined` where no day is planned, or it was cancelled or put off without one
 */
export function draftNotice(meeting: Meeting, panel: string, loadedAt: string): Notice | undefined {
  const plan = planOf(meeting)
  if (plan === undefined || isOff(meeting)) return undefined
  const { kind, name, called, changes, items } = meeting
  const what = name === undefined ? MEETING_KINDS[kind].toLowerCase() : `meeting of ${name}`
  const date = meeting.summonedOn ?? dayInBritain(meeting.recordedAt ?? loadedAt)
  const moved = changes.findLast((one) => one.kind === 'moved')
  const before = meeting.planned.at(-2)
  return {
    title: `Notice of ${what}, ${describeDay(plan.day)}`,
    panel,
    when: whenWords(plan),
    paragraphs: [
      `Notice is given of a ${what} of the ${panel}. Its members are summoned to attend.`,
      ...(moved && before
        ? [
            endSentence(
              `It takes the place of the meeting planned for ${whenWords(before)}: ${moved.reason}`,
            ),
          ]
        : []),
      ...(called?.scope === undefined
        ? []
        : [endSentence(`What it is to look at: ${called.scope}`)]),
    ],
    business: items.map((item) => `${numberOf(item)}. ${item.title}`),
    date,
    dated: `Dated ${describeDay(date)}`,
  }
}

function whenWords({ day, time, place }: Plan): string {
  const at = time === null ? '' : ` at ${time}`
  const where = place === null ? '. Where is not recorded yet' : `, ${place}`
  return `${nameDay(day)}${at}${where}`
}
