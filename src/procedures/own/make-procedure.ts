import type { Field } from '#fields/index.ts'
import { MEETING_DAY, TITLE, VOTES, VOTES_OF_MEMBERS } from '../asked-fields.ts'
import { setMeeting } from '../judging.ts'
import { type Procedure, type Step, step } from '../procedure.ts'
import { voteOn } from '../voting.ts'
import type { AskedInData, OwnProcedure, OwnStep } from './own-procedure.ts'
import { voteByOwnRule } from './own-votes.ts'

/**
 * A procedure as cases are run by it, from what an area writes.
 *
 * @param deadlines - the ids of the dates that the area's rules give for it, in their order
 */
export function makeProcedure(own: OwnProcedure, deadlines: readonly string[]): Procedure {
  const { id, name, about, states, initial, over, steps, open_only_in: openIn } = own
  return {
    id,
    name,
    about,
    opening: [TITLE],
    initial,
    states,
    over,
    steps: steps.map(makeStep),
    deadlines: deadlines.map((deadline) => ({
      id: deadline,
      ...(openIn[deadline] === undefined ? {} : { in: openIn[deadline] }),
    })),
  }
}

function makeStep(written: OwnStep): Step {
  const { id, does, from, to, vote, at_meeting_of: sits, starts, meets, rules } = written
  const about = {
    id,
    does,
    from,
    starts,
    meets,
    rules,
    ...(sits === undefined ? {} : { sits }),
  }
  const asked = written.asks.map(fieldOf)
  if (vote !== undefined) {
    const leadsTo = [vote.carried, vote.lost]
    const isOrdinary = vote.question === undefined && vote.matter === undefined
    const made = isOrdinary
      ? step({ ...about, leadsTo, fields: VOTES, judge: voteOn(vote) })
      : step({
          ...about,
          leadsTo,
          fields: VOTES_OF_MEMBERS,
          judge: voteByOwnRule(vote, VOTES_OF_MEMBERS),
        })
    return { ...made, fields: [...made.fields, ...asked] }
  }
  if (written.sets_meeting && to !== undefined) {
    const made = step({ ...about, leadsTo: [to], fields: [MEETING_DAY], judge: setMeeting(to) })
    return { ...made, fields: [...made.fields, ...asked] }
  }
  return step({ ...about, ...(to === undefined ? {} : { to }), fields: asked })
}

function fieldOf({ required, hint, ...rest }: AskedInData): Field {
  return {
    ...rest,
    ...(hint === undefined ? {} : { hint }),
    ...(required ? {} : { required: false }),
  }
}
