import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import {
  type Database,
  type Entry,
  fetchEntries,
  type Recorder,
  recordOnce,
} from '#storage/index.ts'

/** The kind of record that the panel's money of one year is. */
const PANEL_MONEY = 'panel-money'

const says = z.object({
  grant: z.int().nonnegative(),
  costs: z.int().nonnegative(),
  basis: z.string(),
})

/** The panel's own money in a financial year, as it was recorded last. */
export interface YearOfMoney extends z.infer<typeof says> {
  /** `2026-27` */
  readonly year: string
  /** What was recorded before and stands no longer. */
  readonly before: readonly z.infer<typeof says>[]
}

/** @param entries - of the kind {@link PANEL_MONEY}, in the order of recording; the latest year first */
function readMoney(entries: readonly Entry[]): readonly YearOfMoney[] {
  return [...Map.groupBy(entries, ({ record }) => record)]
    .flatMap(([year, its]): YearOfMoney[] => {
      const recorded = its.flatMap((one) => {
        const read = one.act === 'record' ? says.safeParse(one.says).data : undefined
        return read ? [read] : []
      })
      const last = recorded.at(-1)
      return last === undefined ? [] : [{ year, ...last, before: recorded.slice(0, -1) }]
    })
    .toSorted((one, other) => other.year.localeCompare(one.year))
}

export async function fetchMoney(db: Kysely<Database>): Promise<readonly YearOfMoney[]> {
  return readMoney(await fetchEntries(db, { kind: PANEL_MONEY }))
}

/**
 * Records the grant and the costs of a year; a second time takes the place of the first, which is kept.
 *
 * @param day - on which it is recorded, YYYY-MM-DD
 * @throws Refusal when it names nobody as recording it
 */
export async function recordMoney(
  trx: Transaction<Database>,
  { year, ...part }: Omit<YearOfMoney, 'before'>,
  day: string,
  recorder: Recorder,
): Promise<void> {
  await recordOnce(
    trx,
    {
      ...{ kind: PANEL_MONEY, record: year, event: 'recorded', happened: day },
      parts: { public: part },
    },
    recorder,
  )
}
