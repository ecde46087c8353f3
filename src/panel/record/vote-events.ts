import type { Bar, Course, Interest, Motion, Nominee, Vote } from './course.ts'
import { pastBar, stateBar } from './debate-events.ts'
import type { EventOf, MeetingEvent } from './event.ts'
import { motionInHand, motionNamed, openAmendments, textOf } from './motions.ts'
import { motionName, voteName } from './names.ts'
import type { Placed } from './places.ts'
import { tellOfNothingSaid, whatFollows } from './room-events.ts'
import {
  momentOf,
  neededFor,
  sits,
  sitting,
  substituteBar,
  voteParagraph,
  voteParagraphs,
} from './sitting.ts'
import type { ItemOfDay } from './story.ts'
import { entitledTo, resultOf } from './vote-result.ts'

/** A question is put: who may vote is kept as it is now. */
export function put(course: Course, placed: Placed<EventOf<'put'>>): void {
  const { event } = placed
  const before = course.votes.find(({ id }) => id === (event.vote ?? event.id))
  if (before !== undefined) {
    const { event: first } = before.put
    if (first.clerk === event.clerk)
      course.refuse(
        event,
        `${before.id} was put already (${first.id}): give the new vote a name of its own`,
      )
    else
      course.unsettled.add(
        `${before.id} is recorded as put by two devices, ${first.id} and ${event.id}: shown as one, from the first`,
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
      course.refuse(event, `There is no motion "${name}" to put. Give the one that was moved`)
      return
    }
  }
  const inHand =
    names.length === 0 && event.election === undefined ? motionInHand(course) : undefined
  if (inHand !== undefined) on.push(inHand)
  const item = course.item?.item
  const interests = new Map<string, Interest>()
  for (const person of course.room.keys()) {
    const interest = course.interestIn(person, item?.number)
    if (interest !== undefined) interests.set(person, interest)
  }
  const vote: Vote = {
    id: event.vote ?? event.id,
    put: placed,
    on,
    words: on[0] === undefined ? undefined : textOf(course, on[0]),
    item,
    matter: matterOf(course, event, item),
    doubts: course.item?.doubts ?? [],
    interests,
    members: course.membersInOffice,
    atPut: momentOf(course, placed),
    taken: undefined,
    bars: [],
    demands: [],
    results: [],
    ownVotes: [],
    nominees: nomineesFor(course, event.election, standing),
    isDeclared: false,
    isDeclaredOver: false,
    casting: undefined,
  }
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
  tellOfInterests(course, vote)
  tellOfOrder(course, vote)
}

/** Who presides while the chair is elected, where no rule says. */
function tellOfWhoPresides({ rules, silent }: Course): void {
  if (rules.on('presides', ({ parameters }) => parameters.elects_chair).length > 0) return
  const silence = rules.silence('presides-at-election')
  silent.add(
    rules.say(
      `The rules do not say who presides while {chair} is elected${silence === undefined ? '' : ` (${silence.paragraph}). Until someone rules: ${silence.says}`}`,
    ),
  )
}

/** What was voted on before counts as declared once the meeting goes on to something else. */
export function declare(course: Course): void {
  if (course.lastVote === undefined || course.lastVote.results.length === 0) return
  course.lastVote.isDeclared = true
  course.lastVote.isDeclaredOver = true
}

function nomineesFor(
  course: Course,
  office: string | undefined,
  standing: readonly string[],
): readonly Nominee[] {
  if (office === undefined) return []
  const all = course.nominees.filter((one) => one.office === office)
  // Where the question names who stands, it is about them and not about everybody nominated before
  const nominated =
    standing.length === 0 ? all : all.filter(({ person }) => standing.includes(person))
  const others = standing
    .filter((person) => !nominated.some((one) => one.person === person))
    .map((person) => ({ person, event: '', bar: nomineeBar(course, person, office) }))
  return [...nominated, ...others]
}

function barsOf(course: Course, vote: Vote): readonly Bar[] {
  const { rules, story } = course
  const state = stateBar(course)
  const opened =
    course.opened === undefined && course.hasOpening
      ? [{ paragraph: 'none', message: 'The meeting was not open yet, so nothing can be decided' }]
      : []
  const past = vote.on.flatMap((motion) => {
    const bar = pastBar(course, motion, 'put')
    return bar === undefined ? [] : [bar]
  })
  const unseconded = vote.on.flatMap((motion) => unsecondedBar(course, motion))
  const together =
    vote.on.length > 1
      ? [
          {
            paragraph: rules.cite('amendments-together') ?? rules.cite('amendments-open') ?? 'none',
            message: 'Several amendments were put together: each has to be put on its own',
          },
        ]
      : []
  const bars = [
    ...(state === undefined ? [] : [state]),
    ...opened,
    ...past,
    ...unseconded,
    ...together,
    ...quorumBar(course, sitting(course).length),
    ...powerBar(course, vote, story.body),
    ...noVetoBar(course, vote),
  ]
  return bars.filter(({ message }, at) => bars.findIndex((one) => one.message === message) === at)
}

