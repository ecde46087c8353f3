import { citeSource } from '#shared/index.ts'
import { isTied } from './condition.ts'
import type { ConditionFacts, Decided } from './condition-facts.ts'
import { happeningsOf, type Turn } from './turns.ts'
import type { Undertaking } from './undertaking.ts'

/** What was found of conditions, by the number of the undertaking. */
export type FoundOfConditions = ReadonlyMap<number, Decided>

/** Looks up what decides the conditions that are tied to a figure or a case. */
export async function lookUpConditions(
  all: readonly Undertaking[],
  facts: ConditionFacts,
): Promise<FoundOfConditions> {
  const found = new Map<number, Decided>()
  for (const { number, condition, meeting } of all) {
    const decided = condition && (await facts.lookUp(condition, meeting))
    if (decided !== undefined) found.set(number, decided)
  }
  return found
}

/**
 * Undertakings with what is on record of their conditions, by what decides them: a figure, a case, or another
 * that is done.
 *
 * @param all - by number, as somebody may read them: what they may not read decides nothing for them
 */
export function withConditions(
  all: readonly Undertaking[],
  found: FoundOfConditions,
): readonly Undertaking[] {
  return all.map((one) => {
    const { condition, meeting, happenings } = one
    if (!isTied(condition)) return one
    const decided = found.get(one.number) ?? byAnother(all, condition?.undertaking)
    const met = happeningsOf(decided.turns, meeting)
    return {
      ...one,
      decidedBy: decided.by,
      happenings: [...happenings, ...met].toSorted((first, second) =>
        first.on.localeCompare(second.on),
      ),
    }
  })
}

/** Met from the day on which there was evidence of another that counts, whatever came of that otherwise. */
function byAnother(all: readonly Undertaking[], number: number | undefined): Decided {
  const other = all.find((one) => one.number === number)
  if (other === undefined) return { by: `number ${number} is done`, turns: [] }
  const evidence = other.happenings.filter(({ kind }) => kind === 'evidence')
  const days = evidence.flatMap(({ known, struck }) => [known, struck?.on ?? known])
  const turns = [...new Set(days)].map((day): Turn => {
    const known = evidence.filter((one) => one.known <= day)
    const shows = known.find(({ struck }) => struck === undefined || struck.on > day)
    const source = (shows ?? known[0])?.source ?? other.source
    const about = { known: day, on: shows?.on ?? day, source, page: `/promises/${other.number}` }
    return shows === undefined
      ? { ...about, isMet: false, words: 'what showed it was struck out' }
      : { ...about, isMet: true, words: `${other.number}. ${other.what}: ${shows.words}` }
  })
  return { by: `${other.number}. ${other.what} (${citeSource(other.source)}) is done`, turns }
}
