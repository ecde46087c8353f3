import { type CauseOfRecount, type FetchRegisters, fetchCausesOfRecount } from '#registers/index.ts'
import type { Observation } from '#statistics/index.ts'
import type { ReadAs } from '#storage/index.ts'
import type { Actor } from '#web/index.ts'
import { nameOfImport } from './imports/import-from-register.ts'

/** That a figure was counted again from its register, and for what. */
export interface Recount {
  /** The instant at which it was. */
  readonly at: string
  readonly causes: readonly CauseOfRecount[]
}

/**
 * When a figure was counted again because entries of its register were recorded, corrected or taken out.
 *
 * @param versions - every version of the figure, oldest release first
 */
export async function fetchRecounts(
  needs: { readonly readAs: ReadAs; readonly registers: FetchRegisters },
  actor: Actor,
  versions: readonly Observation[],
): Promise<readonly Recount[]> {
  const held = versions.length < 2 ? undefined : await needs.registers()
  if (!held?.ok) return []
  const counted = versions.toSorted((one, other) => one.importId - other.importId)
  const found: Recount[] = []
  for (const [index, { importId: until, period, recordedAt: at, measure }] of counted.entries()) {
    const after = counted[index - 1]?.importId
    if (after === undefined) continue
    for (const register of held.value) {
      if (!register.measures.some(({ defined }) => defined.id === measure)) continue
      const between = { name: nameOfImport(register), after, until }
      const causes = await fetchCausesOfRecount(needs, register, actor, between, period)
      if (causes.length > 0) found.push({ at, causes })
    }
  }
  return found
}
