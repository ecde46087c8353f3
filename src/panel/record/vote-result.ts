import type { Answer } from '#constitution/index.ts'
import type { Bar, Counts, Course, Finding, Moment, Vote } from './course.ts'
import { electionResult } from './elections.ts'
import type { EventOf } from './event.ts'
import { voteName } from './names.ts'
import type { Placed } from './places.ts'
import { type Side, sideOf } from './sides.ts'
import { isEntitled, voteParagraph, voteParagraphs } from './sitting.ts'

export type Outcome = 'carried' | 'lost' | 'tie' | 'no-decision' | 'undetermined' | 'not-stated'

/** What a vote came to, by the rules and by what was recorded of it. */
export interface VoteResult {
  readonly outcome: Outcome
  readonly elected: string | null
  readonly method: string | null
  readonly counts: Counts | null
  /** Who is counted on which side by a vote by name; nobody where it may not name them, or two records of it differ. */
  readonly sides: ReadonlyMap<string, Side>
  readonly entitled: readonly string[]
  readonly present: number
  readonly needed: number | null
  readonly reachable: boolean | null
  /** Who were entitled, there and in no count; `null` where nobody counted. */
  readonly unexplained: number | null
  readonly rule: string | null
  readonly paragraph: string
  readonly working: string
  readonly noEffect: readonly Finding[]
  readonly warned: readonly Finding[]
  readonly silent: readonly string[]
  readonly unsettled: readonly string[]
}

/** Mutable while a result is worked out. */
export interface Working {
  readonly noEffect: Finding[]
  readonly warned: Finding[]
  readonly silent: string[]
  readonly unsettled: string[]
}

/** The moment that says who may vote: when it is put or, by some rules, when it is taken. */
export function decidingMoment({ rules }: Course, vote: Vote): Moment {
  const turnsOnTaken =
    rules.on('may-vote', ({ parameters }) => parameters.present_when_taken).length > 0
  return turnsOnTaken ? (vote.taken ?? vote.atPut) : vote.atPut
}

/** Who may vote, by id. */
export function entitledTo(course: Course, vote: Vote): readonly string[] {
  const key = vote.taken ?? vote.atPut
  const known = course.entitled.get(key) ?? Object.freeze(workOutEntitled(course, vote))
  course.entitled.set(key, known)
  return known
}

function workOutEntitled(course: Course, vote: Vote): readonly string[] {
  const taken = vote.taken ?? vote.atPut
  const moment = decidingMoment(course, vote)
  const electors = electorsOf(course, vote)
  return moment.sitting.filter(
    (person) =>
      electors?.includes(kindOf(course, person) ?? '') !== false &&
      isEntitled(course, person, vote.interests.get(person), {
        put: vote.atPut.room.includes(person),
        taken: taken.room.includes(person),
      }),
  )
}

/** Of what kinds they are who vote in an election; `undefined` where all do. */
function electorsOf({ rules }: Course, { put }: Vote): readonly string[] | undefined {
  const { election } = put.event
  if (election === undefined) return undefined
  const said = rules.on('electors', ({ parameters }) =>
    parameters.offices.some((one) => one === election),
  )
  return said.length === 0 ? undefined : said.flatMap(({ parameters }) => parameters.candidates)
}

