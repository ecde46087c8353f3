import { numberInWords } from '#shared/index.ts'

/** A figure that ended so many months ago is told with its age. */
const MONTHS_TO_TELL = 6

/**
 * How long ago a period ended, where that is long enough to be said: "14 months", "four years".
 *
 * @param end - its last day, and `today`: YYYY-MM-DD
 * @returns `undefined` under half a year
 */
export function howOld(end: string, today: string): string | undefined {
  const { months } = Temporal.PlainDate.from(end).until(today, { largestUnit: 'months' })
  if (months < MONTHS_TO_TELL) return undefined
  return months < 24
    ? `${numberInWords(months)} months`
    : `${numberInWords(Math.floor(months / 12))} years`
}
