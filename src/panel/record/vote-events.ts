import type { Bar, Course, Interest, Motion, Vote } from './course.ts'
import { stateBar } from './debate-events.ts'
import { namedIn, nomineesFor } from './election-events.ts'
import type { EventOf, MeetingEvent } from './event.ts'
import { matterPut, tellOfNoPower } from './matter-put.ts'
import { motionInHand, motionNamed, openAmendments, textOf } from './motions.ts'
import { mark, motionName, nobodyThere, noMotionThere, voteName } from './names.ts'
import type { Placed } from './places.ts'
import { momentOf, sits, sitting } from './sitting.ts'
import { barsOf, quorumBar } from './vote-bars.ts'
import { resultOf } from './vote-result.ts'

/** A question is put: who may vote is kept as it is now. */
export function put(course: Course, placed: Placed<EventOf<'put'>>): void {
  const { event } = placed
  const before = course.votes.find(({ id }) => id === (event.vote ?? event.id))
  if (before !== undefined) {
    const { event: first } = before.put
    if (first.clerk === event.clerk)
      course.refuse(
        event,
        course.story.withMarks === true
          ? `${before.id} was put already (${first.id}): give the new vote a name of its own`
          : `${voteName(course, before)} was put already, and this is recorded as the same one: strike it out`,
      )
    else
      course.unsettled.add(
        `${voteName(course, before)} is recorded as put by two devices${mark(course, first.id, event.id)}: shown as one, from the first`,
      )
    return
  }
  const names = event.on ?? []
  const on: Motion[] = []
  const standing: string[] = []
  for (const name of names) {
    const motion = motionNamed(course, name)
    if (motion !== undefined) on.push(motion)
    else if (event.election !== undefined && course.isKnown(name)) standing.push(name)
    else if (event.election === undefined) {
      course.refuse(event, noMotionThere(course, name, 'put'))
      return
    }
  }
  const inHand =
    names.length === 0 && event.election === undefined ? motionInHand(course) : undefined
  if (inHand !== undefined) on.push(inHand)
  const vote = voteAsPut(course, placed, on, standing)
  const ahead = course.demandsAhead.filter(
    ({ vote: name }) => name === undefined || name === vote.id,
  )
  vote.demands.push(...ahead)
  // What was asked for of no vote by name is asked for of the one that comes next, and of no other
  for (const one of ahead) course.demandsAhead.splice(course.demandsAhead.indexOf(one), 1)
  vote.bars.push(...barsOf(course, vote))
  for (const bar of vote.bars) course.bar(event, bar)
  for (const motion of on) motion.votes.push(vote)
  course.votes.push(vote)
  declare(course)
  course.lastVote = vote
  if (event.election === 'chair') tellOfWhoPresides(course)
  tellOfNoPower(course, vote)
  tellOfInterests(course, vote)
  tellOfOrder(course, vote)
}

const NO_DOUBTS: readonly Bar[] = Object.freeze([])

/** A vote on motions as they stand now, of which nothing is recorded yet but that it is put. */
export function voteAsPut(
  course: Course,
  placed: Placed<EventOf<'put'>>,
  on: readonly Motion[],
  standing: readonly string[],
): Vote {
  const { event } = placed
  // Of an election that is put as a motion the motion says whom it would elect
  const named = event.election === undefined ? [] : on.flatMap(({ text }) => namedIn(course, text))
  const item = course.item?.item
  const interests = new Map<string, Interest>()
  for (const person of course.room.keys()) {
    const interest = course.interestIn(person, item?.number)
    if (interest !== undefined) interests.set(person, interest)
  }
  const words = on[0] === undefined ? undefined : textOf(course, on[0])
  return {
    id: event.vote ?? event.id,
    put: placed,
    on,
    words,
    item,
    matter: matterPut(course, event, item, on[0], words),
    doubts: [
      ...(course.item?.doubts ?? NO_DOUBTS),
      ...(course.over === undefined ? NO_DOUBTS : [course.over]),
    ],
    interests: Object.freeze(interests),
    members: course.membersInOffice,
    atPut: momentOf(course, placed),
    taken: undefined,
    bars: [],
    demands: [],
    results: [],
    ownVotes: [],
    nominees: Object.freeze(
      nomineesFor(course, event.election, standing.length > 0 ? standing : named),
    ),
    isDeclared: false,
    isDeclaredOver: false,
    casting: undefined,
    known: undefined,
  }
}

/** Who presides while the chair is elected, where no rule says. */
function tellOfWhoPresides({ rules, silent }: Course): void {
  if (rules.on('presides', ({ parameters }) => parameters.elects_chair).length > 0) return
  const silence = rules.silence('presides-at-election')
  silent.add(
    rules.say(
      `The rules do not say who presides while {chair} is elected${silence === undefined ? '' : `${rules.cited(silence.paragraph)}. Until someone rules: ${silence.says}`}`,
    ),
  )
}

