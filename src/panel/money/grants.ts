import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { dayInBritain } from '#days/index.ts'
import { accept, describeDay, type Outcome, refuse } from '#shared/index.ts'
import { type Database, type Entry, fetchEntries, recordOnce } from '#storage/index.ts'
import type { Moment } from '../form-routes.ts'
import { refuseToCome } from '../to-come.ts'

/** The kind of record that a grant or an award is, under its reference in small letters. */
export const GRANT = 'panel-grant'

/** Where a grant can stand, in the words in which it does. */
export const GRANT_STATES = {
  'applied-for': 'Applied for',
  confirmed: 'Confirmed',
  refused: 'Refused',
} as const

export type GrantState = keyof typeof GRANT_STATES

const grantSchema = z.object({
  /** As its papers name it: "HO-VRU-2019". */
  reference: z.string(),
  what: z.string(),
  giver: z.string(),
  /** Whole pence; left out where it is not known. */
  amount: z.int().nonnegative().optional(),
  state: z.enum(Object.keys(GRANT_STATES) as [GrantState, ...GrantState[]]),
  /** The paper that shows it. */
  document: z.string(),
})

export type GrantSays = z.infer<typeof grantSchema>

/** What was recorded of a grant once. */
interface GrantEntry extends GrantSays {
  /** The day it came to stand so, YYYY-MM-DD. */
  readonly on: string
  /** From which day that is known here, YYYY-MM-DD. */
  readonly known: string
}

/** A grant or an award, as it was recorded last. */
export interface Grant extends GrantEntry {
  /** All that was recorded, in the order of recording; the last is the grant as it stands. */
  readonly course: readonly GrantEntry[]
}

/** Every grant on record, by its reference. */
export async function fetchGrants(db: Kysely<Database>): Promise<readonly Grant[]> {
  const entries = await fetchEntries(db, { kind: GRANT })
  return [...Map.groupBy(entries, ({ record }) => record).values()]
    .flatMap((its): Grant[] => {
      const course = its.flatMap(readGrant)
      const last = course.at(-1)
      return last === undefined ? [] : [{ ...last, course }]
    })
    .toSorted((one, other) => one.reference.localeCompare(other.reference))
}

function readGrant({ act, happened, recordedAt, says }: Entry): readonly GrantEntry[] {
  const read = act === 'record' ? grantSchema.safeParse(says).data : undefined
  return read && happened !== null
    ? [{ ...read, on: happened, known: dayInBritain(recordedAt) }]
    : []
}

/**
 * Records how a grant stands. A later recording under the same reference says what became of it, or puts right
 * what was recorded before, which is kept.
 *
 * @returns or that the day cannot be right
 * @throws Refusal when it names nobody as recording it
 */
export async function recordGrant(
  trx: Transaction<Database>,
  { on, ...says }: GrantSays & { readonly on: string },
  { today, recorder }: Moment,
): Promise<Outcome<void>> {
  if (on > today) return refuseToCome(today)
  const record = says.reference.toLowerCase()
  const before = (await fetchGrants(trx)).find((one) => one.reference.toLowerCase() === record)
  if (says.state === 'applied-for' && before !== undefined && before.on > on) {
    const message = `On ${describeDay(before.on)} it was ${GRANT_STATES[before.state].toLowerCase()}. Enter that day or a later one`
    return refuse('before-that', message, 'on')
  }
  const parts = { public: JSON.parse(JSON.stringify(says)) }
  await recordOnce(trx, { kind: GRANT, record, event: 'stated', happened: on, parts }, recorder)
  return accept(undefined)
}
