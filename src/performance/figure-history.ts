import type { Kysely } from 'kysely'
import { z } from 'zod'
import {
  awaitingIn,
  fetchWithdrawnImports,
  IMPORT_WITHDRAWAL,
  WITHDRAWAL,
} from '#holdings/index.ts'
import type { Observation } from '#statistics/index.ts'
import { type Database, type Entry, fetchEntries } from '#storage/index.ts'
import { SET_ASIDE } from './set-aside.ts'

/** Something done about a figure, or taken back. */
export interface FigureAct {
  readonly kind: typeof SET_ASIDE | typeof WITHDRAWAL | typeof IMPORT_WITHDRAWAL
  readonly record: string
  readonly isTakenBack: boolean
  /** YYYY-MM-DD */
  readonly on: string
  readonly reason: string
  /** Where it stands and somebody who did not record it has yet to approve it. */
  readonly isAwaiting?: true
}

const KINDS = [SET_ASIDE, WITHDRAWAL] as const

const namedSchema = z.object({
  measure: z.string(),
  area: z.string(),
  breakdown: z.string(),
  /** Of a figure set aside: one corrected since has another value, and is not. */
  period: z.string().optional(),
  value: z.number().optional(),
  /** The versions that were withdrawn. */
  figures: z.array(z.int()).optional(),
})

/** What was done about a figure, in the order in which it was recorded; last, that its whole import was withdrawn. */
export async function fetchFigureActs(
  db: Kysely<Database>,
  figure: Observation,
): Promise<readonly FigureAct[]> {
  const found: { readonly id: number; readonly act: FigureAct }[] = []
  for (const kind of KINDS) {
    const its = new Set<string>()
    const entries = await fetchEntries(db, { kind })
    const awaiting = new Set(awaitingIn(entries).map(({ record }) => record))
    for (const entry of entries) {
      if (entry.act === 'record' && isAbout(entry, figure)) its.add(entry.record)
      if (!its.has(entry.record) || entry.happened === null) continue
      if (entry.act !== 'record' && entry.act !== 'withdraw') continue
      if (entry.act === 'record' && !isAbout(entry, figure)) continue
      const { id, record, happened: on, says } = entry
      const reason = typeof says['reason'] === 'string' ? says['reason'] : 'taken out'
      const about = { kind, record, isTakenBack: entry.act === 'withdraw', on, reason }
      found.push({ id, act: awaiting.has(record) ? { ...about, isAwaiting: true } : about })
    }
  }
  const acts = found.sort((one, other) => one.id - other.id).map(({ act }) => act)
  const whole = (await fetchWithdrawnImports(db, undefined)).get(figure.importId)
  return whole ? [...acts, { ...whole, kind: IMPORT_WITHDRAWAL, isTakenBack: false }] : acts
}

function isAbout({ says }: Entry, { id, measure, area, breakdown, period, value }: Observation) {
  const named = namedSchema.safeParse(says).data
  return (
    named !== undefined &&
    named.measure === measure &&
    named.area === area &&
    named.breakdown === breakdown &&
    (named.figures?.includes(id) ?? (named.period === period.code && named.value === value))
  )
}

/** What stands of that: the last of each kind, where it was not taken back. */
export function standing(acts: readonly FigureAct[]): readonly FigureAct[] {
  return [...KINDS, IMPORT_WITHDRAWAL].flatMap((kind) => {
    const last = acts.findLast((act) => act.kind === kind)
    return last === undefined || last.isTakenBack ? [] : [last]
  })
}
