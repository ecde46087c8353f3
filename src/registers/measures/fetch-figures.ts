import type { Kysely } from 'kysely'
import {
  fetchErasedEntries,
  fetchRegisterSays,
  fetchRegisterSpan,
  type GoneEntry,
} from '#holdings/index.ts'
import type { Period } from '#shared/index.ts'
import { type Database, letOthersRead } from '#storage/index.ts'
import { BYS, type By, periodAt, periodsFrom, periodsOver } from '../definition/periods.ts'
import type { Register, YieldedMeasure } from '../definition/register.ts'
import { type Judged, joinPieces, judgeEntry } from '../entries/judge-entry.ts'
import { differencesOf, partsOfDifference } from './differences.ts'
import { type FiguresAsked, fetchStocks, type Touched } from './fetch-stocks.ts'
import { dayFor, figuresOfPeriod } from './figures-of-entries.ts'
import type { YieldedFigure } from './yielded-figure.ts'

/**
 * The figures that a register yields of the periods that are over, of all or of those with a touched day.
 *
 * A period with no entry between others with some is nought; one before the first entry or after the last is none
 * at all, since nobody has said that nothing happened in it. One that counted an entry which was erased since is not
 * among them: its figure stays.
 *
 * @param db - as whoever may read all of it
 */
export async function fetchFigures(
  db: Kysely<Database>,
  register: Register,
  today: string,
  touched: Touched = 'all',
  measures: readonly YieldedMeasure[] = register.measures,
): Promise<readonly YieldedFigure[]> {
  const erased = await fetchErasedEntries(db, register.id)
  const parts = measures.flatMap((one) => partsOfDifference(register, one) ?? [])
  const counted = [...new Set([...measures, ...parts])]
  const isStock = ({ defined: { stock } }: YieldedMeasure) => stock !== undefined
  const figures = [
    ...(await fetchFlows(
      db,
      register,
      counted.filter((one) => !isStock(one) && one.defined.difference === undefined),
      { today, touched, erased },
    )),
    ...(await fetchStocks(db, register, counted.filter(isStock), { today, touched, erased })),
  ]
  const ofMeasure = Map.groupBy(figures, ({ measure }) => measure)
  return measures.flatMap((one) => {
    const { id, by, difference } = one.defined
    if (difference === undefined) return ofMeasure.get(id) ?? []
    const [of = [], less = []] = [difference.of, difference.less].map((part) =>
      ofMeasure.get(part)?.filter(({ period }) => by.some((kind) => kind === period.kind)),
    )
    return differencesOf(one, of, less)
  })
}

/** The figures of measures that are of what has its day in a period. */
async function fetchFlows(
  db: Kysely<Database>,
  register: Register,
  measures: readonly YieldedMeasure[],
  { today, touched, erased }: FiguresAsked,
): Promise<readonly YieldedFigure[]> {
  const figures: YieldedFigure[] = []
  const isFrozen = frozenBy(erased)
  const step = stepsOver(db)
  const byDay = Map.groupBy(measures, ({ defined: { day } }) => day ?? register.defined.day)
  for (const [, alike] of byDay) {
    const [first] = alike
    if (first === undefined) continue
    const span = await fetchRegisterSpan(db, register.id, columnOf(register, first))
    const { every } = register.defined
    const firstDay =
      span === undefined || every === undefined ? span?.from : periodAt(span.from, every).start
    const wanted = BYS.flatMap((by) => {
      const its = alike.filter(({ defined }) => defined.by.includes(by))
      const held = span === undefined ? [] : periodsOver(span, by, today)
      const asked = touched === 'all' ? held : touchedPeriods(touched, by, today)
      const periods = asked.filter((period) => !isFrozen(period))
      return its.length === 0 || periods.length === 0 ? [] : [{ by, its, held, periods }]
    })
    // A month is read once, also where its quarter is counted too
    const entries = await fetchJudged(db, register, first, {
      periods: wanted.flatMap(({ periods }) => periods),
      ...{ today, step },
    })
    for (const { by, its, held, periods } of wanted) {
      const codes = codesOfDays(by)
      const ofPeriods = Map.groupBy(entries, ({ day }) => codes(day))
      const isHeld = new Set(held.map(({ code }) => code))
      const counted = touched === 'all' ? withoutLongGaps(periods, ofPeriods, by) : periods
      for (const period of counted) {
        const ofPeriod = (ofPeriods.get(period.code) ?? []).map(({ judged }) => judged)
        await step(ofPeriod.length)
        for (const measure of its) {
          const worked = figuresOfPeriod(register, measure, period, ofPeriod).map((one) => ({
            ...one,
            ...beganIn(period, firstDay),
          }))
          figures.push(
            ...(isHeld.has(period.code) ? worked : worked.map((one) => ({ ...one, value: null }))),
          )
        }
      }
    }
  }
  return figures
}

/** That a register was first kept in a later month of a period than its first, so that its figure is not of all of it. */
function beganIn({ start, end }: Period, first: string | undefined) {
  const isLater = first !== undefined && first.slice(0, 7) > start.slice(0, 7) && first <= end
  return isLater ? { countedFrom: first } : {}
}

