import type { Course, Vote } from './course.ts'
import { electionResult } from './elections.ts'
import { decidingMoment, entitledTo } from './entitled.ts'
import { judge } from './judge-count.ts'
import { majorityNeeded } from './majority-needed.ts'
import { isLeftOpen } from './tie.ts'
import { sumOf, toldOf } from './vote-count.ts'
import type { VoteResult, Working } from './vote-outcome.ts'

/** What a vote comes to, from what is recorded of it so far: worked out again when more is. */
export function resultOf(course: Course, vote: Vote): VoteResult {
  const { results, demands, bars, taken, casting } = vote
  const of = `${results.length} ${demands.length} ${bars.length} ${taken?.minute} ${casting?.event}`
  if (vote.known?.of === of) return vote.known.result
  const result = workOutResult(course, vote)
  vote.known = Object.freeze({ of, result })
  return result
}

function workOutResult(course: Course, vote: Vote): VoteResult {
  const found: Working = { noEffect: [], warned: [], silent: [], unsettled: [] }
  const entitled = entitledTo(course, vote)
  const present = decidingMoment(course, vote).sitting.length
  const told = toldOf(course, vote, entitled, found)
  const { needed, neededOf } = majorityNeeded(course, vote, entitled)
  const shared = {
    method: told.method,
    sides: told.sides,
    entitled,
    present,
    ...{ needed, neededOf },
    reachable: needed === null ? null : entitled.length >= needed,
    provisionally: null,
    excess: told.excess,
    ...found,
  }
  const bars = [...vote.bars, ...told.bars]
  const [bar] = bars
  const unexplained =
    told.counts === null ? null : Math.max(0, entitled.length - sumOf(told.counts))
  if (bar !== undefined) {
    const working = bars.map(({ message }) => message).join('. ')
    return {
      ...shared,
      outcome: 'no-decision',
      elected: null,
      counts: told.counts,
      unexplained,
      rule: null,
      paragraph: course.rules.join(bars.map(({ paragraph }) => paragraph)),
      working,
    }
  }
  if (vote.put.event.election !== undefined) {
    const election = electionResult(course, vote, told.counts, found, entitled)
    return { ...shared, unexplained: null, counts: told.counts, rule: null, ...election }
  }
  const judged = judge(course, vote, entitled, told, found)
  const whole = { ...shared, elected: null, unexplained, counts: told.counts, ...judged }
  if (judged.outcome === 'tie' && isLeftOpen(course, vote)) {
    const provisionally = course.rules.silence('casting-vote')?.provisionally ?? null
    return { ...whole, provisionally }
  }
  return judged.outcome === 'carried' ? { ...whole, ...inDoubt(vote, judged) } : whole
}

/** What was carried on business that may not have been before the meeting is not given as settled. */
function inDoubt({ doubts }: Vote, { working }: Pick<VoteResult, 'working'>) {
  const [doubt] = doubts
  if (doubt === undefined) return {}
  const { paragraph, message } = doubt
  const outcome = 'undetermined' as const
  return {
    outcome,
    paragraph,
    working: `${working}. ${message}, so what it is worth is not settled`,
  }
}
