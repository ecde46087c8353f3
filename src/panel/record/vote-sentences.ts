import { beingNeeded } from '#constitution/index.ts'
import { askedFor } from './asked-by-name.ts'
import type { Course, Motion, Vote } from './course.ts'
import { adjournedTo } from './debate-events.ts'
import type { JudgedMeeting } from './judge.ts'
import { nextOrdinaryMeeting } from './later-meeting.ts'
import { decidedAs, textOf } from './motions.ts'
import { asQuoted, singleMarks } from './names.ts'
import { factsOf, joined, listed, nameOr, type Said, stop } from './plain-words.ts'
import { type Side, sideOf } from './sides.ts'
import { countsWords } from './vote-count.ts'
import type { VoteResult } from './vote-outcome.ts'
import { isWithheld } from './withheld.ts'
import { AMENDED_APART, NOT_GIVEN } from './words-apart.ts'

export function voteSentences(judged: JudgedMeeting, event: string): readonly Said[] {
  const found = judged.results.find(({ vote }) => vote.put.event.id === event)
  if (found === undefined) return []
  const { vote, result } = found
  const { course } = judged
  const facts = [
    ...vote.on.flatMap((motion) => motion.facts),
    event,
    ...vote.results.flatMap(({ event: one }) => factsOf(judged, one.id)),
    ...(vote.casting === undefined ? [] : [vote.casting.event]),
  ]
  if (vote.put.event.election !== undefined) {
    const nominations = vote.nominees.flatMap((one) => (one.event === '' ? [] : [one.event]))
    return [{ sentence: electionWords(course, vote, result), facts: [...nominations, ...facts] }]
  }
  const [motion] = vote.on
  const sentences = [
    { sentence: outcomeWords(course, vote, motion, result), facts },
    ...castingOf(course, vote, result),
    ...castingInVain(judged, vote),
    ...effectOf(course, motion, result, facts),
    ...namesOf(judged, vote, result),
    ...ownVotes(judged, vote),
    ...resolved(judged, vote, result),
  ]
  return sentences
}

function castingOf(course: Course, { casting }: Vote, { outcome }: VoteResult): readonly Said[] {
  if (casting === undefined || (outcome !== 'carried' && outcome !== 'lost')) return []
  const whose =
    casting.by === undefined ? 'a casting vote' : `the casting vote of ${course.nameOf(casting.by)}`
  const sentence = `It was ${outcome} on ${whose}.`
  return [{ sentence, facts: [casting.event] }]
}

/** A casting vote that was given and counts for nothing: that it was given is a fact. */
function castingInVain({ course, placed }: JudgedMeeting, vote: Vote): readonly Said[] {
  return placed.flatMap(({ event }) => {
    if (event.type !== 'casting' || vote.casting?.event === event.id) return []
    if (event.vote === undefined ? course.lastVote !== vote : event.vote !== vote.id) return []
    const found = course.noEffect.find((one) => one.event === event.id)
    if (found === undefined) return []
    const who =
      event.by === undefined
        ? 'A casting vote was'
        : `${nameOr(course, event.by)} gave a casting vote`
    const gave = event.by === undefined ? `${who} given` : who
    const cited = course.rules.cited(found.paragraph)
    return [{ sentence: `${gave}, which has no effect${cited}.`, facts: [event.id] }]
  })
}

export const stayWords = ({ story }: Course) =>
  `The motion stands adjourned, without discussion, to ${nextOrdinaryMeeting(story)}`

/** What a motion that ends a debate does to the one before the panel, once it is carried. */
function effectOf(
  course: Course,
  motion: Motion | undefined,
  { outcome }: VoteResult,
  facts: readonly string[],
): readonly Said[] {
  if (outcome !== 'carried' || motion?.on === undefined) return []
  const isRuled = (kind: 'next-business' | 'adjourn-debate') =>
    motion.kind === kind &&
    course.rules.cite('procedural-effect', ({ parameters }) => parameters.motion === kind) !==
      undefined
  if (isRuled('adjourn-debate')) {
    return [{ sentence: `The debate stood adjourned to ${adjournedTo(course, motion)}.`, facts }]
  }
  if (!isRuled('next-business')) return []
  return [{ sentence: `The motion “${asQuoted(motion.on.text)}” counted as withdrawn.`, facts }]
}

