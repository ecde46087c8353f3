import type { Decider } from '#constitution/index.ts'
import type { Procedure } from './procedure.ts'

/** What a procedure is for, in words of the panel's: also where its rules let nobody veto what others may. */
export function aboutOf(
  { about, ifVeto }: Pick<Procedure, 'about' | 'ifVeto'>,
  decider: Pick<Decider, 'decide'>,
  today: string,
): string {
  if (ifVeto === undefined) return about
  const { matter, words } = ifVeto
  // Whether there is one at all turns on no number of members
  const asked = { matter, stage: 'proposed', members: 1, votes: 'not-stated' } as const
  const decided = decider.decide('veto', asked, today)
  const isVeto = decided.ok && decided.value.answer !== 'not-available'
  return isVeto ? `${about.replace(/\.$/, '')}, ${words}.` : about
}
