import { daysIn, describePeriod, monthPeriod, type Period, wholeMonths } from '#shared/index.ts'

/** A piece of a sentence. `strong` marks its number or its verdict. */
export interface Part {
  readonly text: string
  readonly strong?: true
}

export type Sentence = readonly Part[]

/** Parts as one text, for places that know no bold. */
export function plain(parts: Sentence): string {
  return parts.map(({ text }) => text).join('')
}

export function strong(text: string): Part {
  return { text, strong: true }
}

/** Puts texts and parts together; neighbours of one kind become one part. */
export function sentence(...pieces: readonly (string | Part)[]): Sentence {
  const parts: Part[] = []
  for (const piece of pieces) {
    const part = typeof piece === 'string' ? { text: piece } : piece
    const last = parts.at(-1)
    if (part.text === '') continue
    if (last !== undefined && last.strong === part.strong) {
      parts[parts.length - 1] = { ...last, text: last.text + part.text }
    } else {
      parts.push(part)
    }
  }
  return parts
}

/** "one", "one and another", "one, another and a third". */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** A period with the word before it that a sentence needs: "in May 2021", "on 31 March 2018". */
export function inPeriod(period: Period): string {
  if (period.kind === 'day') return `on ${describePeriod(period)}`
  return wholeMonths(period) === undefined
    ? `from ${describePeriod(period)}`
    : `in ${describePeriod(period)}`
}

/** The month of the year a period begins in: "July". */
export function monthName({ start }: Pick<Period, 'start'>): string {
  return describePeriod(monthPeriod(2001, Number(start.slice(5, 7)))).replace(' 2001', '')
}

/** What one value of a series is spoken of as: "month", "week", or "figure" for a snapshot. */
export function periodWord(period: Period): string {
  if (period.kind === 'day') return 'figure'
  if (period.kind !== 'range') return period.kind
  if (wholeMonths(period) === 12) return 'year'
  return daysIn(period) === 7 ? 'week' : 'period'
}

/** The stretch from one period to another: "May to December 2021". */
export function describeStretch(first: Period, last: Period): string {
  if (first === last) return describePeriod(first)
  if (wholeMonths(first) === undefined || wholeMonths(last) === undefined) {
    return `${describePeriod(startOf(first))} to ${describePeriod(endOf(last))}`
  }
  const from = Temporal.PlainDate.from(first.start)
  const to = Temporal.PlainDate.from(last.end)
  const opening = describePeriod(monthPeriod(from.year, from.month))
  const closing = describePeriod(monthPeriod(to.year, to.month))
  const sameYear = from.year === to.year
  return `${sameYear ? opening.slice(0, opening.indexOf(' ')) : opening} to ${closing}`
}

function startOf({ start }: Period): Period {
  return { code: start, kind: 'day', start, end: start }
}

function endOf({ end }: Period): Period {
  return { code: end, kind: 'day', start: end, end }
}
