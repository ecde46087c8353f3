import type { Bar, Course, Vote } from './course.ts'
import { entitledTo } from './entitled.ts'
import type { EventOf } from './event.ts'
import { nobodyThere } from './names.ts'
import type { Placed } from './places.ts'
import { substituteBar, voteParagraph, voteParagraphs } from './sitting.ts'
import { tieLeftOpen } from './tie.ts'
import { voteOf } from './vote-events.ts'
import { resultOf } from './vote-result.ts'

export function ownVote(course: Course, placed: Placed<EventOf<'own-vote'>>): void {
  const { event } = placed
  const vote = voteOf(course, event)
  if (vote === undefined || event.by === undefined) return
  if (!course.isKnown(event.by)) {
    course.refuse(event, `${nobodyThere(course, event.by)}. Correct who it was`)
    return
  }
  const { rules } = course
  const own = rules.cite('own-vote-recorded')
  const name = course.nameOf(event.by)
  if (!course.isOfPanel(event.by)) {
    const message = `${name} holds no seat and has no vote: there is none to record`
    course.bar(event, { paragraph: voteParagraph(course), message })
    return
  }
  const taken = vote.taken ?? vote.atPut
  const mayVote = entitledTo(course, vote).includes(event.by)
  if (!mayVote || !taken.room.includes(event.by)) {
    const why = mayVote ? `${name} left before the vote was taken` : `${name} may not vote on it`
    const kind = vote.interests.get(event.by)?.kind
    const one = course.substitute(event.by)
    const bar = one === undefined ? undefined : substituteBar(course, one)
    const bars =
      kind === undefined
        ? bar === undefined
          ? []
          : [bar.paragraph]
        : rules.paragraphs('interest-bars', ({ parameters }) => parameters.interests.includes(kind))
    course.bar(event, {
      paragraph: rules.join([
        ...(bars.length > 0 ? bars : voteParagraphs(course, event.by)),
        ...rules.paragraphs('own-vote-recorded'),
      ]),
      message: `${why} and so cast no vote: there is none to record`,
    })
    return
  }
  if (own === undefined) {
    course.silent.add('The rules do not say whether a member may have their own vote recorded')
    course.warn(event, 'none', `The rules do not say whether ${name} may have this vote recorded`)
    return
  }
  if (vote.results.length === 0) {
    course.bar(event, { paragraph: own, message: 'The vote was not taken yet' })
    return
  }
  if (vote !== course.lastVote || vote.isDeclaredOver) {
    course.bar(event, {
      paragraph: own,
      message: 'It is asked for straight after the vote, and the meeting had gone on',
    })
    return
  }
  vote.ownVotes.push({ event: event.id, by: event.by, side: event.side })
}

export function casting(course: Course, placed: Placed<EventOf<'casting'>>): void {
  const { event } = placed
  const vote = voteOf(course, event)
  if (vote === undefined) return
  // Told once more it is the same casting vote
  if (vote.casting?.by === event.by && vote.casting?.side === event.side) return
  const bar = noCasting(course, vote, event.by)
  if (bar === undefined) {
    vote.casting = { event: event.id, by: event.by, side: event.side }
    return
  }
  course.bar(event, bar)
  if (course.rules.on('casting-vote').length === 0) course.silent.add(tieLeftOpen(course))
}

/**
 * Why a casting vote on a question has no effect, or would have none if it were given now; `undefined` where it has.
 *
 * @param by - who gives it, as far as that is known
 */
export function noCasting(course: Course, vote: Vote, by: string | undefined): Bar | undefined {
  const { rules } = course
  const { counts, outcome } = resultOf(course, vote)
  const none = rules.cite('casting-vote', ({ parameters }) => parameters.held_by === 'nobody')
  if (none !== undefined) return { paragraph: none, message: 'There is no casting vote' }
  if (rules.on('casting-vote').length === 0) {
    return { paragraph: 'none', message: tieLeftOpen(course) }
  }
  const isEqual = counts !== null && counts.for !== undefined && counts.for === counts.against
  return (
    castingBar(course, vote, by) ??
    givenBar(course, vote) ??
    (outcome === 'tie' || isEqual
      ? undefined
      : {
          paragraph: rules.cite('casting-vote') ?? 'none',
          message: 'The votes were not equal, so there is no casting vote',
        })
  )
}

function givenBar({ rules }: Course, { casting: given }: Vote): Bar | undefined {
  if (given === undefined) return undefined
  const paragraph = rules.cite('casting-vote') ?? 'none'
  const message = `The casting vote was given already, ${given.side} it, and is given once: where it was recorded wrong put that right`
  return { paragraph, message }
}

/** Why a casting vote that the rules know is none here: in an election, too late, or of another person. */
function castingBar(course: Course, vote: Vote, by: string | undefined): Bar | undefined {
  const { rules } = course
  const notInElections = rules.cite('casting-vote', ({ parameters }) => !parameters.elections)
  if (vote.put.event.election !== undefined && notInElections !== undefined) {
    return { paragraph: notInElections, message: 'There is no casting vote in an election' }
  }
  const atOnce = rules.cite('casting-vote', ({ parameters }) => parameters.at_once)
  if (atOnce !== undefined && (vote !== course.lastVote || vote.isDeclaredOver)) {
    const message = 'A casting vote is given at once, and the meeting had gone on'
    return { paragraph: atOnce, message }
  }
  const ofChair = rules.cite('casting-vote', ({ parameters }) => parameters.held_by === 'chair')
  const holder = ofChair === undefined ? course.presiding : course.officeHolder('chair')
  if (by === undefined || holder === undefined || holder === by) return undefined
  const whose = ofChair === undefined ? 'whoever presides' : rules.say('{chair}')
  const message = `The casting vote is for ${whose}, and ${course.nameOf(by)} is not that`
  return { paragraph: rules.cite('casting-vote') ?? 'none', message }
}