export const KINDS: Readonly<Record<Motion['kind'], string>> = {
  motion: 'motion',
  amendment: 'amendment',
  closure: 'motion that the question be now put',
  'next-business': 'motion to proceed to the next business',
  'adjourn-debate': 'motion that the debate be adjourned',
  'not-heard': 'motion that a member be not further heard',
  leave: 'motion that a member leave the meeting',
}

export function movedWords(course: Course, motion: Motion): string {
  const by = motion.by === undefined ? '' : ` by ${course.nameOf(motion.by)}`
  const isSeconded = motion.seconder !== undefined && motion.seconder !== 'unknown'
  const seconded = isSeconded ? ` and seconded by ${course.nameOf(motion.seconder ?? '')}` : ''
  const words = motion.text === '' ? KINDS[motion.kind] : `“${singleMarks(stop(motion.text))}”`
  if (motion.kind === 'amendment')
    return `An amendment was moved${by}${seconded}: ${words}`
      .replace(/[.]?”$/, '.”')
      .replace(/([^.”])$/, '$1.')
  if (motion.text === '') return `A ${words} was moved${by}${seconded}.`
  return `It was moved${by}${seconded}: ${words}`.replace(/([^.”])$/, '$1.')
}

function outcomeWords(
  course: Course,
  vote: Vote,
  motion: Motion | undefined,
  result: VoteResult,
): string {
  const what = `The ${putWords(course, motion)}`
  const tooMany = result.excess > 0 ? `, which is ${result.excess} more than there can be` : ''
  const counted = result.counts === null ? '' : `: ${countsWords(result.counts)}${tooMany}`
  const isEqual = result.counts?.for !== undefined && result.counts.for === result.counts.against
  const share = counted === '' ? '' : beingNeeded(result)
  switch (result.outcome) {
    case 'carried':
    case 'lost':
      if (vote.casting !== undefined) return `${what} was put, and the votes were equal${counted}.`
      if (isEqual && share === '')
        return `${what} was put and ${result.outcome}, the votes being equal${counted}.`
      return `${what} was put and ${result.outcome}${counted}${share}.`
    case 'tie': {
      const held = course.rules.cite('casting-vote')
      const breaks =
        held === undefined ? 'The rules do not say who breaks a tie' : 'No casting vote is recorded'
      return `${what} was put, and the votes were equal${counted}. ${breaks}.`
    }
    case 'no-decision':
      return `${what} was put. Nothing was decided by it. ${stop(result.working)}`
    case 'undetermined':
      return `${what} was put. What the record says of it does not settle it. ${stop(result.working)}`
    case 'not-stated':
      return `${what} was put. What became of it is not recorded.`
  }
}

/** What was put: of several amendments which one. */
function putWords(course: Course, motion: Motion | undefined): string {
  if (motion === undefined) return 'question'
  if (motion.kind === 'motion') {
    const isAmended = motion.amendments.some((one) => decidedAs(course, one) === 'carried')
    if (motion.isApart) return `motion, ${AMENDED_APART},`
    return isAmended ? 'motion, as amended,' : 'motion'
  }
  const isOneOfSeveral = motion.kind === 'amendment' && (motion.on?.amendments.length ?? 0) > 1
  const words = asQuoted(motion.altered ?? motion.text)
  return isOneOfSeveral && words !== '' ? `amendment “${words}”` : KINDS[motion.kind]
}

function resolved(judged: JudgedMeeting, vote: Vote, { outcome }: VoteResult): readonly Said[] {
  const { course } = judged
  const [motion] = vote.on
  if (motion?.kind !== 'motion' || outcome !== 'carried') return []
  const words = `Resolved: ${resolvedWords(course, motion).replace(/^Th(?=at|e motion)/, 'th')}`
  return [{ sentence: words, facts: factsOfResolution(judged, vote) }]
}