/** What was voted on before counts as declared once the meeting goes on to something else. */
export function declare(course: Course): void {
  if (course.lastVote === undefined || course.lastVote.results.length === 0) return
  if (!course.lastVote.isDeclaredOver) resultOf(course, course.lastVote)
  course.lastVote.isDeclared = true
  course.lastVote.isDeclaredOver = true
}

/** Those in the room who ought to be out of it. */
function tellOfInterests(course: Course, vote: Vote): void {
  const { rules } = course
  for (const [person, interest] of vote.interests) {
    if (!sits(course, person) || vote.atPut.sitting.includes(person)) continue
    const paragraph = rules.cite('interest-bars', ({ parameters }) =>
      parameters.interests.includes(interest.kind),
    )
    if (paragraph === undefined) continue
    const message = `${course.nameOf(person)} declared a ${interest.kind} interest and is still in the room: not counted, and may not vote`
    course.warn(interest.event, paragraph, message)
  }
}

function tellOfOrder(course: Course, vote: Vote): void {
  const [motion] = vote.on
  if (motion === undefined || vote.bars.length > 0) return
  const { rules } = course
  if (motion.kind === 'motion') {
    const open = openAmendments(course, motion)
    const paragraph = rules.cite('amendments-open')
    if (open.length > 0 && paragraph !== undefined) {
      course.warn(
        vote.put.event,
        paragraph,
        `The motion was put while an amendment (${open.map((one) => motionName(course, one)).join(', ')}) was not settled`,
      )
    }
    if (
      motion.votes.length > 1 &&
      motion.votes
        .slice(0, -1)
        .some((one) => ['carried', 'lost'].includes(resultOf(course, one).outcome))
    ) {
      course.silent.add(
        `${voteName(course, vote)}: the same motion was put twice, and the rules do not say whether it may be`,
      )
    }
    return
  }
  if (motion.kind !== 'amendment' || motion.on === undefined) return
  const ordered = rules.cite('amendments-open', ({ parameters }) => parameters.voted_as_moved)
  const earlier = openAmendments(course, motion.on).filter(
    (one) => one !== motion && course.motions.indexOf(one) < course.motions.indexOf(motion),
  )
  if (ordered !== undefined && earlier.length > 0) {
    course.warn(
      vote.put.event,
      ordered,
      `Amendments are voted on in the order moved: ${earlier.map((one) => motionName(course, one)).join(', ')} came before it`,
    )
  }
}

/** The vote that an event speaks of: the one it names, or the last that was put. */
export function voteOf(
  course: Course,
  event: { readonly vote?: string | undefined } & EventOf<
    | 'hands'
    | 'own-vote'
    | 'recorded'
    | 'casting'
    | 'demand-recorded'
    | 'voices'
    | 'outcome'
    | 'slips'
    | 'tally'
  >,
): Vote | undefined {
  const vote =
    event.vote === undefined
      ? course.lastVote
      : course.votes.findLast(({ id }) => id === event.vote)
  if (vote === undefined) {
    course.refuse(
      event,
      event.vote === undefined
        ? 'No question was put that it could be about'
        : course.story.withMarks === true
          ? `There is no vote "${event.vote}": no question was put under that name`
          : 'There is no such question. Choose the one that was put',
    )
  }
  return vote
}

export function result(
  course: Course,
  placed: Placed<EventOf<'hands' | 'recorded' | 'voices' | 'outcome' | 'slips' | 'tally'>>,
): void {
  const { event } = placed
  const vote = voteOf(course, event)
  if (vote === undefined) return
  if (event.type === 'recorded') {
    const lists = [
      ...(Array.isArray(event.for) ? event.for : Object.values(event.for).flat()),
      ...event.against,
      ...event.abstain,
    ]
    refuseNames(course, event, lists)
  }
  const isFirst = vote.results.length === 0
  // A vote that is taken again by name, as was required, is taken then
  const isAgain = event.type === 'recorded' && vote.demands.some(({ isGood }) => isGood)
  if (isFirst || isAgain) takeVote(course, vote, placed)
  vote.results.push(placed)
  if (event.type === 'outcome') vote.isDeclared = true
  const isByNameAgain = vote.results.some(
    ({ event: one }) => one !== event && one.type === 'recorded',
  )
  if (event.type === 'recorded' && isByNameAgain) {
    course.warn(
      event,
      course.rules.cite('recorded-vote') ?? 'none',
      'The names of this vote are recorded already. Both are kept; where they differ nothing says which is right: strike out the one that is wrong',
    )
  } else if (!isFirst && event.type === 'recorded' && !vote.demands.some(({ isGood }) => isGood)) {
    const paragraph = course.rules.cite('recorded-vote') ?? 'none'
    course.warn(
      event,
      paragraph,
      'Names were recorded after the vote was taken, and nobody had required it: the vote stands as it was counted',
    )
  }
  closeMisconduct(course, vote)
}

