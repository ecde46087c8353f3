import { capitalise, describeDay } from '#shared/index.ts'
import type { Course, Motion, Vote } from './course.ts'
import { adjournedTo } from './debate-events.ts'
import type { EventOf, MeetingEvent } from './event.ts'
import type { JudgedMeeting } from './judge.ts'
import { nextOrdinaryMeeting } from './later-meeting.ts'
import { decidedAs, textOf } from './motions.ts'
import { countsWords, type VoteResult } from './vote-result.ts'

/** One sentence of draft minutes, with the ids of what it rests on: events, or `seats`, `apologies`, `items`. */
export interface MinuteSentence {
  /** The item of the agenda; `null` for the meeting as a whole. */
  readonly item: number | string | null
  /** The number of the minute, where the meeting says from which it runs on. */
  readonly number: number | null
  readonly sentence: string
  readonly facts: readonly string[]
  /** Said of a point that was noted, and of a promise: a point in roman numerals. */
  readonly kind?: 'point'
}

type Said = {
  readonly sentence: string
  readonly facts: readonly string[]
  readonly kind?: 'point'
}

const numbered = (number: string) => (/^\d+$/.test(number) ? Number(number) : number)

/**
 * Draft minutes: what was recorded and what came of it, a sentence each. A vote by hands names nobody,
 * and what has no effect is left out, save where it was put to the vote.
 */
export function minutesOf(judged: JudgedMeeting): readonly MinuteSentence[] {
  const { course } = judged
  const { firstMinute, items } = course.story
  const whole = openingSentences(judged).map((said) => ({ item: null, number: null, ...said }))
  const numbers = new Map<string, number>()
  const sentences: MinuteSentence[] = [...whole]
  let item: string | undefined
  for (const { event, clock } of judged.placed) {
    if (event.type === 'item') {
      item = event.item
      if (!numbers.has(item)) numbers.set(item, numbers.size)
    }
    const said = sentenceOf(judged, event, clock)
    for (const one of said) {
      const place = item === undefined ? undefined : numbers.get(item)
      const running = firstMinute === null || place === undefined ? null : firstMinute + place
      const number = items.find((entry) => entry.number === item)?.minute ?? running
      const isWhole = item === undefined || event.type === 'close'
      sentences.push({
        item: isWhole || item === undefined ? null : numbered(item),
        number: isWhole ? null : number,
        ...one,
      })
    }
  }
  return sentences
}

function openingSentences({ course, placed }: JudgedMeeting): readonly Said[] {
  const there = [...course.spans.keys()]
  const arrivals = placed.flatMap(({ event }) =>
    event.type === 'arrive' || event.type === 'return' ? [event] : [],
  )
  const members = course.story.seats.flatMap(({ holder }) =>
    holder !== null && there.includes(holder) ? [holder] : [],
  )
  const factsOf = (persons: readonly string[]) =>
    arrivals.filter(({ who }) => who.some((one) => persons.includes(one))).map(({ id }) => id)
  const named = there.filter((person) => course.substitute(person) !== undefined)
  const substitutes = named.filter((person) => course.sat.has(person))
  const others = named.filter((person) => !course.sat.has(person))
  const offices = there.filter(
    (person) => !course.isOfPanel(person) && course.officeOf(person) !== undefined,
  )
  const standing = substitutes.map((person) => {
    const holder = course.substitute(person)?.seat?.holder
    return `${course.nameOf(person)} for ${holder === undefined || holder === null ? 'a member' : course.nameOf(holder)}`
  })
  const apologies = course.story.apologies
  return [
    ...(members.length === 0
      ? []
      : [
          {
            sentence: `Present: ${listed(course, members)}.`,
            facts: [...factsOf(members), 'seats'],
          },
        ]),
    ...(substitutes.length === 0
      ? []
      : [
          {
            sentence: `Present as ${substitutes.length === 1 ? 'a substitute' : 'substitutes'}: ${joined(standing)}.`,
            facts: [...factsOf(substitutes), 'seats'],
          },
        ]),
    ...(others.length === 0
      ? []
      : [
          {
            sentence: `Also in the room, named as ${others.length === 1 ? 'a substitute who' : 'substitutes who'} did not sit: ${listed(course, others)}.`,
            facts: factsOf(others),
          },
        ]),
    ...(offices.length === 0
      ? []
      : [{ sentence: `In attendance: ${listed(course, offices)}.`, facts: factsOf(offices) }]),
    ...(apologies.length === 0
      ? []
      : [{ sentence: `Apologies: ${listed(course, apologies)}.`, facts: ['apologies'] }]),
  ]
}