/** All that the words of a resolution rest on, and that it was carried: its amendments, and what was put right, with it. */
export function factsOfResolution(judged: JudgedMeeting, vote: Vote): readonly string[] {
  const amendments = vote.on.flatMap((motion) => amendmentsOf(judged.course, motion))
  const votes = [vote, ...amendments.flatMap((one) => one.votes)]
  const facts = [
    ...[...vote.on, ...amendments].flatMap((motion) => motion.facts),
    ...votes.flatMap(({ put, results, casting }) => [
      ...[put, ...results].map(({ event }) => event.id),
      ...(casting === undefined ? [] : [casting.event]),
    ]),
  ]
  return [...new Set(facts.flatMap((one) => factsOf(judged, one)))]
}

const amendmentsOf = (course: Course, { amendments }: Motion) =>
  amendments.filter((one) => decidedAs(course, one) === 'carried')

/** What a motion that was carried resolves, as far as the reader may know it: "That speed figures be published." */
export const resolvedWords = (course: Course, motion: Motion) =>
  isWithheld(course, motion)
    ? `The motion, ${AMENDED_APART}; ${NOT_GIVEN}.`
    : wordsAsAmended(course, motion)

/** The words of a motion with what is recorded of its amendments: "That speed figures be published." */
export function wordsAsAmended(course: Course, motion: Motion): string {
  const text = motion.result ?? textOf(course, motion)
  if (text !== undefined) return stop(text)
  const amended = amendmentsOf(course, motion).map(
    (one) => `“${asQuoted(one.altered ?? one.text)}”`,
  )
  const whole = (motion.altered ?? motion.text).replace(/[.]$/, '')
  return `${whole}, amended by ${joined(amended)}.`
}

/** Names only of a vote that was required to be recorded, or recorded by name from the first: also where too few asked. */
function namesOf(judged: JudgedMeeting, vote: Vote, result: VoteResult): readonly Said[] {
  const { course } = judged
  const recorded = vote.results.findLast(({ event }) => event.type === 'recorded')?.event
  if (recorded?.type !== 'recorded' || result.method !== 'recorded' || !Array.isArray(recorded.for))
    return []
  const on = (side: Side) =>
    [...result.sides].flatMap(([person, its]) => (its === side ? [person] : []))
  const lists = [
    ['For', on('for')],
    ['Against', on('against')],
    ['Abstaining', on('abstained')],
  ] as const
  const words = lists
    .filter(([, names]) => names.length > 0)
    .map(([side, names]) => `${side}: ${listed(course, names)}.`)
  const asked = askedFor(judged, vote)
  const named = [...new Set([...recorded.for, ...recorded.against, ...recorded.abstain])]
  const barred = named.filter(
    (person) => course.isOfPanel(person) && !result.entitled.includes(person),
  )
  return [
    {
      sentence: [`The votes were recorded${asked.words}.`, ...words].join(' '),
      facts: [...asked.facts, ...factsOf(judged, recorded.id)],
    },
    ...(barred.length === 0
      ? []
      : [
          {
            sentence: `Named in it and not counted, having no vote on the question: ${listed(course, barred)}.`,
            facts: factsOf(judged, recorded.id),
          },
        ]),
  ]
}

function ownVotes({ course }: JudgedMeeting, vote: Vote): readonly Said[] {
  return vote.ownVotes.map(({ event, by, side }) => ({
    sentence: `At the request of ${course.nameOf(by)} it is recorded ${ownSide(course.nameOf(by), side)}.`,
    facts: [event],
  }))
}

function ownSide(name: string, said: string): string {
  const side = sideOf(said)
  if (side === undefined) return `how ${name} voted; which way is not in the record`
  return `that ${name} ${side === 'abstained' ? side : `voted ${side}`}`
}

function electionWords(course: Course, vote: Vote, result: VoteResult): string {
  const office =
    vote.put.event.election === 'chair'
      ? course.rules.say('{bare:chair}')
      : vote.put.event.election === 'vice-chair'
        ? course.rules.say('{bare:vice_chair}')
        : (vote.put.event.election ?? 'the office')
  if (result.elected !== null) {
    return `${course.nameOf(result.elected)} was elected ${office}.`
  }
  return `The election of the ${office} was put. Nobody is recorded as elected. ${stop(result.working)}`
}