/** Too few to decide anything now. */
function quorumBar(course: Course, counted: number): readonly Bar[] {
  const needed = neededFor(course)
  if (needed === undefined || counted >= needed) return []
  const { rules } = course
  if (rules.cite('quorum-lost') === undefined) tellOfNothingSaid(course)
  const paragraph =
    rules.cite('quorum', ({ parameters }) => parameters.bodies.includes(course.story.body)) ??
    'none'
  const lost = rules.cite('quorum-lost', ({ parameters }) =>
    parameters.bodies.includes(course.story.body),
  )
  const adjourns =
    lost === undefined
      ? ''
      : rules.say(
          `. The meeting ${whatFollows(course)} once {chair} counts and declares it (${lost})`,
        )
  return [
    {
      paragraph,
      message: `${counted} can be counted and ${needed} are needed, so nothing is decided${adjourns}`,
    },
  ]
}

/** What a veto is of, in the word of the rules: as said, the post that the item is about, or its matter. */
function matterOf(
  { rules }: Course,
  { veto }: EventOf<'put'>,
  item: ItemOfDay | undefined,
): string | undefined {
  if (veto === undefined) return undefined
  const isRuled = (matter: string) =>
    [...rules.on('veto'), ...rules.on('no-veto')].some(
      ({ parameters }) => parameters.matter === matter,
    )
  const titled = item?.title.toLowerCase().replaceAll(' ', '-') ?? ''
  const of = [veto, item?.post, item?.matter].filter((one) => typeof one === 'string')
  const byTitle = rules.on('veto', ({ parameters }) => titled.includes(parameters.matter))
  return of.find(isRuled) ?? byTitle[0]?.parameters.matter ?? item?.post ?? veto
}

/** A veto of what the rules let nobody veto: of one post they give it, and not of the others. */
function noVetoBar({ rules }: Course, { put, matter, item }: Vote): readonly Bar[] {
  const { veto } = put.event
  if (veto === undefined || rules.on('veto', (one) => one.parameters.matter === matter).length > 0)
    return []
  if (rules.on('no-veto', (one) => one.parameters.matter === matter).length > 0) return []
  const isPost = typeof item?.post === 'string' || /appointment/.test(`${veto} ${item?.matter}`)
  const posts = rules.on('veto', ({ parameters }) => parameters.matter === 'chief-constable')
  if (!isPost || posts.length === 0) return []
  const paragraph = rules.cite('veto', ({ parameters }) => parameters.matter === 'chief-constable')
  const message =
    'Of appointments only that of a Chief Constable may be vetoed: of others the panel recommends'
  return [{ paragraph: paragraph ?? 'none', message }]
}

/** What a subcommittee may not decide. */
function powerBar({ rules }: Course, vote: Vote, body: string): readonly Bar[] {
  const matter = vote.matter ?? vote.item?.matter
  if (body !== 'subcommittee' || matter === undefined || matter === null) return []
  const answer = rules.ask('delegate', { function: matter, to: 'subcommittee' })
  const [because] = answer?.because ?? []
  if (answer === undefined || because === undefined || /^(allowed|may)/.test(answer.answer))
    return []
  return [
    {
      paragraph: because.paragraph,
      message: 'A subcommittee may not decide this: it is for the panel',
    },
  ]
}

/** An amendment or a procedural motion that a rule has seconded, and that nobody did. */
function unsecondedBar(course: Course, motion: Motion): readonly Bar[] {
  if (motion.seconder !== undefined || motion.by === undefined) return []
  const { rules } = course
  const isConduct = motion.kind === 'not-heard' || motion.kind === 'leave'
  if (isConduct) {
    const paragraph = rules.cite(
      'misconduct',
      ({ parameters }) => parameters.step === motion.kind && parameters.seconder,
    )
    return paragraph === undefined
      ? []
      : [{ paragraph, message: 'It has to be seconded, and no seconder is recorded' }]
  }
  const paragraph = rules.cite(
    'seconded',
    ({ parameters }) => parameters.needed && parameters.motions.some((one) => one === motion.kind),
  )
  if (paragraph !== undefined)
    return [{ paragraph, message: 'It has to be seconded, and no seconder is recorded' }]
  tellOfNoSeconder(course, motion, true)
  return []
}