/** Whether a figure of a period counted an entry that was erased since: it stays as it was, and is not counted again. */
function frozenBy(erased: readonly GoneEntry[]): (period: Period) => boolean {
  const months = [...new Set(erased.flatMap(({ countedIn }) => countedIn))]
  return ({ start, end }) =>
    months.some(
      (month) => start.slice(0, month.length) <= month && month <= end.slice(0, month.length),
    )
}

/** Months in which nothing at all was written down, beyond which a register is taken not to have been kept. */
const MOST_EMPTY = { month: 24, quarter: 8, year: 2 } as const

/** Periods without those of a stretch in which nothing is recorded for longer than a register would be kept so. */
function withoutLongGaps(
  periods: readonly Period[],
  entries: ReadonlyMap<string, readonly unknown[]>,
  by: By,
): readonly Period[] {
  const filled = periods.flatMap(({ code }, index) => (entries.has(code) ? [index] : []))
  const gone = new Set<number>()
  filled.forEach((index, place) => {
    const before = filled[place - 1]
    if (before === undefined || index - before - 1 <= MOST_EMPTY[by]) return
    for (let at = before + 1; at < index; at += 1) gone.add(at)
  })
  return periods.filter((_, index) => !gone.has(index))
}

function columnOf({ fields, defined }: Register, { defined: { day } }: YieldedMeasure) {
  const field = day === undefined || day === defined.day ? undefined : fields.get(day)
  return field && { field: field.name, audience: field.audience }
}

/** The codes of the periods of days: thousands of entries are of the same few, and each is worked out once. */
function codesOfDays(by: By): (day: string) => string {
  const known = new Map<string, string>()
  return (day) => {
    const code = known.get(day) ?? periodAt(day, by).code
    known.set(day, code)
    return code
  }
}

function touchedPeriods(days: readonly string[], by: By, today: string) {
  const periods = new Map<string, Period>()
  for (const day of days) {
    const period = periodAt(day, by)
    if (period.end < today) periods.set(period.code, period)
  }
  return [...periods.values()].toSorted((one, other) => (one.start < other.start ? -1 : 1))
}

/** Entries read, judged or counted before others have a turn: of an import of a hundred thousand all are. */
const ENTRIES_A_STEP = 2_000

/** Makes the function that is told of each piece of work how many entries it was of. */
function stepsOver(db: Kysely<Database>): (entries: number) => Promise<void> {
  let since = 0
  return async (entries) => {
    since += entries
    if (since < ENTRIES_A_STEP) return
    since = 0
    await letOthersRead(db)
  }
}

/** The entries of some periods, each judged as it stands today, with the day by which it belongs to one. */
async function fetchJudged(
  db: Kysely<Database>,
  register: Register,
  measure: YieldedMeasure,
  {
    periods,
    today,
    step,
  }: {
    readonly periods: readonly Period[]
    readonly today: string
    readonly step: ReturnType<typeof stepsOver>
  },
): Promise<readonly { readonly day: string; readonly judged: Judged }[]> {
  const column = columnOf(register, measure)
  const judged: { readonly day: string; readonly judged: Judged }[] = []
  for (const { start: from, end: to } of readApart(periods, column === undefined)) {
    const span = column === undefined ? { from, to } : { moment: { ...column, from, to } }
    const said = await fetchRegisterSays(db, { register: register.id, ...span }, 'sealed')
    for (const says of said) {
      const one = judgeEntry(register, joinPieces(register, says), today)
      const day = dayFor(measure, one)
      if (day !== null) judged.push({ day, judged: one })
    }
    await step(said.length)
  }
  return judged
}

/**
 * The months of some periods, the latest first, each to be read by itself; without an index of the days, for each of
 * which every entry would be looked at, all from the first to the last.
 */
function readApart(
  periods: readonly Period[],
  isIndexed: boolean,
): readonly Pick<Period, 'start' | 'end'>[] {
  if (isIndexed) {
    const months = periods.flatMap(({ start, end }) => periodsFrom(start, end, 'month'))
    return [...new Map(months.map((one) => [one.code, one])).values()].toSorted((one, other) =>
      one.start < other.start ? 1 : -1,
    )
  }
  const start = periods.map((one) => one.start).toSorted()[0]
  const end = periods
    .map((one) => one.end)
    .toSorted()
    .at(-1)
  return start === undefined || end === undefined ? [] : [{ start, end }]
}

/** The measures that count entries of some days, each with its periods that are over. */
export function measuresTouched(
  { measures }: Register,
  days: readonly string[],
  today: string,
): readonly { readonly measure: string; readonly periods: readonly string[] }[] {
  const [first] = days.toSorted()
  return measures.map(({ defined: { id, by, stock } }) => ({
    measure: id,
    periods: by.flatMap((one) =>
      (stock === undefined || first === undefined
        ? touchedPeriods(days, one, today)
        : periodsOver({ from: first, to: today }, one, today)
      ).map(({ code }) => code),
    ),
  }))
}
