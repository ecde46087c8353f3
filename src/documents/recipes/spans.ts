import type { TimeChoice } from './finish-figures.ts'
import type { PeriodReading } from './period-reading.ts'
import { toDate, type When } from './when.ts'

/** The same a year before. */
export function yearBefore(when: When | undefined): When | undefined {
  const reading = readingOf(when)
  if (when === undefined || reading === undefined) return when
  const back = (day: string) => Temporal.PlainDate.from(day).subtract({ years: 1 }).toString()
  return {
    ...when,
    label: { reading: { ...reading, start: back(reading.start), end: back(reading.end) } },
  }
}

export function readingOf(when: When | undefined): PeriodReading | undefined {
  return when?.label != null && 'reading' in when.label ? when.label.reading : undefined
}

export function isYear({ kind }: PeriodReading): boolean {
  return kind === 'calendar year' || kind === 'financial year' || kind === 'rolling year'
}

export function betweenDays(from: PeriodReading, to: PeriodReading, words: string): When {
  const [start, end] = [from.start, to.end]
  const reading: PeriodReading =
    start === end
      ? { start, end, kind: 'day', basis: 'at' }
      : { start, end, kind: 'range', basis: 'during' }
  return { words, label: { reading } }
}

export function toDateWhen({
  end,
  words = '',
}: {
  readonly end: string
  readonly words?: string
}): When {
  return { words: `year to date ${words}`.trim(), label: { reading: toDate({ end }) } }
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

/** All the time of a table whose columns follow one another: what a column headed "Total" is of. */
export function spanOf(times: readonly TimeChoice[]): When | undefined {
  const inOrder = times.toSorted((one, other) => (one.start < other.start ? -1 : 1))
  const follow = inOrder.every(({ start }, index) => {
    const before = inOrder[index - 1]
    return before === undefined || dayAfter(before.end) === start
  })
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (!follow || first === undefined || last === undefined || first === last) return undefined
  const reading = { start: first.start, end: last.end, kind: 'range', basis: 'during' } as const
  return { words: `${first.words} to ${last.words}`, label: { reading } }
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}