/** No rule says whether it needs a seconder: said, with what stands in for a rule where there is something. */
export function tellOfNoSeconder(course: Course, motion: Motion, isPut: boolean): void {
  const silence = course.rules.silence('seconder')
  const what = motion.kind === 'amendment' ? 'an amendment' : 'a motion'
  if (silence === undefined) {
    course.silent.add(`The rules do not say whether ${what} needs a seconder`)
    return
  }
  course.warn(
    motion.event,
    silence.paragraph,
    `No seconder is recorded, and no rule says in so many words that ${what} needs one. ${isPut ? 'It was put to the vote all the same, and what came of it is given as it was voted' : `Until someone rules: ${silence.says}`}`,
  )
  course.silent.add(`The rules do not say whether ${what} needs a seconder (${silence.paragraph})`)
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
        `The motion was put while an amendment (${open.map(motionName).join(', ')}) was not settled`,
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
      `Amendments are voted on in the order moved: ${earlier.map(motionName).join(', ')} came before it`,
    )
  }
}

/** The vote that an event speaks of: the one it names, or the last that was put. */
function voteOf(
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
        : `There is no vote "${event.vote}": no question was put under that name`,
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
      `"${name}" is nobody of the panel of that day, and nobody of that name came in: not counted. Correct the name; the others stand`,
    )
    course.unsettled.add(`Who ${name} is, who is named in ${event.id}`)
  }
}

/** The moment at which a vote is taken: whether there is still a meeting, and enough of it. */
function takeVote(course: Course, vote: Vote, placed: Placed): void {
  vote.taken = momentOf(course, placed)
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
  const answer = rules.ask('recorded-vote', { members: good.length, when: asked })
  const isGood = answer?.answer === 'all-recorded'
  if (vote === undefined) course.demandsAhead.push({ event: event.id, isGood, vote: event.vote })
  else vote.demands.push({ event: event.id, isGood })
  if (isGood) return
  const absent = event.members
    .filter((person) => !good.includes(person))
    .map((one) => course.nameOf(one))
  const not = absent.length === 0 ? '' : ` (${absent.join(', ')} not counted)`
  const needed = Math.min(...rules.on('recorded-vote').map(({ parameters }) => parameters.members))
  const message =
    asked === 'after' && good.length >= needed
      ? `It was asked for too late: ${untilPut ? 'the question was put' : 'the vote was taken'}${rules.cite('own-vote-recorded') === undefined ? '' : '. Each member may still have their own vote recorded'}`
      : `${good.length} asked for it${not}, and ${needed} are needed`
  course.bar(event, { paragraph, message })
}

