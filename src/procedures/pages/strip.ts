import type { CountedDay } from '#days/index.ts'
import { describeDay } from '#shared/index.ts'

/** One square of a strip: a day, or an empty place before the first. */
export interface StripDay {
  /** "8", or "8 Feb" where a month begins; '' for an empty place. */
  readonly label: string
  /** What a screen reader says: "8 February 2027: Day 5 of 5". */
  readonly words: string
  readonly kind: 'counted' | 'passed' | 'start' | 'empty'
  readonly isDue: boolean
}

/** The strip of days by which a date was counted, as weeks that begin on Monday. */
export interface Strip {
  readonly id: string
  readonly caption: string
  /** Rows of seven; `null` when the strip has too few days, or not each of them, to be weeks. */
  readonly weeks: readonly (readonly StripDay[])[] | null
  /** Each day with its reason, in order, for strips that are not weeks. */
  readonly list: readonly string[]
  /** Why some working days were passed over: "25 December 2026: Christmas Day". */
  readonly passed: readonly string[]
}

const DAYS_OF_WEEK = 7

/** A strip in the order of the calendar, whichever way it was counted. */
export function presentStrip(id: string, caption: string, counting: readonly CountedDay[]): Strip {
  const days = counting.toSorted((one, other) => one.day.localeCompare(other.day))
  const due = counting.at(-1)?.day
  const isWhole = days.every(({ day }, index) => {
    const before = days[index - 1]
    return (
      before === undefined ||
      Temporal.PlainDate.from(before.day).add({ days: 1 }).toString() === day
    )
  })
  const passed = days.flatMap(({ day, why }) => {
    const feast = /^Bank holiday: (.+)$/.exec(why)?.[1]
    return feast === undefined ? [] : [`${describeDay(day)}, ${feast}`]
  })
  const list = days.map(({ day, why }) => `${describeDay(day)}: ${why}`)
  const weeks = isWhole && days.length > 3 ? weeksOf(days, due) : null
  return { id, caption, weeks, list, passed }
}

function weeksOf(days: readonly CountedDay[], due: string | undefined) {
  const first = Temporal.PlainDate.from(days[0]?.day ?? '')
  const empty: StripDay = { label: '', words: '', kind: 'empty', isDue: false }
  const squares: StripDay[] = Array.from({ length: first.dayOfWeek - 1 }, () => empty)
  days.forEach(({ day, counted, why }, index) => {
    const date = Temporal.PlainDate.from(day)
    const isNamed = index === 0 || date.day === 1
    const [, month = ''] = describeDay(day).split(' ')
    squares.push({
      label: isNamed ? `${date.day} ${month.slice(0, 3)}` : String(date.day),
      words: `${describeDay(day)}: ${why}${day === due ? '. This is the day' : ''}`,
      kind: counted ? 'counted' : why.startsWith('The count') ? 'start' : 'passed',
      isDue: day === due,
    })
  })
  while (squares.length % DAYS_OF_WEEK !== 0) squares.push(empty)
  return Array.from({ length: squares.length / DAYS_OF_WEEK }, (_, week) =>
    squares.slice(week * DAYS_OF_WEEK, (week + 1) * DAYS_OF_WEEK),
  )
}