/** The kind of the seat that somebody holds or stands in for. */
const kindOf = (course: Course, person: string) =>
  course.seatOf(person)?.kind ?? course.substitute(person)?.seat?.kind

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
  const needed = vote.put.event.veto === undefined ? null : vetoNeeded(course, vote, entitled)
  const shared = {
    method: told.method,
    sides: told.sides,
    entitled,
    present,
    needed,
    reachable: needed === null ? null : entitled.length >= needed,
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

interface Told {
  readonly method: string | null
  readonly counts: Counts | null
  readonly sides: VoteResult['sides']
  /** Only the word is known. */
  readonly word: 'carried' | 'lost' | 'tie' | undefined
  readonly bars: readonly Bar[]
  /** How many more hands were counted than there were to count. */
  readonly excess: number
  /** How many are named on two sides of it. */
  readonly twice: number
  /** Another count of it, by another hand. */
  readonly contrary: Counts | undefined
}

const sumOf = ({ for: inFavour = 0, against = 0, abstain = 0 }: Counts) =>
  inFavour + against + abstain

type Result<Type extends Vote['results'][number]['event']['type']> = Placed<EventOf<Type>>

const ofType = <Type extends Vote['results'][number]['event']['type']>(
  { results }: Vote,
  ...types: readonly Type[]
) =>
  results.filter(({ event }) => (types as readonly string[]).includes(event.type)) as Result<Type>[]

function toldOf(course: Course, vote: Vote, entitled: readonly string[], found: Working): Told {
  const nothing: Told = {
    method: null,
    counts: null,
    sides: new Map(),
    word: undefined,
    bars: [],
    excess: 0,
    twice: 0,
    contrary: undefined,
  }
  const [secret] = ofType(vote, 'slips')
  const bars = secret === undefined ? [] : wayOfVoting(course, 'secret', secret.event.id, found)
  const word = wordOf(vote)
  const names = ofType(vote, 'recorded')
  const hands = ofType(vote, 'hands', 'slips', 'tally')
  const isAsked = vote.demands.some(({ isGood }) => isGood)
  const named = names.at(-1)
  if (named !== undefined && Array.isArray(named.event.for) && (hands.length === 0 || isAsked)) {
    const { counts, sides: counted, twice } = countNames(course, vote, named.event, entitled, found)
    const [other] = names.filter(({ event }) => !isSameList(event, named.event))
    const contrary =
      other === undefined
        ? undefined
        : countNames(course, vote, other.event, entitled, found).counts
    const mayName = contrary === undefined && (vote.demands.length === 0 || isAsked)
    const sides = mayName ? counted : nothing.sides
    return { ...nothing, method: 'recorded', counts, sides, word, bars, contrary, twice }
  }
  const counted = hands.filter(({ event }) => typeof event.for !== 'object')
  const [first, ...others] = counted
  if (first !== undefined) {
    const method = first.event.type === 'hands' ? 'hands' : first.event.type
    const counts = countsOf(first.event)
    const contrary = others.find(
      ({ event }) => JSON.stringify(countsOf(event)) !== JSON.stringify(counts),
    )
    const there = entitled.filter((person) => (vote.taken ?? vote.atPut).room.includes(person))
    const excess = Math.max(0, sumOf(counts) - there.length)
    if (excess > 0) found.noEffect.push(tooMany(course, vote, first.event, there.length))
    return {
      ...nothing,
      method,
      counts,
      word,
      bars,
      excess,
      contrary: contrary === undefined ? undefined : countsOf(contrary.event),
    }
  }
  const [voices] = ofType(vote, 'voices')
  if (voices !== undefined) {
    const isByChair = voices.event.chair_says !== false
    const barred = wayOfVoting(course, 'voices', voices.event.id, found, isByChair)
    return { ...nothing, method: 'voices', word, bars: [...bars, ...barred] }
  }
  if (hands.length > 0 || names.length > 0) {
    return { ...nothing, method: hands[0]?.event.type ?? 'recorded', word, bars }
  }
  return { ...nothing, method: ofType(vote, 'outcome').length > 0 ? 'outcome' : null, word, bars }
}

export function countsOf(event: {
  readonly for?: number | Readonly<Record<string, number>> | undefined
  readonly against?: number | undefined
  readonly abstain?: number | undefined
}): Counts {
  const inFavour = typeof event.for === 'number' ? event.for : undefined
  return { for: inFavour, against: event.against, abstain: event.abstain }
}

/** "4 for, 3 against, 1 abstaining"; abstentions only where somebody abstained. */
export function countsWords({ for: inFavour, against, abstain }: Counts): string {
  return [
    inFavour === undefined ? 'votes for not stated' : `${inFavour} for`,
    against === undefined ? 'votes against not stated' : `${against} against`,
    ...(abstain === undefined || abstain === 0 ? [] : [`${abstain} abstaining`]),
  ].join(', ')
}

export function tooMany(
  course: Course,
  vote: Vote,
  event: { readonly id: string } & Parameters<typeof countsOf>[0],
  most: number,
): Finding {
  const entitled = entitledTo(course, vote).length
  const left = entitled > most ? ` and ${entitled - most} of them had left` : ''
  return {
    event: event.id,
    paragraph: course.rules.join([...voteParagraphs(course), ...barring(course, vote)]),
    message: `${sumOf(countsOf(event))} hands were counted; ${entitled} may vote${left}, so there can be ${most} at most`,
  }
}

/** What keeps members who are in the room from voting: their interests. */
function barring({ rules }: Course, vote: Vote): readonly string[] {
  const kinds = new Set([...vote.interests.values()].map(({ kind }) => kind))
  return [...kinds].flatMap((kind) =>
    rules.paragraphs('interest-bars', ({ parameters }) => parameters.interests.includes(kind)),
  )
}

/**
 * A way of voting that the rules bar by name decides nothing. One that they only do not name is warned of, and
 * what was stated stands as stated.
 */
function wayOfVoting(
  { rules }: Course,
  method: 'secret' | 'voices',
  event: string,
  found: Working,
  chairDiscretion = true,
): readonly Bar[] {
  const answer = rules.ask('ballot', { method, chairDiscretion, systemInOperation: false })
  if (answer?.answer !== 'refused') return []
  const barred = rules.cite('no-ballot', ({ parameters }) => parameters.methods.includes(method))
  const way = `It was taken by ${method === 'secret' ? 'secret ballot' : 'voices'}`
  if (barred === undefined) {
    const message = `${way}, which is not among the ways that the rules name; it is given as stated`
    found.warned.push({ event, paragraph: rules.cite('ballot') ?? 'none', message })
    return []
  }
  const bar = { paragraph: barred, message: `${way}, which the rules do not allow` }
  found.noEffect.push({ ...bar, event })
  return [bar]
}

const CARRIED =
  /\b(carried|agreed|passed|approved|adopted|resolved|unanimous|yes|elected|vetoed)\b/i
const LOST = /\b(not carried|lost|defeated|rejected|fell|failed|not agreed|no|refused)\b/i

function wordOf(vote: Vote): Told['word'] {
  const said = ofType(vote, 'voices', 'outcome').at(-1)?.event.result ?? ''
  if (/\btie[d]?\b/i.test(said)) return 'tie'
  if (LOST.test(said)) return 'lost'
  return CARRIED.test(said) ? 'carried' : undefined
}

/** Counts names, without those who may not vote or are in two lists. */
function countNames(
  course: Course,
  vote: Vote,
  event: EventOf<'recorded'>,
  entitled: readonly string[],
  found: Working,
): Pick<Told, 'sides' | 'twice'> & { readonly counts: Counts } {
  const lists = {
    for: Array.isArray(event.for) ? event.for : [],
    against: event.against,
    abstain: event.abstain,
  }
  const all = [...lists.for, ...lists.against, ...lists.abstain]
  const there = (vote.taken ?? vote.atPut).room
  const twice = new Set(all.filter((person, index) => all.indexOf(person) !== index))
  for (const person of twice) {
    const message = `${course.nameOf(person)} is named twice in it, and how they voted is not known: counted on no side`
    found.warned.push({ event: event.id, paragraph: voteParagraph(course, person), message })
    found.unsettled.push(`${voteName(course, vote)}: ${message}`)
  }
  const counted = (list: readonly string[]) =>
    [...new Set(list)].filter((person) => {
      const may = entitled.includes(person) && there.includes(person)
      if (!may && course.isKnown(person))
        found.noEffect.push(notCounted(course, vote, event.id, person))
      return may && !twice.has(person)
    })
  const [inFavour, against, abstain] = [
    counted(lists.for),
    counted(lists.against),
    counted(lists.abstain),
  ]
  const on = (persons: readonly string[], side: Side) =>
    persons.map((person) => [person, side] as const)
  return {
    counts: { for: inFavour.length, against: against.length, abstain: abstain.length },
    sides: new Map([
      ...on(inFavour, 'for'),
      ...on(against, 'against'),
      ...on(abstain, 'abstained'),
    ]),
    twice: [...twice].filter((person) => entitled.includes(person)).length,
  }
}

type Named = EventOf<'recorded'>

/** Whether two records of a vote by name say the same of everybody. */
function isSameList(one: Named, other: Named): boolean {
  const sides = ({ for: inFavour, against, abstain }: Named) =>
    JSON.stringify([inFavour, against, abstain].map((list) => [list].flat().toSorted()))
  return sides(one) === sides(other)
}

function notCounted(course: Course, vote: Vote, event: string, person: string): Finding {
  const { rules } = course
  const interest = vote.interests.get(person)
  const name = course.nameOf(person)
  const cited = voteParagraph(course, person)
  const where = (vote.taken ?? vote.atPut).room.includes(person)
  if (interest !== undefined && where) {
    const bars = rules.cite('interest-bars', ({ parameters }) =>
      parameters.interests.includes(interest.kind),
    )
    return {
      event,
      paragraph: bars ?? cited,
      message: `${name} has a ${interest.kind} interest in the item and may not vote: the vote does not count`,
    }
  }
  const isSubstitute = course.substitute(person) !== undefined
  return {
    event,
    paragraph: isSubstitute && where ? (rules.cite('substitute-allowed') ?? cited) : cited,
    message: `${name} may not vote on this question: the vote does not count`,
  }
}

/** The stage of what is vetoed: as said, or the first at which the rules know of it. */
function stageOf({ rules }: Course, vote: Vote): string | undefined {
  const { stage } = vote.put.event
  const said = stage ?? vote.item?.stage
  if (said !== undefined && said !== null) return said
  const of = rules.on('veto', ({ parameters }) => parameters.matter === vote.matter)
  return of[0]?.parameters.stages[0]
}

function askVeto(course: Course, vote: Vote, entitled: readonly string[], votes: object) {
  return course.rules.ask('veto', {
    matter: vote.matter ?? '',
    stage: stageOf(course, vote) ?? '',
    seats: course.story.seats.length,
    members: vote.members,
    present: decidingMoment(course, vote).sitting.length,
    entitled: entitled.length,
    ...votes,
  })
}

/** The paragraph that says what a veto needs, of the panel's own text where there is one. */
export function vetoParagraph(course: Course, vote: Vote): string {
  const answer = askVeto(course, vote, entitledTo(course, vote), { votes: 'not-stated' })
  return citedBy(course, answer, true).paragraph
}

function vetoNeeded(course: Course, vote: Vote, entitled: readonly string[]): number | null {
  const answer = askVeto(course, vote, entitled, { votes: 'not-stated' })
  const needed = answer?.facts['needed']
  return typeof needed === 'number' ? needed : null
}

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  carried: 'carried',
  vetoed: 'carried',
  'not-carried': 'lost',
  'not-vetoed': 'lost',
  tie: 'tie',
  'carried-not-counted': 'carried',
  'lost-not-counted': 'lost',
  'not-available': 'no-decision',
}

