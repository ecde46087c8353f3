import { nameDue } from '#days/index.ts'
import { describeDay } from '#shared/index.ts'
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

/** What a clock says of an entry: when it ends, how that was counted, and what is not certain of it. */
export function sayClock(reading: ClockReading, today: string) {
  const { clock, standing, due, words, skipped, doubts, ended, reason } = reading
  const { name, source } = clock.defined
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
  return { heading: name, lines: today === '' ? [] : lines }
}
