import { type Answer, beingNeeded, neededBy, neededWords } from '#constitution/index.ts'
import { capitalise } from '#shared/index.ts'
import { citedBy } from './cited-by.ts'
import type { Counts, Course, Finding, Vote } from './course.ts'
import { askVote, majorityNeeded, powerWords } from './majority-needed.ts'
import { voteName } from './names.ts'
import { sideOf } from './sides.ts'
import { countsWords, isUncounted, sumOf, type Told } from './vote-count.ts'
import type { Outcome, VoteResult, Working } from './vote-outcome.ts'

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

/** What an answer of the rules comes to, also where they have their own words for it: "amended". */
function outcomeOf({ rules }: Course, { matter = '' }: Vote, answer: Answer | undefined): Outcome {
  const own = rules.matters().get(matter)?.outcomes
  if (answer === undefined) return 'undetermined'
  if (answer.answer === own?.carried.answer) return 'carried'
  if (answer.answer === own?.lost.answer) return 'lost'
  return OUTCOMES[answer.answer] ?? 'undetermined'
}

export function judge(
  course: Course,
  vote: Vote,
  entitled: readonly string[],
  told: Told,
  found: Working,
): Pick<VoteResult, 'outcome' | 'rule' | 'paragraph' | 'working' | 'needed' | 'neededOf'> {
  const isVeto = vote.matter !== undefined
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
  const ask = (stated: object) => askVote(course, vote, entitled, stated)
  const answer = ask(excess > 0 ? { votes: 'not-stated' } : votes)
  const of = neededBy(answer)
  const { needed } = of
  const cited = citedBy(course, answer, isVeto)
  const base = { ...cited, ...of }
  const ofAnswer = outcomeOf(course, vote, answer)
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
    ].map((one) => outcomeOf(course, vote, ask(statedVotes(one))))
    if (either.some((one) => one !== ofAnswer)) {
      const working = `${countsWords(counts)}, and ${told.twice} named on two sides: the outcome turns on how they voted`
      return { ...base, outcome: 'undetermined', working }
    }
  }
  if (excess > 0 && counts !== null) {
    const sure = whateverIsTakenOff(counts, excess, (stated) =>
      outcomeOf(course, vote, ask(stated)),
    )
    if (sure !== undefined) countsAllTheSame(vote, found)
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
    if (word === 'carried' && isShort) {
      const working = `Recorded as carried, and ${entitled.length} could vote of the ${needed} who were needed: whatever the count, it was not`
      const said = vote.results.at(-1)?.event.id ?? vote.put.event.id
      found.warned.push({ event: said, paragraph: base.paragraph, message: working })
      return { ...base, outcome: 'lost', working }
    }
    if (isVeto && word === 'carried') {
      found.warned.push(notShown(course, vote, base.paragraph, entitled))
      return {
        ...base,
        outcome: 'undetermined',
        working: `Recorded as carried, without a number of votes; ${neededWords(of)} were needed for it`,
      }
    }
    if (!isUncounted(vote))
      found.unsettled.push(`${voteName(course, vote)}: the number of votes is not recorded`)
    if (word === 'tie') return { ...base, outcome: 'tie', working: 'Recorded as a tie' }
    return { ...base, outcome: word, working: `Recorded as ${word}, not counted` }
  }
  if (ofAnswer === 'tie' && vote.casting !== undefined) {
    const cited = course.rules.cite('casting-vote') ?? base.paragraph
    const isFor = sideOf(vote.casting.side) === 'for'
    const working = `${countsWords(counts)}: a tie, and the casting vote is ${isFor ? 'for' : 'against'} it`
    const withIt = (counts.for ?? 0) + 1
    if (isFor && needed !== null && withIt < needed) {
      const short = `${working}, which makes ${withIt} where ${neededWords(of)} are needed: the rules do not say whether that is enough`
      found.silent.push(`${voteName(course, vote)}: ${short}`)
      return { ...base, paragraph: cited, outcome: 'undetermined', working: short }
    }
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
  const ofAbsent = castingOfAbsent(course, vote)
  if (ofAnswer === 'tie' && ofAbsent !== undefined) {
    const working = `${countsWords(counts)}: a tie, and the casting vote is for ${course.rules.say('{chair}')}, who was not there, so it is not carried`
    return { ...base, paragraph: ofAbsent, outcome: 'lost', working }
  }
  if (ofAnswer === 'tie') openTie(course, vote, counts, answer, found)
  if (word !== undefined && ofAnswer !== 'undetermined' && word !== ofAnswer) {
    const said = vote.results.find(
      ({ event }) => event.type === 'outcome' || event.type === 'voices',
    )
    found.warned.push({
      event: said?.event.id ?? vote.put.event.id,
      paragraph: base.paragraph,
      message: `It was declared ${word}; by the count (${countsWords(counts)}${beingNeeded(of)}) it is ${ofAnswer}`,
    })
  }
  const missed = entitled.length - sumOf(counts)
  const more =
    missed > 0 && counts.for !== undefined && counts.against !== undefined
      ? `; ${missed} who could vote ${missed === 1 ? 'is' : 'are'} in no count`
      : ''
  return { ...base, outcome: ofAnswer, working: `${workingWords(answer, counts, isVeto)}${more}` }
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

/** The sums that the rules make, in the words of a page: a sum is of what is recorded, not of what somebody entered. */
function workingWords(answer: Answer | undefined, counts: Counts, isVeto: boolean): string {
  const said = countsWords(counts)
  if (answer === undefined) return `${said}: no rule says what carries it`
  const working = answer.working
    .replace(/ members \(as entered\)/g, isVeto ? ' members in office' : ' members')
    .replaceAll(' (as entered)', '')
    .replaceAll(', as entered)', ')')
    .replaceAll(' >= ', ' is at least ')
    .replaceAll(' <= ', ' is at most ')
    .replaceAll(' > ', ' is more than ')
    .replaceAll(' < ', ' is less than ')
  return isVeto ? `${said}. ${working}` : working
}

function notShown(
  course: Course,
  vote: Vote,
  paragraph: string,
  entitled: readonly string[],
): Finding {
  const of = majorityNeeded(course, vote, entitled)
  const said = vote.results.find(({ event }) => event.type === 'outcome' || event.type === 'voices')
  const reach =
    of.needed === null
      ? ''
      : entitled.length >= of.needed
        ? ', so it was within reach'
        : ', so it cannot have passed'
  return {
    event: said?.event.id ?? vote.put.event.id,
    paragraph,
    message: `${capitalise(powerWords(course, vote))} needs ${neededWords(of)} for it. “Carried” gives no number: neither that it passed nor that it did not can be said. ${entitled.length} could vote${reach}`,
  }
}

/** Too many hands of which the outcome does not turn are to be looked at, and have their effect. */
function countsAllTheSame(vote: Vote, found: Working): void {
  const counts = vote.results.map(({ event }) => event.id)
  for (const one of found.noEffect.filter(({ event }) => counts.includes(event))) {
    found.noEffect.splice(found.noEffect.indexOf(one), 1)
    found.warned.push(one)
  }
}

/** The outcome that a count has whichever of its hands are taken off, or `undefined`. */
function whateverIsTakenOff(
  { for: inFavour = 0, against = 0, abstain = 0 }: Counts,
  excess: number,
  outcomeWith: (stated: object) => Outcome,
): Outcome | undefined {
  // Hands taken from one side as far as it has any, then from those who abstained, then from the other
  const taken = (from: number, other: number) => {
    const first = Math.min(from, excess)
    const idle = Math.min(abstain, excess - first)
    return { from: from - first, idle: abstain - idle, other: other - (excess - first - idle) }
  }
  const least = taken(inFavour, against)
  const most = taken(against, inFavour)
  const [one, other] = [
    { for: least.from, against: least.other, abstain: least.idle },
    { for: most.other, against: most.from, abstain: most.idle },
  ].map((votes) => outcomeWith({ votes: 'counted', ...votes }))
  return one !== 'undetermined' && one === other ? one : undefined
}

/**
 * The paragraph by which nobody who was there had a casting vote: it is for the chair alone, who is known and was not in
 * the room. `undefined` where that is not so, or not sure.
 */
function castingOfAbsent(course: Course, vote: Vote): string | undefined {
  const { rules, unsure, movedBefore } = course
  const paragraph = rules.cite('casting-vote', ({ parameters }) => parameters.held_by === 'chair')
  const chair = course.officeHolder('chair')
  if (paragraph === undefined || chair === undefined) return undefined
  const isUnsure =
    course.votes.some(({ put }) => put.event.election === 'chair') ||
    [...unsure, ...movedBefore].some(({ who }) => who === chair)
  const { room } = vote.taken ?? vote.atPut
  return isUnsure || room.includes(chair) ? undefined : paragraph
}

/** A tie that nothing settled: where the rules are silent that is said, where they give a casting vote that none is recorded. */
function openTie(
  course: Course,
  vote: Vote,
  counts: Counts,
  answer: Answer | undefined,
  found: Working,
): void {
  const silence = course.rules.silence('casting-vote')
  if (silence === undefined || answer === undefined || answer.silent === false) {
    if (course.rules.cite('casting-vote') !== undefined)
      found.unsettled.push(`${voteName(course, vote)}: a tie, and no casting vote is recorded`)
    return
  }
  found.silent.push(
    `${voteName(course, vote)}: ${countsWords(counts)} is a tie, and the rules do not say who breaks it${course.rules.cited(silence.paragraph)}. Until someone rules: ${silence.says}`,
  )
  found.unsettled.push(`${voteName(course, vote)}: a tie, which the rules do not break`)
}