function judge(
  course: Course,
  vote: Vote,
  entitled: readonly string[],
  told: Told,
  found: Working,
): Pick<VoteResult, 'outcome' | 'rule' | 'paragraph' | 'working' | 'needed'> {
  const { veto } = vote.put.event
  const { counts, word, excess } = told
  const votes =
    counts === null
      ? {
          votes:
            word === undefined
              ? 'not-stated'
              : word === 'carried'
                ? 'carried-not-counted'
                : 'lost-not-counted',
        }
      : statedVotes(counts)
  const heads = {
    seats: course.story.seats.length,
    members: vote.members,
    present: decidingMoment(course, vote).sitting.length,
    entitled: entitled.length,
  }
  const ask = (stated: object) =>
    veto === undefined
      ? course.rules.ask('vote', { ...heads, ...stated })
      : askVeto(course, vote, entitled, stated)
  const answer = ask(excess > 0 ? { votes: 'not-stated' } : votes)
  const needed = numberOf(answer?.facts['needed'])
  const cited = citedBy(course, answer, veto !== undefined)
  const base = { ...cited, needed: veto === undefined ? null : needed }
  const ofAnswer =
    answer === undefined ? 'undetermined' : (OUTCOMES[answer.answer] ?? 'undetermined')
  if (answer?.answer === 'not-available') {
    return { ...base, outcome: 'no-decision', working: answer.working }
  }
  if (told.contrary !== undefined && counts !== null) {
    return {
      ...base,
      outcome: 'undetermined',
      working: `Two counts are recorded, ${countsWords(counts)} and ${countsWords(told.contrary)}, and nothing says which is right`,
    }
  }
  if (told.twice > 0 && counts?.for !== undefined && counts.against !== undefined) {
    const either = [
      { ...counts, for: counts.for + told.twice },
      { ...counts, against: counts.against + told.twice },
    ].map((one) => OUTCOMES[ask(statedVotes(one))?.answer ?? ''])
    if (either.some((one) => one !== ofAnswer)) {
      const working = `${countsWords(counts)}, and ${told.twice} named on two sides: the outcome turns on how they voted`
      return { ...base, outcome: 'undetermined', working }
    }
  }
  if (excess > 0 && counts !== null) {
    const sure = whateverIsTakenOff(counts, excess, ask)
    return {
      ...base,
      outcome: sure ?? 'undetermined',
      working: `${countsWords(counts)}, which is ${excess} more than there can be; ${sure === undefined ? 'the outcome turns on which are wrong' : 'whichever are wrong, the outcome is the same'}`,
    }
  }
  if (counts === null) {
    if (word === undefined) {
      return { ...base, outcome: 'not-stated', working: 'What became of it is not recorded' }
    }
    const isShort = needed !== null && entitled.length < needed && isAccountedFor(course)
    if (veto !== undefined && word === 'carried' && isShort) {
      const working = `Recorded as carried, and ${entitled.length} could vote of the ${needed} who were needed: whatever the count, it was not`
      const said = vote.results.at(-1)?.event.id ?? vote.put.event.id
      found.warned.push({ event: said, paragraph: base.paragraph, message: working })
      return { ...base, outcome: 'lost', working }
    }
    if (veto !== undefined && word === 'carried') {
      found.warned.push(notShown(vote, base.paragraph, needed, vote.members, entitled.length))
      return {
        ...base,
        outcome: 'undetermined',
        working: `Recorded as carried, without a number of votes; ${needed ?? 'a number'} of ${vote.members} members in office were needed for it`,
      }
    }
    found.unsettled.push(`${voteName(course, vote)}: the number of votes is not recorded`)
    if (word === 'tie') return { ...base, outcome: 'tie', working: 'Recorded as a tie' }
    return { ...base, outcome: word, working: `Recorded as ${word}, not counted` }
  }
  if (ofAnswer === 'tie' && vote.casting !== undefined) {
    const cited = course.rules.cite('casting-vote') ?? base.paragraph
    const isFor = sideOf(vote.casting.side) === 'for'
    const working = `${countsWords(counts)}: a tie, and the casting vote is ${isFor ? 'for' : 'against'} it`
    return { ...base, paragraph: cited, outcome: isFor ? 'carried' : 'lost', working }
  }
  const notGiven = course.rules.cite(
    'casting-vote',
    ({ parameters }) => parameters.not_given === 'lost',
  )
  if (ofAnswer === 'tie' && notGiven !== undefined) {
    const working = `${countsWords(counts)}: a tie, and no casting vote was given, so it is lost`
    return { ...base, paragraph: notGiven, outcome: 'lost', working }
  }
  if (ofAnswer === 'tie') silentTie(course, vote, counts, answer, found)
  if (word !== undefined && ofAnswer !== 'undetermined' && word !== ofAnswer) {
    const said = vote.results.find(
      ({ event }) => event.type === 'outcome' || event.type === 'voices',
    )
    found.warned.push({
      event: said?.event.id ?? vote.put.event.id,
      paragraph: base.paragraph,
      message: `It was declared ${word}; by the count (${countsWords(counts)}) it is ${ofAnswer}`,
    })
  }
  const missed = entitled.length - sumOf(counts)
  const more =
    missed > 0 && counts.for !== undefined && counts.against !== undefined
      ? `; ${missed} who may vote ${missed === 1 ? 'is' : 'are'} in no count`
      : ''
  return { ...base, outcome: ofAnswer, working: `${workingWords(answer, counts, veto)}${more}` }
}

