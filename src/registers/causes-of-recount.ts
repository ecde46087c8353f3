import { fetchRecordedBetween, fetchRegisterRows, type RecordedBetween } from '#holdings/index.ts'
import type { Period } from '#shared/index.ts'
import type { Actor } from '#web/index.ts'
import { readerIn } from './access.ts'
import type { Register } from './definition/register.ts'
import { dayFields } from './entries/days-touched.ts'
import { addressOfEntry } from './pages/addresses.ts'
import type { RegisterNeeds } from './pages/needs.ts'

/** What was recorded of an entry, for which a figure was counted again. */
export interface CauseOfRecount {
  /** "Invitation K7QM-2XWD was corrected"; without its reference for who may not read it. */
  readonly text: string
  readonly href?: string
}

/**
 * Why a figure that a register yields was counted again, each cause once.
 *
 * @param counted - what the imports from the register are called, and the numbers of the one that it was counted by
 *   before and of the one that counted it again
 */
export async function fetchCausesOfRecount(
  { readAs }: Pick<RegisterNeeds, 'readAs'>,
  register: Register,
  actor: Actor,
  counted: { readonly name: string; readonly after: number; readonly until: number },
  period: Period,
): Promise<readonly CauseOfRecount[]> {
  const fields = dayFields(register).map(({ name, audience }) => [name, audience] as const)
  const all = readAs({ audience: 'sealed' })
  const recorded = await fetchRecordedBetween(all, register.id, counted, period, fields)
  const reader = readerIn(register, actor)
  const references = [...new Set(recorded.map(({ reference }) => reference))]
  const readable = await fetchRegisterRows(
    readAs({ audience: reader }),
    { register: register.id, references },
    reader,
  )
  const known = new Set(readable.map(({ reference }) => reference))
  const causes = recorded.map((one): CauseOfRecount => {
    const { reference } = one
    if (!known.has(reference)) return { text: `An entry was ${doneTo(one)}` }
    const text = `Entry ${reference} was ${doneTo(one)}`
    return { text, href: addressOfEntry(register, reference) }
  })
  return [...new Map(causes.map((cause) => [cause.text, cause])).values()]
}

function doneTo({ version, isWithdrawn }: RecordedBetween): string {
  if (isWithdrawn) return 'taken out'
  return version === 1 ? 'recorded' : 'corrected'
}
