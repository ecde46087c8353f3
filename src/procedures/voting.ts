import { beingNeeded, type Decider, type Decision, neededBy } from '#constitution/index.ts'
import { accept, capitalise, type Outcome, refuse, uncapitalise } from '#shared/index.ts'
import { VOTES, VOTES_OF_MEMBERS } from './asked-fields.ts'
import { citing } from './judging.ts'
import type { Effect, Happened, Judge } from './procedure.ts'

/**
 * An ordinary vote: carried or not by the constitution's own majority; where the numbers do not tell,
 * as it is recorded.
 */
export function voteOn(to: {
  readonly carried: string
  readonly lost: string
}): Judge<typeof VOTES> {
  return ({ on, filled }, { state }, decider) => {
    const judged = judgeVote(filled, on, decider)
    if (!judged.ok) return judged
    const { decision, byNumbers } = judged.value
    const { for: inFavour, against, abstain } = filled
    const warnings = contradiction(filled.result, byNumbers)
    if (byNumbers !== undefined) {
      const abstaining = abstain === undefined ? 'abstentions not stated' : `${abstain} abstaining`
      // What is needed of those present is not known where it is not who abstained
      const needed = abstain === undefined ? '' : beingNeeded(neededBy(decision))
      const counts = `${inFavour} for, ${against} against, ${abstaining}${needed}`
      const words =
        byNumbers === 'carried'
          ? 'Carried'
          : decision.answer === 'tie'
            ? 'A tie, so not carried'
            : 'Not carried'
      const findings = [citing(`${words}: ${counts}`, decision)]
      return accept({ to: to[byNumbers], findings, warnings })
    }
    const lacks = lackingIn(VOTES, filled)
    if (filled.result === 'carried' || filled.result === 'lost') {
      const words = filled.result === 'carried' ? 'carried' : 'not carried'
      return accept({ to: to[filled.result], findings: [`Recorded as ${words}: ${lacks}`] })
    }
    return accept({ to: state, findings: [`Whether it was carried is not stated: ${lacks}`] })
  }
}

type Result = 'carried' | 'lost'

/** What the numbers come to, where those that are not stated cannot turn it. */
function judgeVote(
  { for: inFavour, against, abstain }: Happened<typeof VOTES>['filled'],
  on: string,
  decider: Decider,
): Outcome<{ readonly decision: Decision; readonly byNumbers: Result | undefined }> {
  const ask = (abstaining: number) =>
    decider.decide('vote', { for: inFavour ?? 0, against: against ?? 0, abstain: abstaining }, on)
  const others = decider.constitution.settings.seats - (inFavour ?? 0) - (against ?? 0)
  const [least, most] = [ask(abstain ?? 0), ask(abstain ?? Math.max(0, others))]
  if (!least.ok) return least
  if (!most.ok) return most
  const isTold = inFavour !== undefined && against !== undefined
  const isSure = isTold && least.value.answer === most.value.answer
  const result = least.value.answer === 'carried' ? 'carried' : 'lost'
  return accept({ decision: least.value, byNumbers: isSure ? result : undefined })
}

/**
 * A vote on a veto, judged by the constitution as far as the numbers that are stated go: enough of the
 * members and not only of those present. Where they do not tell, it stands as it is recorded.
 *
 * @param to - the states it leads to, and how a veto that is carried is told: "vetoed as too low"
 */
export function voteOnVeto(
  { filled, on }: Happened<typeof VOTES_OF_MEMBERS>,
  about: { readonly matter: 'precept' | 'chief-constable'; readonly stage: 'proposed' | 'reserve' },
  decider: Decider,
  to: { readonly vetoed: string; readonly lost: string; readonly way: string },
): Outcome<Effect> {
  const { members, present, against, abstain, for: inFavour } = filled
  const cast = (inFavour ?? 0) + (against ?? 0) + (abstain ?? 0)
  const { seats } = decider.constitution.settings
  // What is not stated is asked with as what leaves the others possible; it decides nothing
  const recorded = decider.countsOn(on).members
  const inOffice = members ?? recorded?.number ?? undefined
  const whole = inOffice ?? Math.max(seats, present ?? 0, cast)
  const counts = {
    ...(members === undefined && inOffice !== undefined ? {} : { members: whole }),
    present: present ?? whole,
    for: inFavour ?? 0,
    against: against ?? 0,
    abstain: abstain ?? 0,
  }
  const asked = decider.decide('veto', { ...about, ...counts }, on)
  if (!asked.ok) return asked
  const decision = asked.value
  if (decision.answer === 'not-available') {
    return refuse('no-veto', citing('The panel has no veto here', decision), 'step')
  }
  const isTold = inOffice !== undefined && inFavour !== undefined
  const open = 'The panel still has to choose another course'
  if (isTold && decision.answer === 'needs-ruling') {
    const votes = `${inFavour} of ${inOffice} members voted for it, and the texts differ on how many are needed`
    const findings = [citing(`Whether it is vetoed needs a ruling: ${votes}`, decision)]
    return accept({ to: to.lost, findings, warnings: decision.warnings })
  }
  const byNumbers = isTold ? (decision.answer === 'vetoed' ? 'carried' : 'lost') : undefined
  const contradicted = contradiction(filled.result, byNumbers)
  const isWhole = isTold && present !== undefined && against !== undefined && abstain !== undefined
  const warnings = [...contradicted, ...(isWhole ? decision.warnings : [])]
  if (byNumbers !== undefined) {
    const votes = `${inFavour} of ${inOffice} members voted for the veto`
    if (byNumbers === 'carried') {
      const findings = [citing(`${capitalise(to.way)}: ${votes}`, decision)]
      return accept({ to: to.vetoed, findings, warnings: contradicted })
    }
    return accept({
      to: to.lost,
      findings: [citing(`Not vetoed: ${votes}${beingNeeded(neededBy(decision))}`, decision), open],
      warnings,
    })
  }
  const base =
    inOffice === undefined
      ? `${whole} members were needed, if every seat was filled`
      : `${whole} members were needed`
  const needed = `${lackingIn(VOTES_OF_MEMBERS, filled)}; ${decision.facts['needed']} of ${base}`
  if (filled.result === 'carried') {
    return accept({
      to: to.vetoed,
      findings: [citing(`Recorded as ${to.way}: ${needed}`, decision)],
    })
  }
  if (filled.result === 'lost') {
    return accept({
      to: to.lost,
      findings: [citing(`Recorded as not vetoed: ${needed}`, decision), open],
    })
  }
  return accept({
    to: to.lost,
    findings: [citing(`Whether the veto was carried is not stated: ${needed}`, decision)],
  })
}

/** That what is recorded of a vote is not what its numbers come to. */
export function contradiction(
  result: 'carried' | 'lost' | 'not-stated' | undefined,
  byNumbers: Result | undefined,
): readonly string[] {
  if (byNumbers === undefined || result === undefined || result === 'not-stated') return []
  if (result === byNumbers) return []
  const said = { carried: 'carried', lost: 'not carried' }
  return [`It is recorded as ${said[result]}, and by the numbers it was ${said[byNumbers]}`]
}

/** "no numbers are stated", or which are not: "not stated: votes against; abstentions". */
export function lackingIn(
  fields: typeof VOTES | typeof VOTES_OF_MEMBERS,
  filled: Readonly<Record<string, unknown>>,
): string {
  const numbers = fields.filter(({ kind }) => kind === 'number')
  const lacking = numbers.filter(({ name }) => filled[name] === undefined)
  if (lacking.length === numbers.length) return 'no numbers are stated'
  return `not stated: ${lacking.map(({ label }) => uncapitalise(label)).join('; ')}`
}