/** Whether it is recorded of every seat who held it, and of everybody who did whether they came. */
const isAccountedFor = ({ story, hasOpening }: Course) =>
  hasOpening &&
  story.seats.every(({ holder, kind, isUnrecorded }) =>
    holder === null ? !isUnrecorded : kind !== 'unknown',
  )

function statedVotes({ for: inFavour, against, abstain }: Counts) {
  const known = { for: inFavour, against, abstain }
  const stated = Object.fromEntries(
    Object.entries(known).filter(([, number]) => number !== undefined),
  )
  const isWhole = Object.keys(stated).length === 3
  return { votes: isWhole ? 'counted' : 'in-part', ...stated }
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)

/** The panel's own text where it is among the reasons. */
function citedBy({ rules }: Course, answer: Answer | undefined, isVeto: boolean) {
  const point = isVeto ? ('veto' as const) : ('ordinary-vote' as const)
  const [first] = answer?.because ?? []
  const silent = answer !== undefined && answer.silent !== false ? answer.silent.id : undefined
  const byDefault = silent === undefined ? undefined : rules.silence(silent)?.paragraph
  if (answer?.answer === 'tie' || answer?.answer === 'not-carried') {
    const tie = rules.cite('casting-vote')
    if (tie !== undefined && answer.working.includes('tie')) {
      return { rule: first?.rule ?? null, paragraph: tie }
    }
  }
  const own = answer?.because.find(({ paragraph }) => rules.cite(point)?.includes(paragraph))
  return {
    rule: (own ?? first)?.rule ?? null,
    paragraph: byDefault ?? own?.paragraph ?? first?.paragraph ?? rules.cite(point) ?? 'none',
  }
}

