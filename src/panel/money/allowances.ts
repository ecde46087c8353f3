import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import type { Decider } from '#constitution/index.ts'
import { citeParagraph, rulesNamed } from '#constitution/index.ts'
import { accept, describeDay, type Outcome, refuse } from '#shared/index.ts'
import { type Database, fetchEntries, recordNumbered } from '#storage/index.ts'
import type { Page } from '#web/index.ts'
import type { Moment } from '../form-routes.ts'

/** The kind of record that a scheme of allowances is. */
const ALLOWANCES = 'allowances-scheme'

/** The rule by which the panel sets one for its independent members. */
const INDEPENDENTS = ['arr-allowances-independents']

const schemeSchema = z.object({
  /** The first day on which it applies, YYYY-MM-DD. */
  from: z.string(),
  /** What is paid, a line for each: "Independent member: £920 a year". */
  lines: z.array(z.string()).min(1),
  /** Where it was resolved. */
  basis: z.string(),
})

export type Scheme = z.infer<typeof schemeSchema>

/** Every scheme on record, the latest first; of two from the same day the one recorded last. */
export async function fetchSchemes(db: Kysely<Database>): Promise<readonly Scheme[]> {
  const entries = await fetchEntries(db, { kind: ALLOWANCES })
  return entries
    .flatMap((one): Scheme[] => {
      const read = one.act === 'record' ? schemeSchema.safeParse(one.says).data : undefined
      return read === undefined ? [] : [read]
    })
    .toReversed()
    .toSorted((one, other) => other.from.localeCompare(one.from))
}

/** Records a scheme, which may be resolved before it applies. @throws Refusal when it names nobody as recording it */
export async function recordScheme(
  trx: Transaction<Database>,
  { from, lines, basis }: Scheme,
  { today, recorder }: Moment,
): Promise<Outcome<'recorded'>> {
  if (lines.length === 0) {
    return refuse('no-lines', 'Enter what is paid, one line for each', 'lines')
  }
  const parts = { public: { from, lines, basis } }
  const entry = { kind: ALLOWANCES, event: 'resolved', happened: today, parts }
  await recordNumbered(trx, entry, recorder)
  return accept('recorded')
}

/** `/panel/allowances`: what independent members are paid, from which day, and by what resolution. */
export function presentAllowances(
  schemes: readonly Scheme[],
  decider: Decider | undefined,
  today: string,
) {
  const now = schemes.find(({ from }) => from <= today)
  const cited = decider === undefined ? [] : rulesNamed(decider, INDEPENDENTS).map(citeParagraph)
  return {
    title: 'Allowances of independent members',
    breadcrumbs: [{ text: 'The panel', href: '/panel' }],
    answer:
      now === undefined
        ? 'No scheme of allowances that applies today is recorded here.'
        : `The scheme of ${describeDay(now.from)} applies.`,
    rule:
      cited.length === 0
        ? 'By what rule the panel sets one is not known: no rule that is held says.'
        : `The panel sets the scheme (${cited.join('; ')}).`,
    schemes: schemes.map(({ from, lines, basis }) => ({
      heading: `${from > today ? 'To apply from' : 'From'} ${describeDay(from)}`,
      lines,
      basis,
    })),
  } satisfies Page & Record<string, unknown>
}