const listed = (course: Course, persons: readonly string[]) =>
  joined(persons.map((person) => course.nameOf(person)))

function joined(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

const stop = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

function sentenceOf(
  judged: JudgedMeeting,
  event: MeetingEvent,
  clock: string | null,
): readonly Said[] {
  const { course } = judged
  if (course.refused.some((one) => one.event === event.id)) return []
  const hasEffect = !course.noEffect.some((one) => one.event === event.id)
  const at = clock === null ? '' : ` at ${clock}`
  const fact = (sentence: string) => [
    { sentence: capitalise(sentence), facts: factsOf(judged, event.id) },
  ]
  const point = (sentence: string) =>
    fact(sentence).map((one) => ({ ...one, kind: 'point' as const }))
  // Of somebody of whom only an id is recorded, what is not settled says more than a sentence would
  const isNamed = (who: string) => course.isOfPanel(who) || course.officeOf(who) !== undefined
  switch (event.type) {
    case 'arrive':
    case 'return': {
      const late = event.who.filter((who) =>
        course.spans.get(who)?.some(({ from }) => from.event.id === event.id),
      )
      const isLater = course.items.length > 0 && isAfterFirstItem(judged, event.id)
      if (!isLater || late.filter(isNamed).length === 0) return []
      const came = event.type === 'return' ? 'returned to' : 'joined'
      const when = clock === null ? '; the hour is not recorded' : at
      return fact(`${listed(course, late.filter(isNamed))} ${came} the meeting${when}.`)
    }
    case 'leave': {
      const gone = event.who.filter((who) => course.spans.has(who) && isNamed(who))
      if (gone.length === 0) return []
      const when = clock === null ? '; the hour is not recorded' : at
      return fact(`${listed(course, gone)} left the meeting${when}.`)
    }
    case 'interest': {
      const [who] = event.who
      if (who === undefined) return []
      const kind =
        /pecuniary/i.test(event.kind) && !/non/i.test(event.kind) ? 'pecuniary' : 'personal'
      const items = event.items?.filter((one) => one !== 'all')
      const all = event.items?.includes('all') === true
      const what = all
        ? ' in all items'
        : items === undefined || items.length === 0
          ? ''
          : ` in item${items.length === 1 ? '' : 's'} ${joined(items)}`
      const reason = event.reason === undefined ? '' : ` (${event.reason.replace(/[.]$/, '')})`
      return fact(`${listed(course, event.who)} declared a ${kind} interest${what}${reason}.`)
    }
    case 'move':
    case 'amend':
    case 'closure':
    case 'next-business':
    case 'adjourn-debate': {
      const motion = course.motions.find((one) => one.event === event.id)
      if (motion === undefined || motion.bar !== undefined) return []
      if (motion.kind === 'amendment' && motion.seconder === undefined && motion.votes.length === 0)
        return []
      // Of a motion of which nobody is named, what was resolved says all there is
      const isAnybodys = motion.by !== undefined || motion.seconder !== undefined
      if (!isAnybodys && decidedAs(course, motion) === 'carried') return []
      return [
        { sentence: movedWords(course, motion), facts: motion.facts },
        ...(motion.stay === undefined || motion.seconder === undefined
          ? []
          : [{ sentence: stop(stayWords(course)), facts: motion.facts }]),
      ]
    }
    case 'put':
      return voteSentences(judged, event.id)
    case 'preside':
    case 'take-chair':
      if (!hasEffect) return []
      return fact(
        `${listed(course, event.who)} ${event.type === 'preside' ? 'presided' : 'took the chair'}${at}.`,
      )
    case 'promise': {
      return point(promiseWords(course, event))
    }
    case 'note': {
      const by = event.by ?? event.role
      const who = by === undefined ? undefined : nameOr(course, by)
      return event.text === ''
        ? []
        : point(who === undefined ? stop(event.text) : `${who}: ${stop(event.text)}`)
    }
    case 'alter': {
      const motion = course.motions.find(
        ({ altered, facts }) => altered !== undefined && facts.includes(event.id),
      )
      return motion === undefined
        ? []
        : fact(
            `The ${KINDS[motion.kind]} was altered, with the agreement that it needs, to read: “${event.text}”`.replace(
              /([^.])”$/,
              '$1.”',
            ),
          )
    }
    case 'withdraw': {
      const motion = course.motions.find(({ withdrawn }) => withdrawn === event.id)
      return motion === undefined ? [] : fact(`The ${motion.kind} “${motion.text}” was withdrawn.`)
    }
    case 'ruling':
      return hasEffect && event.text !== ''
        ? fact(`${course.rules.say('{Chair}')} ruled: ${stop(event.text)}`)
        : []
    case 'suspend':
      return hasEffect ? fact(`The meeting was suspended${at}.`) : []
    case 'resume':
      return hasEffect ? fact(`The meeting resumed${at}.`) : []
    case 'declare-no-quorum':
      return course.adjourned?.placed.event.id === event.id
        ? fact(
            `${course.rules.say('{Chair}')} declared that there was no quorum, and the meeting ${course.adjourned.did}${at}. What was left went to ${course.adjourned.to}.`,
          )
        : []
    case 'resign':
      return hasEffect
        ? fact(
            `${listed(course, event.who)} resigned${event.office === undefined ? '' : ' the office'}${course.warned.some((one) => one.event === event.id) && event.office === undefined ? '; whether in writing is not recorded' : ''}.`,
          )
        : []
    case 'close':
      return hasEffect ? fact(`The meeting ended${at}.`) : []
    default:
      return []
  }
}

/** As what it was said, in the words that follow whom it is asked of. */
const SAID_AS: Readonly<Record<string, string>> = {
  request: 'was asked',
  suggestion: 'was asked to think of this',
  consideration: 'is to consider',
  offer: 'offered',
  invitation: 'invited members',
  intention: 'intends',
  'agreed-action': 'agreed',
}

function promiseWords(course: Course, { by, kind, text, due }: EventOf<'promise'>): string {
  const as = kind === undefined ? 'undertook' : (SAID_AS[kind] ?? 'undertook')
  const who =
    by === undefined ? 'It was said, by whom is not recorded' : `${nameOr(course, by)} ${as}`
  const when =
    due === undefined
      ? ''
      : /^\d{4}-\d{2}-\d{2}/.test(due)
        ? `, by ${describeDay(due.slice(0, 10))}`
        : `, ${due}`
  return stop(`${who}: ${text.replace(/[.]$/, '')}${when}`)
}

/** A member by name; anybody else as the record calls them: "The commissioner". */
function nameOr(course: Course, by: string): string {
  if (course.isKnown(by)) return capitalise(course.nameOf(by))
  return /^[a-z]/.test(by) ? `The ${by.replace(/^the /, '')}` : by
}

function isAfterFirstItem({ placed, course }: JudgedMeeting, event: string): boolean {
  const place = (id: string | undefined) => placed.findIndex((one) => one.event.id === id)
  return place(event) > place(course.items[0]?.event)
}

/** The event and what corrected it: both are kept. */
function factsOf({ corrected }: JudgedMeeting, event: string): readonly string[] {
  const by = corrected.find(({ raw }) => raw.id === event)?.by ?? []
  return [event, ...by]
}

function voteSentences(judged: JudgedMeeting, event: string): readonly Said[] {
  const found = judged.results.find(({ vote }) => vote.put.event.id === event)
  if (found === undefined) return []
  const { vote, result } = found
  const { course } = judged
  const facts = [
    ...vote.on.flatMap((motion) => motion.facts),
    event,
    ...vote.results.flatMap(({ event: one }) => factsOf(judged, one.id)),
  ]
  if (vote.put.event.election !== undefined) {
    const nominations = vote.nominees.flatMap((one) => (one.event === '' ? [] : [one.event]))
    return [{ sentence: electionWords(course, vote, result), facts: [...nominations, ...facts] }]
  }
  const [motion] = vote.on
  const sentences = [
    { sentence: outcomeWords(course, motion, result), facts },
    ...castingOf(course, vote, result),
    ...effectOf(course, motion, result, facts),
    ...resolved(course, motion, result, facts),
    ...namesOf(judged, vote, result),
    ...ownVotes(judged, vote),
  ]
  return sentences
}

function castingOf(course: Course, { casting }: Vote, { outcome }: VoteResult): readonly Said[] {
  if (casting === undefined || (outcome !== 'carried' && outcome !== 'lost')) return []
  const whose =
    casting.by === undefined ? 'a casting vote' : `the casting vote of ${course.nameOf(casting.by)}`
  const sentence = `The votes were equal, and it was ${outcome} on ${whose}.`
  return [{ sentence, facts: [casting.event] }]
}

const stayWords = ({ story }: Course) =>
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
  return [{ sentence: `The motion “${motion.on.text}” counted as withdrawn.`, facts }]
}

