import type { Decider, Decision } from '#constitution/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import type { VOTES_OF_MEMBERS } from '../asked-fields.ts'
import { citing } from '../judging.ts'
import type { Effect, Happened, Judge } from '../procedure.ts'
import { contradiction, lackingIn } from '../voting.ts'
import type { VoteInData } from './own-procedure.ts'

type Filled = Happened<typeof VOTES_OF_MEMBERS>['filled']

/**
 * A vote that a rule of the panel's own settles, by its own majority: of a question of its own, or of a
 * matter. Where the numbers that are stated do not tell, it stands as it is recorded.
 */
export function voteByOwnRule(
  vote: VoteInData,
  fields: typeof VOTES_OF_MEMBERS,
): Judge<typeof VOTES_OF_MEMBERS> {
  return ({ on, filled }, { state }, decider): Outcome<Effect> => {
    const { result, for: inFavour } = filled
    const asked = inFavour === undefined ? undefined : ask(vote, filled, on, decider)
    if (asked !== undefined && !asked.ok) return asked
    const decision = asked?.value
    const byNumbers = decision && resultOf(vote, decision, decider)
    if (decision !== undefined && byNumbers !== undefined) {
      const words = byNumbers === 'carried' ? 'Carried' : 'Not carried'
      return accept({
        to: vote[byNumbers],
        findings: [citing(`${words}: ${decision.working}`, decision)],
        warnings: [...contradiction(result, byNumbers), ...decision.warnings],
      })
    }
    if (decision?.answer === 'needs-ruling') {
      const findings = [citing('Whether it was carried needs a ruling', decision)]
      return accept({ to: state, findings, warnings: decision.warnings })
    }
    const lacks = lackingIn(fields, filled)
    if (result === 'carried' || result === 'lost') {
      const words = result === 'carried' ? 'carried' : 'not carried'
      return accept({ to: vote[result], findings: [`Recorded as ${words}: ${lacks}`] })
    }
    return accept({ to: state, findings: [`Whether it was carried is not stated: ${lacks}`] })
  }
}

function ask(
  { question, matter, stage }: VoteInData,
  { counted, members, present, for: inFavour, against, abstain }: Filled,
  on: string,
  { decide }: Decider,
): Outcome<Decision> {
  const votes = {
    votes: counted === 'counted' ? ('counted' as const) : ('in-part' as const),
    ...(members === undefined ? {} : { members }),
    ...(present === undefined ? {} : { present }),
    ...(inFavour === undefined ? {} : { for: inFavour }),
    ...(against === undefined ? {} : { against }),
    ...(abstain === undefined ? {} : { abstain }),
  }
  return question === undefined
    ? decide('veto', { matter: matter ?? '', stage: stage ?? '', ...votes }, on)
    : decide('own', { question, ...votes }, on)
}

/** `undefined` where the numbers do not tell, or the texts differ. */
function resultOf(
  { question, matter }: VoteInData,
  { answer }: Decision,
  { constitution: { ownQuestions, matters } }: Decider,
): 'carried' | 'lost' | undefined {
  const { outcomes } = ownQuestions.get(question ?? '') ?? matters.get(matter ?? '') ?? {}
  if (answer === (outcomes?.carried.answer ?? 'vetoed')) return 'carried'
  return answer === (outcomes?.lost.answer ?? 'not-vetoed') ? 'lost' : undefined
}