function workingWords(
  answer: Answer | undefined,
  counts: Counts,
  veto: string | undefined,
): string {
  const said = countsWords(counts)
  if (answer === undefined) return `${said}: no rule says what carries it`
  return veto === undefined
    ? answer.working.replace(' (as entered)', '')
    : `${said}. ${answer.working.replace(' (as entered)', ' in office')}`
}

function notShown(
  vote: Vote,
  paragraph: string,
  needed: number | null,
  members: number,
  entitled: number,
): Finding {
  const said = vote.results.find(({ event }) => event.type === 'outcome' || event.type === 'voices')
  const reach =
    needed === null
      ? ''
      : entitled >= needed
        ? ', so it was within reach'
        : ', so it cannot have passed'
  return {
    event: said?.event.id ?? vote.put.event.id,
    paragraph,
    message: `A veto needs ${needed ?? 'a number'} of the ${members} members in office for it. “Carried” gives no number: neither that it passed nor that it did not can be said. ${entitled} could vote${reach}`,
  }
}

/** The outcome that a count has whichever of its hands are taken off, or `undefined`. */
function whateverIsTakenOff(
  { for: inFavour = 0, against = 0, abstain = 0 }: Counts,
  excess: number,
  ask: (stated: object) => Answer | undefined,
): Outcome | undefined {
  const fewerFor = { for: Math.max(0, inFavour - excess), against, abstain: 0 }
  const fewerAgainst = { for: inFavour, against: Math.max(0, against - excess), abstain: 0 }
  const [one, other] = [fewerFor, fewerAgainst].map((votes) => {
    const answer = ask({ votes: 'counted', ...votes })
    return answer === undefined ? undefined : OUTCOMES[answer.answer]
  })
  void abstain
  return one !== undefined && one === other ? one : undefined
}

function silentTie(
  course: Course,
  vote: Vote,
  counts: Counts,
  answer: Answer | undefined,
  found: Working,
): void {
  const silence = course.rules.silence('casting-vote')
  if (silence === undefined || answer === undefined || answer.silent === false) return
  found.silent.push(
    `${voteName(course, vote)}: ${countsWords(counts)} is a tie, and the rules do not say who breaks it (${silence.paragraph}). Until someone rules: ${silence.says}`,
  )
  found.unsettled.push(`${voteName(course, vote)}: a tie, which the rules do not break`)
}