/** Names of nobody: they count for nothing, and the others of the list stand. */
function refuseNames(course: Course, event: MeetingEvent, names: readonly string[]): void {
  for (const name of new Set(names)) {
    if (course.isKnown(name)) continue
    course.refuse(
      event,
      `${nobodyThere(course, name)}, and nobody of that name came in: not counted. Correct the name; the others stand`,
    )
    course.unsettled.add(
      `Who ${course.nameOf(name)} is, who is named in a vote${mark(course, event.id)}`,
    )
  }
}

/** The moment at which a vote is taken: whether there is still a meeting, and enough of it. */
function takeVote(course: Course, vote: Vote, placed: Placed): void {
  vote.taken = momentOf(course, placed)
  vote.members = course.membersInOffice
  const state = stateBar(course)
  const bars = [
    ...(state === undefined ? [] : [state]),
    ...quorumBar(course, vote.taken.sitting.length),
  ]
  for (const bar of bars) {
    if (vote.bars.some(({ paragraph }) => paragraph === bar.paragraph)) continue
    course.bar(placed.event, bar)
    vote.bars.push(bar)
  }
}

/** A motion that a member be not heard further, once carried. */
function closeMisconduct(course: Course, vote: Vote): void {
  const [motion] = vote.on
  if (motion?.kind !== 'not-heard' || motion.against === undefined) return
  if (resultOf(course, vote).outcome !== 'carried') return
  const paragraph = course.rules.cite(
    'misconduct',
    ({ parameters }) => parameters.step === 'not-heard',
  )
  course.silenced.set(motion.against, paragraph ?? 'none')
}

export function demandRecorded(course: Course, placed: Placed<EventOf<'demand-recorded'>>): void {
  const { event } = placed
  const named =
    event.vote === undefined ? undefined : course.votes.findLast(({ id }) => id === event.vote)
  // It may be asked for before the question is put, of the vote that then comes
  const last = course.lastVote?.isDeclaredOver === true ? undefined : course.lastVote
  const vote = named ?? (event.vote === undefined ? last : undefined)
  const { rules } = course
  const paragraph = rules.cite('recorded-vote')
  refuseNames(course, event, event.members)
  if (paragraph === undefined) {
    course.silent.add('The rules do not say whether members may require a recorded vote')
    return
  }
  const good = [...new Set(event.members)].filter(
    (person) => sits(course, person) && course.room.has(person),
  )
  const isTaken = vote?.results.some(({ event: one }) => one.type !== 'outcome') === true
  const when = !isTaken ? 'before' : vote?.isDeclared === true ? 'after' : 'before-declared'
  const untilDeclared =
    rules.on('recorded-vote', ({ parameters }) => parameters.until === 'declaration').length > 0
  const untilPut =
    rules.on('recorded-vote', ({ parameters }) => parameters.until === 'put').length > 0
  const asked = untilPut
    ? vote === undefined
      ? 'before-put'
      : 'after'
    : when === 'before-declared' && !untilDeclared
      ? 'after'
      : when
  // Of those who are not named there are no more than sit there beside those who are
  const unnamed = sitting(course).filter((person) => !good.includes(person)).length
  const asking = good.length + Math.min(event.others ?? 0, unnamed)
  const answer = rules.ask('recorded-vote', { members: asking, when: asked })
  const isGood = answer?.answer === 'all-recorded'
  const least = Math.min(...rules.on('recorded-vote').map(({ parameters }) => parameters.members))
  const needed = isGood || asking >= least ? undefined : least
  const demand = { event: event.id, isGood, needed }
  if (vote === undefined) course.demandsAhead.push({ ...demand, vote: event.vote })
  else vote.demands.push(demand)
  if (isGood) return
  const absent = event.members
    .filter((person) => !good.includes(person))
    .map((one) => course.nameOf(one))
  const not = absent.length === 0 ? '' : ` (${absent.join(', ')} not counted)`
  const message =
    asked === 'after' && needed === undefined
      ? `It was asked for too late: ${untilPut ? 'the question was put' : 'the vote was taken'}${rules.cite('own-vote-recorded') === undefined ? '' : '. Each member may still have their own vote recorded'}`
      : `${asking} asked for it${not}, and ${least} are needed`
  course.bar(event, { paragraph, message })
}
