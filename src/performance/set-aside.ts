import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { type Approval, fetchAboutFigures, recordAboutFigure } from '#holdings/index.ts'
import { parsePeriod } from '#shared/index.ts'
import type { LeftOut, Observation } from '#statistics/index.ts'
import type { Database, Recorder } from '#storage/index.ts'

/** The kind of record that setting a figure aside is. */
export const SET_ASIDE = 'set-aside'

/** What is recorded where a figure is set aside: which, why, and whether somebody else approved it. */
export interface NewSetAside {
  readonly figure: Pick<Observation, 'measure' | 'area' | 'breakdown' | 'period'> & {
    readonly value: number
  }
  readonly reason: string
  readonly approval: Approval
  /** YYYY-MM-DD */
  readonly day: string
}

const saysSchema = z.object({
  measure: z.string(),
  area: z.string(),
  breakdown: z.string(),
  period: z.string(),
  value: z.number(),
  reason: z.string(),
})

/**
 * Records that a figure is left out of averages, usual ranges and rules, for as long as it is not
 * withdrawn and the figure has this value.
 *
 * @returns its number among those set aside
 * @throws Refusal when it names nobody as recording it
 */
export async function recordSetAside(
  trx: Transaction<Database>,
  { figure, reason, approval, day }: NewSetAside,
  recorder: Recorder,
): Promise<number> {
  const { measure, area, breakdown, period, value } = figure
  const says = { measure, area, breakdown, period: period.code, value, reason }
  const about = { kind: SET_ASIDE, event: 'set-aside', says, approval, day }
  return await recordAboutFigure(trx, about, recorder)
}

/**
 * What is set aside on a day and has not been withdrawn by it, as a look-up by figure. A figure that has
 * been corrected since is not set aside any more.
 */
export async function fetchSetAside(
  db: Kysely<Database>,
  asAt: string | undefined,
): Promise<(figure: Observation) => LeftOut | undefined> {
  const found = new Map<string, LeftOut>()
  for (const { record, on, says, isAwaiting } of await fetchAboutFigures(db, SET_ASIDE, asAt)) {
    const read = saysSchema.safeParse(says).data
    const period = read && parsePeriod(read.period)
    if (!read || !period?.ok) continue
    const { reason, value, ...key } = read
    found.set(nameFigure({ ...key, value, period: period.value }), {
      record,
      reason,
      on,
      ...(isAwaiting ? { isAwaiting } : {}),
    })
  }
  return (figure) => (found.size === 0 ? undefined : found.get(nameFigure(figure)))
}

function nameFigure({
  measure,
  area,
  breakdown,
  period,
  value,
}: Pick<Observation, 'measure' | 'area' | 'breakdown' | 'period' | 'value'>): string {
  return [measure, area, breakdown, period.start, period.end, value].join('\n')
}
