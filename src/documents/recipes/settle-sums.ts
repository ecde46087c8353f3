import { type PeriodLabel, type PeriodSettings, readPeriodLabel } from './period-label.ts'
import type { PeriodReading } from './period-reading.ts'
import { dayAfter } from './spans.ts'

/** So many labels tell how their quarters and years are meant. */
const ENOUGH = 400

/**
 * What the labels beside one another say of those that could be two times: of "Q1 2025" under "Jan 2025",
 * "Feb 2025" and "Mar 2025" that quarters are of the calendar, of "2024" after its four quarters of which
 * year it is the whole.
 */
export function settleBySums(labels: readonly string[], settings: PeriodSettings): PeriodSettings {
  const read = labels.slice(0, ENOUGH).map((label) => readPeriodLabel(label, settings))
  const said = new Set<string>()
  for (const [index, label] of read.entries()) {
    if (label === null || !('ask' in label)) continue
    const sums = label.ask.filter(
      ({ reading, settles }) =>
        reading !== null &&
        settles !== undefined &&
        (areParts(read.slice(0, index).toReversed(), reading) ||
          areParts(read.slice(index + 1), reading)),
    )
    const [only] = sums
    if (sums.length === 1 && only?.settles !== undefined) said.add(JSON.stringify(only.settles))
  }
  const [one] = said
  return said.size === 1 && one !== undefined ? JSON.parse(one) : {}
}

/** Whether the next times are those that make up a longer one, from one end of it to the other. */
function areParts(next: readonly (PeriodLabel | null)[], whole: PeriodReading): boolean {
  const parts: PeriodReading[] = []
  for (const label of next) {
    const reading = label !== null && 'reading' in label ? label.reading : undefined
    if (reading === undefined || reading.start < whole.start || reading.end > whole.end) break
    if (reading.start === whole.start && reading.end === whole.end) break
    parts.push(reading)
  }
  const inOrder = parts.toSorted((one, other) => (one.start < other.start ? -1 : 1))
  return (
    parts.length > 1 &&
    inOrder[0]?.start === whole.start &&
    inOrder.at(-1)?.end === whole.end &&
    inOrder.every((part, index) => {
      const before = inOrder[index - 1]
      return before === undefined || part.start <= dayAfter(before.end)
    })
  )
}
