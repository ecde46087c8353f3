import { describeDay } from '#shared/index.ts'
import type { Story } from './story.ts'

/** "the next ordinary meeting, on 16 November 2026", or that its day is not fixed. */
export function nextOrdinaryMeeting({ nextOrdinary: [next] }: Story): string {
  return onDay('the next ordinary meeting', next)
}

/** The next of any kind. */
export function nextMeeting({ nextOfAnyKind: [next] }: Story): string {
  return onDay('the next meeting', next)
}

const onDay = (what: string, day: string | undefined) =>
  day === undefined
    ? `${what}, whose day is not recorded`
    : `${what}, on ${describeDay(day.slice(0, 'YYYY-MM-DD'.length))}`
