import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { type Approval, fetchAboutFigures, recordAboutFigure } from '#holdings/index.ts'
import { accept, type Outcome, parsePeriod, refuse } from '#shared/index.ts'
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
 * @returns its number among those set aside; refused where it is set aside already, as by a form sent twice
 * @throws Refusal when it names nobody as recording it
 */
export async function recordSetAside(
  trx: Transaction<Database>,
  { figure, reason, approval, day }: NewSetAside,
  recorder: Recorder,
): Promise<Outcome<number>> {
  const { measure, area, breakdown, period, value } = figure
  const isAside = (await fetchSetAside(trx, undefined))({ ...figure, value })
  if (isAside) {
    return refuse(
      'set-aside',
      'This figure is set aside already. Open the page of its measure again',
    )
  }
  const says = { measure, area, breakdown, period: period.code, value, reason }
  const about = { kind: SET_ASIDE, event: 'set-aside', says, approval, day }
  return accept(await recordAboutFigure(trx, about, recorder))
}

/**
 * What is set aside on a day and has not been withdrawn by it, as a look-up by figure. A figure that has
 * been corrected since is not set aside any more.
 */
export async function fetchSetAside(
  db: Kysely<Database>,
  asAt: string | undefined,
): Promise<(figure: FigureNamed) => LeftOut | undefined> {
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

/** What names a figure with its value. */
type FigureNamed = Pick<Observation, 'measure' | 'area' | 'breakdown' | 'period' | 'value'>

function nameFigure({ measure, area, breakdown, period, value }: FigureNamed): string {
  return [measure, area, breakdown, period.start, period.end, value].join('\n')
}
