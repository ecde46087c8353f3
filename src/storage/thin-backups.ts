/** A backup that the program made by itself is called by when, in UTC: `timed-2026-11-30T031500Z.backup`. */
const NAME = /^timed-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})Z\.backup$/

/** How many of the latest days keep all their backups, and how many weeks and months their first. */
const KEPT = { days: 7, weeks: 4, months: 12 }

/** @param at - an instant */
export function nameTimed(at: string): string {
  const instant = Temporal.Instant.from(at).toString({ smallestUnit: 'second' })
  return `timed-${instant.replaceAll(':', '')}.backup`
}

/** When a backup was made, an instant; `undefined` when the program did not name it by itself. */
export function timeOfTimed(name: string): string | undefined {
  const [, day, hour, minute, second] = NAME.exec(name) ?? []
  const instant = `${day}T${hour}:${minute}:${second}Z`
  return Number.isNaN(Date.parse(instant)) ? undefined : instant
}

/**
 * Which backups may go: those of the latest days that have any stay, with the first of each of the
 * latest weeks and months that have any. It counts days with backups, not days gone by, so that a clock
 * that was wrong or a program that stood still takes none away. Files of other names are never among them.
 */
export function findSpareBackups(names: readonly string[]): readonly string[] {
  const timed = names.filter((name) => timeOfTimed(name) !== undefined).sort()
  const days = groupBy(timed, (name) => dayOf(name).toString())
  const weeks = groupBy(timed, (name) => startOfWeek(dayOf(name)).toString())
  const months = groupBy(timed, (name) => dayOf(name).toPlainYearMonth().toString())
  const kept = new Set([
    ...days.slice(-KEPT.days).flat(),
    ...weeks.slice(-KEPT.weeks).map(firstOf),
    ...months.slice(-KEPT.months).map(firstOf),
  ])
  return timed.filter((name) => !kept.has(name))
}

/** Names in order, those of one period together. */
function groupBy(names: readonly string[], periodOf: (name: string) => string) {
  return [...Map.groupBy(names, periodOf).values()]
}

function firstOf(names: readonly string[]): string {
  return names[0] ?? ''
}

function dayOf(name: string): Temporal.PlainDate {
  return Temporal.PlainDate.from((timeOfTimed(name) ?? '').slice(0, 10))
}

function startOfWeek(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 })
}
