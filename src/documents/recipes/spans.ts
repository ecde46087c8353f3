import type { TimeChoice } from './draft.ts'
import { type PeriodReading, spanReading } from './period-reading.ts'
import { toDate, type When } from './when.ts'

/** The same so many months before. */
export function monthsBefore(when: When | undefined, months: number): When | undefined {
  const reading = readingOf(when)
  if (when === undefined || reading === undefined) return when
  const start = Temporal.PlainDate.from(reading.start).subtract({ months }).toString()
  const end = dayMoved(reading.end, { months: -months })
  return { ...when, label: { reading: { ...reading, start, end } } }
}

/** A day so many months or years on; the last of its month stays the last of one. */
export function dayMoved(day: string, by: { months: number } | { years: number }): string {
  const from = Temporal.PlainDate.from(day)
  const to = from.add(by)
  return (from.day === from.daysInMonth ? to.with({ day: to.daysInMonth }) : to).toString()
}

export function readingOf(when: When | undefined): PeriodReading | undefined {
  return when?.label != null && 'reading' in when.label ? when.label.reading : undefined
}

export function betweenDays(from: PeriodReading, to: PeriodReading, words: string): When {
  const [start, end] = [from.start, to.end]
  const span = spanReading(start, end)
  const reading: PeriodReading =
    span === null || start === end
      ? {
          start,
          end,
          kind: start === end ? 'day' : 'range',
          basis: start === end ? 'at' : 'during',
        }
      : { ...span, basis: 'during' }
  return { words, label: { reading } }
}

export function toDateWhen(
  { end, words = '' }: { readonly end: string; readonly words?: string },
  fromJanuary: boolean,
): When {
  return { words: `year to date ${words}`.trim(), label: { reading: toDate({ end }, fromJanuary) } }
}

export function yearWhen({ end }: { readonly end: string }): When {
  const { start } = toDate({ end })
  const last = Temporal.PlainDate.from(start).add({ years: 1 }).subtract({ days: 1 }).toString()
  return {
    words: `the year from ${start}`,
    label: { reading: { start, end: last, kind: 'financial year', basis: 'during' } },
  }
}

/** Times that were read, each once. */
export function choicesOf(times: readonly (When | undefined)[]): readonly TimeChoice[] {
  const found = new Map<string, TimeChoice>()
  for (const when of times) {
    const reading = readingOf(when)
    if (when === undefined || reading === undefined) continue
    const { start, end } = reading
    found.set(`${start}/${end}`, {
      start,
      end,
      words: when.words,
      isTitle: false,
      isHeading: false,
    })
  }
  return [...found.values()]
}

/** Whether it is a year to the day, from whatever day. */
export function isWholeYear({
  start,
  end,
}: {
  readonly start: string
  readonly end: string
}): boolean {
  return Temporal.PlainDate.from(start).add({ years: 1 }).subtract({ days: 1 }).toString() === end
}

/**
 * All the time of a table whose columns follow one another, some of them the sums of others: what a column
 * headed "Total" is of.
 */
export function spanOf(times: readonly TimeChoice[]): When | undefined {
  const inOrder = times.toSorted((one, other) =>
    one.start === other.start ? (one.end < other.end ? -1 : 1) : one.start < other.start ? -1 : 1,
  )
  const ends = inOrder
    .map(({ end }) => end)
    .toSorted()
    .at(-1)
  const [first] = inOrder
  let last = first
  for (const time of inOrder) {
    if (last !== undefined && dayAfter(last.end) === time.start) last = time
    else if (last !== undefined && time.start > last.end) return undefined
  }
  if (first === undefined || last === undefined || first === last || last.end !== ends)
    return undefined
  const reading = { start: first.start, end: last.end, kind: 'range', basis: 'during' } as const
  return { words: `${first.words} to ${last.words}`, label: { reading } }
}

/** @returns YYYY-MM-DD */
export function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}