export function ownVote(course: Course, placed: Placed<EventOf<'own-vote'>>): void {
  const { event } = placed
  const vote = voteOf(course, event)
  if (vote === undefined || event.by === undefined) return
  if (!course.isKnown(event.by)) {
    course.refuse(event, `"${event.by}" is nobody of the panel of that day. Correct who it was`)
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
  const { rules } = course
  const { counts, outcome } = resultOf(course, vote)
  const held = rules.on('casting-vote', ({ parameters }) => parameters.held_by !== 'nobody')
  const none = rules.cite('casting-vote', ({ parameters }) => parameters.held_by === 'nobody')
  if (none !== undefined) {
    course.bar(event, { paragraph: none, message: 'There is no casting vote' })
    return
  }
  if (held.length === 0) {
    const silence = rules.silence('casting-vote')
    course.bar(event, {
      paragraph: silence?.paragraph ?? 'none',
      message: `The rules give nobody a casting vote${silence === undefined ? '' : `. Until someone rules: ${silence.says}`}`,
    })
    course.silent.add(
      `The rules do not say whether anybody has a casting vote${silence === undefined ? '' : ` (${silence.paragraph})`}`,
    )
    return
  }
  const isEqual = counts !== null && counts.for !== undefined && counts.for === counts.against
  const bar =
    castingBar(course, vote, event) ??
    (outcome === 'tie' || isEqual
      ? undefined
      : {
          paragraph: rules.cite('casting-vote') ?? 'none',
          message: 'The votes were not equal, so there is no casting vote',
        })
  if (bar !== undefined) {
    course.bar(event, bar)
    return
  }
  vote.casting = { event: event.id, by: event.by, side: event.side }
}

/** Why a casting vote that the rules know is none here: in an election, too late, or of another person. */
function castingBar(course: Course, vote: Vote, event: EventOf<'casting'>): Bar | undefined {
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
  const { by } = event
  const ofChair = rules.cite('casting-vote', ({ parameters }) => parameters.held_by === 'chair')
  const holder = ofChair === undefined ? course.presiding : course.officeHolder('chair')
  if (by === undefined || holder === undefined || holder === by) return undefined
  const whose = ofChair === undefined ? 'whoever presides' : rules.say('{chair}')
  const message = `The casting vote is for ${whose}, and ${course.nameOf(by)} is not that`
  return { paragraph: rules.cite('casting-vote') ?? 'none', message }
}

export function nominate(course: Course, placed: Placed<EventOf<'nominate'>>): void {
  const { event } = placed
  const office =
    event.office ?? (/vice|deputy/i.test(course.item?.item.title ?? '') ? 'vice-chair' : 'chair')
  for (const person of event.who) {
    if (!course.isKnown(person)) {
      course.refuse(
        event,
        `"${person}" is nobody of the panel of that day. Correct who was nominated`,
      )
      continue
    }
    const bar = nomineeBar(course, person, office)
    if (bar !== undefined) course.bar(event, bar)
    course.nominees.push({ person, event: event.id, bar, office })
  }
  tellOfMonth(course, event, office)
}

function nomineeBar(course: Course, person: string, office: string): Bar | undefined {
  if (office !== 'chair' && office !== 'vice-chair') return undefined
  const seat = course.seatOf(person)
  const { rules } = course
  if (seat?.kind === 'unknown') return undefined
  const answer = rules.ask('chair', { candidate: { kind: seat?.kind ?? 'outside' }, office })
  if (answer?.answer !== 'not-eligible') return undefined
  const barred = rules.cite(
    'may-not-stand',
    ({ parameters }) =>
      parameters.offices.includes(office) &&
      seat !== undefined &&
      parameters.candidates.some((one) => one === seat.kind),
  )
  const paragraph =
    barred ??
    rules.cite('may-stand', ({ parameters }) => parameters.offices.includes(office)) ??
    'none'
  const what = seat === undefined ? 'holds no seat of the panel' : 'is an independent member'
  return {
    paragraph,
    message: `${course.nameOf(person)} ${what} and may not be elected to the office`,
  }
}

function tellOfMonth(course: Course, event: EventOf<'nominate'>, office: string): void {
  const { rules, story } = course
  const yearly = rules.on('election-month', ({ parameters }) =>
    parameters.offices.some((one) => one === office),
  )
  const month = Number(story.day.slice(5, 7))
  if (yearly.length === 0 || yearly.some(({ parameters }) => parameters.month === month)) return
  const held = course.officeHolder(office === 'vice-chair' ? 'vice-chair' : 'chair')
  const vacancy = rules.cite('office-vacant', ({ parameters }) =>
    parameters.offices.some((one) => one === office),
  )
  const paragraph =
    rules.cite('election-month', ({ parameters }) =>
      parameters.offices.some((one) => one === office),
    ) ?? 'none'
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2000, (yearly[0]?.parameters.month ?? 1) - 1, 15)),
  )
  if (course.chairVacant && office === 'chair' && vacancy !== undefined) {
    course.warn(
      event,
      vacancy,
      'Another is elected at the next meeting after a resignation, not at this one',
    )
  } else if (held !== undefined) {
    course.warn(event, paragraph, `The office is filled in ${name}, and it is not vacant`)
  } else if (vacancy === undefined) {
    course.silent.add(
      `The rules fill the office in ${name} (${paragraph}) and do not say how a vacancy at another time is filled`,
    )
  }
}

export function ballotRequest(course: Course, placed: Placed<EventOf<'ballot-request'>>): void {
  const { event } = placed
  const { rules } = course
  const method = /secret|paper|slip/i.test(event.kind)
    ? 'secret'
    : /voice/i.test(event.kind)
      ? 'voices'
      : 'secret'
  const barred = rules.cite('no-ballot', ({ parameters }) => parameters.methods.includes(method))
  const over =
    course.lastVote?.isDeclaredOver === false &&
    course.lastVote.results.length > 0 &&
    (event.vote === undefined || event.vote === course.lastVote.id)
      ? '; and the vote is over'
      : ''
  if (barred !== undefined) {
    course.bar(event, { paragraph: barred, message: `A ${method} ballot is not allowed${over}` })
    return
  }
  const answer = rules.ask('ballot', { method, chairDiscretion: true, systemInOperation: true })
  if (answer?.answer === 'allowed') return
  const way = rules.cite('ballot')
  const says = way === undefined ? 'nothing' : `nothing beyond how votes are taken (${way})`
  course.warn(event, 'none', `On secret ballots these rules say ${says}${over}`)
  course.silent.add(`Secret ballots: the rules say ${says}`)
}
