import { nameDue } from '#days/index.ts'
import { describeDay } from '#shared/index.ts'
import type { Register } from '../definition/register.ts'
import type { ClockReading, ClockStanding } from '../entries/clocks.ts'

/** Where a clock stands, in a few words. */
export const STANDINGS: Readonly<Record<ClockStanding, string>> = {
  'not-begun': 'Not begun',
  'not-needed': 'Nothing is to be done',
  runs: 'Running',
  stopped: 'Standing still',
  overdue: 'Overdue',
  met: 'Done in time',
  'met-late': 'Done late',
  'late-with-reason': 'Late, with a reason',
}

/** What a clock is called on a page: of a part of a group with which it is, "Answer: finding 2". */
export function nameClock({ groups }: Register, { clock, part }: ClockReading): string {
  const { name, each = '' } = clock.defined
  return part === null ? name : `${name}: ${groups.get(each)?.one ?? each} ${part}`
}

/** What a clock says of an entry: when it ends, how that was counted, and what is not certain of it. */
export function sayClock(register: Register, reading: ClockReading, today: string) {
  const { clock, standing, due, words, skipped, doubts, ended, reason } = reading
  const { source } = clock.defined
  const lines = [
    `${STANDINGS[standing]}${due === null ? '' : standing === 'runs' || standing === 'overdue' ? `: due ${nameDue(due)}` : `: was due ${nameDue(due)}`}.`,
    ...(ended === null ? [] : [`Done on ${describeDay(ended.slice(0, 10))}.`]),
    ...(words === '' ? [] : [`${words}.`]),
    ...(skipped.length === 0 ? [] : [`Bank holidays passed over: ${skipped.join('; ')}.`]),
    ...(reason === null ? [] : [`Why not in time: ${reason}.`]),
    ...doubts.map((doubt) => `Not certain: ${doubt}.`),
    ...(source === undefined
      ? []
      : [`By ${source.document}${source.paragraph === undefined ? '' : `, ${source.paragraph}`}.`]),
  ]
  return { heading: nameClock(register, reading), lines: today === '' ? [] : lines }
}
