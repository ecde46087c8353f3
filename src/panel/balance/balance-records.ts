import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { type Database, fetchEntries, type Recorder, recordNumbered } from '#storage/index.ts'

/** The kind of record that a review of the panel's balance is. */
const BALANCE_REVIEW = 'balance-review'

/** What brings a review about, in the words in which it stands. */
export const TRIGGERS = {
  election: 'An election',
  control: 'A change of control of a council',
  other: 'Something else',
} as const

const says = z.object({
  trigger: z.enum(Object.keys(TRIGGERS) as [keyof typeof TRIGGERS]),
  finding: z.string(),
  basis: z.string(),
})

/** A review of whether the panel is balanced, and what it found. */
export interface BalanceReview extends z.infer<typeof says> {
  /** YYYY-MM-DD */
  readonly on: string
}

/** Every review on record, the latest first. */
export async function fetchReviews(db: Kysely<Database>): Promise<readonly BalanceReview[]> {
  const entries = await fetchEntries(db, { kind: BALANCE_REVIEW })
  return entries
    .flatMap((one): BalanceReview[] => {
      const read = one.act === 'record' ? says.safeParse(one.says).data : undefined
      return read && one.happened !== null ? [{ ...read, on: one.happened }] : []
    })
    .toSorted((one, other) => other.on.localeCompare(one.on))
}

/** @throws Refusal when it names nobody as recording it */
export async function recordReview(
  trx: Transaction<Database>,
  { on, ...part }: BalanceReview,
  recorder: Recorder,
): Promise<void> {
  await recordNumbered(
    trx,
    { kind: BALANCE_REVIEW, event: 'reviewed', happened: on, parts: { public: part } },
    recorder,
  )
}