const KINDS: Readonly<Record<Motion['kind'], string>> = {
  motion: 'motion',
  amendment: 'amendment',
  closure: 'motion that the question be now put',
  'next-business': 'motion to proceed to the next business',
  'adjourn-debate': 'motion that the debate be adjourned',
  'not-heard': 'motion that a member be not further heard',
  leave: 'motion that a member leave the meeting',
}

function movedWords(course: Course, motion: Motion): string {
  const by = motion.by === undefined ? '' : ` by ${course.nameOf(motion.by)}`
  const isSeconded = motion.seconder !== undefined && motion.seconder !== 'unknown'
  const seconded = isSeconded ? ` and seconded by ${course.nameOf(motion.seconder ?? '')}` : ''
  const words = motion.text === '' ? KINDS[motion.kind] : `“${stop(motion.text)}”`
  if (motion.kind === 'amendment')
    return `An amendment was moved${by}${seconded}: ${words}`
      .replace(/[.]?”$/, '.”')
      .replace(/([^.”])$/, '$1.')
  if (motion.text === '') return `A ${words} was moved${by}${seconded}.`
  return `It was moved${by}${seconded}: ${words}`.replace(/([^.”])$/, '$1.')
}

function outcomeWords(course: Course, motion: Motion | undefined, result: VoteResult): string {
  const name =
    motion === undefined ? 'question' : motion.kind === 'motion' ? 'motion' : KINDS[motion.kind]
  const isAmended =
    motion?.kind === 'motion' &&
    textOf(course, motion) !== motion.text &&
    motion.amendments.length > 0
  const what = `The ${name}${isAmended ? ', as amended,' : ''}`
  const counts = result.counts === null ? '' : `: ${countsWords(result.counts)}`
  switch (result.outcome) {
    case 'carried':
      return `${what} was put and carried${counts}.`
    case 'lost':
      return `${what} was put and lost${counts}.`
    case 'tie':
      return `${what} was put, and the votes were equal${counts}. The rules do not say who breaks a tie.`
    case 'no-decision':
      return `${what} was put. Nothing was decided by it. ${stop(result.working)}`
    case 'undetermined':
      return `${what} was put. What the record says of it does not settle it. ${stop(result.working)}`
    case 'not-stated':
      return `${what} was put. What became of it is not recorded.`
  }
}

