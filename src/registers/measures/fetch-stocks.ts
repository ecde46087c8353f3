import type { Kysely } from 'kysely'
import { fetchRegisterSays, fetchRegisterSpan, type GoneEntry } from '#holdings/index.ts'
import type { Period } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { periodsOver } from '../definition/periods.ts'
import type { Register, YieldedMeasure } from '../definition/register.ts'
import { joinPieces, judgeEntry } from '../entries/judge-entry.ts'
import { figuresOf } from './figures-of-entries.ts'
import type { YieldedFigure } from './yielded-figure.ts'

/** Days of which entries were touched; `all` where every figure is to be worked out. */
export type Touched = 'all' | readonly string[]

/** Of which figures are asked. */
export interface FiguresAsked {
  /** YYYY-MM-DD */
  readonly today: string
  readonly touched: Touched
  readonly erased: readonly GoneEntry[]
}

/**
 * How many there were on the last day of each period that is over, from the first entry to the last day of which one
 * tells. An entry that was touched is in the figures of all periods from its first day on.
 */
export async function fetchStocks(
  db: Kysely<Database>,
  register: Register,
  measures: readonly YieldedMeasure[],
  { today, touched, erased }: FiguresAsked,
): Promise<readonly YieldedFigure[]> {
  const figures: YieldedFigure[] = []
  for (const measure of measures) {
    const { stock, by } = measure.defined
    const [from, until] = [stock?.from, stock?.until].map((name) => columnOf(register, name))
    if (from === undefined || until === undefined) continue
    const began = await fetchRegisterSpan(db, register.id, from)
    const ended = await fetchRegisterSpan(db, register.id, until)
    const days = touched === 'all' ? [] : touched
    const told = [began?.from, began?.to, ended?.to, ...days].filter((day) => day !== undefined)
    const [first, last] = [told.toSorted()[0], told.toSorted().at(-1)]
    if (first === undefined || last === undefined) continue
    const said = await fetchRegisterSays(
      db,
      { register: register.id, moment: { ...from, from: '', to: last } },
      'sealed',
    )
    const entries = said.map((says) => judgeEntry(register, joinPieces(register, says), today))
    const least = touched === 'all' ? first : days.toSorted()[0]
    const lastHeld = [began?.to, ended?.to]
      .filter((day) => day !== undefined)
      .toSorted()
      .at(-1)
    const isHeld = ({ start, end }: Period) =>
      began !== undefined && lastHeld !== undefined && began.from <= end && start <= lastHeld
    for (const period of by.flatMap((one) => periodsOver({ from: first, to: last }, one, today))) {
      if (least === undefined || period.end < least || isFrozen(period, erased)) continue
      const worked = figuresOf(register, measure, period, entries)
      figures.push(...(isHeld(period) ? worked : worked.map((one) => ({ ...one, value: null }))))
    }
  }
  return figures
}

/** Whether one that was erased since may have been among those there were: the figure stays as it was. */
function isFrozen({ end }: Period, erased: readonly GoneEntry[]): boolean {
  return erased.some(
    ({ at, countedIn }) =>
      end < at && countedIn.some((month) => month <= end.slice(0, month.length)),
  )
}

function columnOf({ fields }: Register, name: string | undefined) {
  const field = name === undefined ? undefined : fields.get(name)
  return field && { field: field.name, audience: field.audience }
}