function resolved(
  course: Course,
  motion: Motion | undefined,
  result: VoteResult,
  facts: readonly string[],
): readonly Said[] {
  if (motion?.kind !== 'motion' || result.outcome !== 'carried') return []
  const text = motion.result ?? textOf(course, motion)
  const amending = motion.amendments.flatMap((one) =>
    one.votes.length > 0 && one.bar === undefined ? [...one.facts] : [],
  )
  const words =
    text === undefined
      ? 'Resolved: the motion as amended, whose words are not recorded.'
      : `Resolved: ${stop(text.replace(/^That/, 'that'))}`
  return [{ sentence: words, facts: [...new Set([...facts, ...amending])] }]
}

/** Names only of a vote that was required to be recorded, or recorded by name from the first. */
function namesOf(judged: JudgedMeeting, vote: Vote, result: VoteResult): readonly Said[] {
  const { course } = judged
  const recorded = vote.results.findLast(({ event }) => event.type === 'recorded')?.event
  if (recorded?.type !== 'recorded' || result.method !== 'recorded' || !Array.isArray(recorded.for))
    return []
  if (vote.demands.length > 0 && !vote.demands.some(({ isGood }) => isGood)) return []
  const counted = (list: readonly string[]) =>
    list.filter((person) => result.entitled.includes(person))
  const lists = [
    ['For', counted(recorded.for)],
    ['Against', counted(recorded.against)],
    ['Abstaining', counted(recorded.abstain)],
  ] as const
  const words = lists
    .filter(([, names]) => names.length > 0)
    .map(([side, names]) => `${side}: ${listed(course, names)}.`)
  const demanded = vote.demands.filter(({ isGood }) => isGood).map(({ event }) => event)
  return [
    {
      sentence: `The votes were recorded. ${words.join(' ')}`,
      facts: [...demanded, ...factsOf(judged, recorded.id)],
    },
  ]
}

function ownVotes({ course }: JudgedMeeting, vote: Vote): readonly Said[] {
  return vote.ownVotes.map(({ event, by, side }) => ({
    sentence: `At the request of ${course.nameOf(by)} it is recorded that ${course.nameOf(by)} ${/abst/i.test(side) ? 'abstained' : `voted ${side}`}.`,
    facts: [event],
  }))
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
