import type { Counts, Course, Vote } from './course.ts'
import { nextMeeting } from './later-meeting.ts'
import { voteName } from './names.ts'
import type { VoteResult, Working } from './vote-outcome.ts'

type ElectionResult = Pick<VoteResult, 'outcome' | 'elected' | 'paragraph' | 'working' | 'needed'>

/** How many voted for whom, by the person's id; `undefined` where no count by name is recorded. */
function sharesOf(vote: Vote): ReadonlyMap<string, number> | undefined {
  for (const { event } of vote.results.toReversed()) {
    if (event.type === 'recorded' && !Array.isArray(event.for)) {
      return new Map(Object.entries(event.for).map(([person, names]) => [person, names.length]))
    }
    if (event.type !== 'hands' && event.type !== 'tally' && event.type !== 'slips') continue
    const shares = typeof event.for === 'object' ? event.for : event.shares
    if (shares !== undefined) return new Map(Object.entries(shares))
  }
  return undefined
}

/** Who is elected, by what is recorded; nobody is where the rules do not tell. */
export function electionResult(
  course: Course,
  vote: Vote,
  counts: Counts | null,
  found: Working,
  entitled: readonly string[],
): ElectionResult {
  const { rules } = course
  const office = vote.put.event.election ?? ''
  const paragraph =
    rules.cite('may-stand', ({ parameters }) => parameters.offices.some((one) => one === office)) ??
    'none'
  const none = { elected: null, paragraph, needed: null }
  const shares = sharesOf(vote)
  const standing = vote.nominees.filter(({ bar }) => bar === undefined).map(({ person }) => person)
  const word = vote.results.find(({ event }) => event.type === 'outcome')?.event
  if (shares === undefined) {
    const [only, ...others] = standing
    if (only !== undefined && others.length === 0)
      return soleNominee(course, vote, only, counts, none)
    const named =
      word?.type === 'outcome' ? standing.find((one) => word.result.includes(one)) : undefined
    if (named !== undefined) {
      found.unsettled.push(
        `${voteName(course, vote)}: the numbers of the election are not recorded`,
      )
      return {
        ...none,
        outcome: 'carried',
        elected: named,
        working: `Recorded as elected: ${course.nameOf(named)}, not counted`,
      }
    }
    return { ...none, outcome: 'not-stated', working: 'Who was voted for is not recorded' }
  }
  const valid = [...shares].filter(([person]) => {
    const nominee = vote.nominees.find((one) => one.person === person)
    return nominee === undefined ? course.isKnown(person) : nominee.bar === undefined
  })
  const cast = [...shares.values()].reduce((sum, votes) => sum + votes, 0)
  if (cast > entitled.length) return tooManyVotes(course, vote, cast, entitled, found, none)
  const isOf = ({ parameters }: { parameters: { offices: readonly string[] } }) =>
    parameters.offices.includes(office)
  const decided = rules.on('election-decided', isOf)
  const settled = rules.cite('election-decided', isOf)
  const ranked = valid.toSorted(([, one], [, other]) => other - one)
  const words = ranked.map(([person, votes]) => `${course.nameOf(person)} ${votes}`).join(', ')
  const [first, second] = ranked
  if (first === undefined) {
    return { ...none, outcome: 'no-decision', working: 'Nobody who may stand was voted for' }
  }
  const [last, beforeLast] = ranked.toReversed()
  const needsHalf = decided.some(({ parameters }) => parameters.more_than_half)
  if (settled !== undefined && needsHalf && ranked.length > 2 && first[1] * 2 <= cast) {
    const dropsOut = decided.some(({ parameters }) => parameters.drops_out === 'fewest')
    const isSure = last !== undefined && last[1] !== beforeLast?.[1]
    if (dropsOut && !isSure)
      found.unsettled.push(
        `${voteName(course, vote)}: which of those with the fewest votes drops out`,
      )
    const next = dropsOut && isSure ? `; ${course.nameOf(last[0])} drops out` : ''
    const working = `${words}: nobody has more than half of the votes${next}, and the vote is taken again`
    return { ...none, paragraph: settled, outcome: 'no-decision', working }
  }
  const isTied = second !== undefined && second[1] === first[1]
  const chosen = ranked.find(([person]) => person === vote.casting?.side)
  if (isTied && chosen?.[1] === first[1]) {
    const working = `${words}: a tie, and the casting vote is for ${course.nameOf(chosen[0])}`
    const cited = rules.cite('casting-vote') ?? paragraph
    return { ...none, paragraph: cited, outcome: 'carried', elected: chosen[0], working }
  }
  if (isTied && settled !== undefined && decided.some((one) => one.parameters.tie !== undefined)) {
    const holder =
      office === 'chair' || office === 'vice-chair' ? course.officeHolder(office) : undefined
    const until =
      holder === undefined ? '' : `; ${course.nameOf(holder)} stays in office until then`
    const working = `${words}: a tie, which stands over to ${nextMeeting(course.story)}${until}`
    return { ...none, paragraph: settled, outcome: 'tie', working }
  }
  if (isTied) {
    const silence = rules.silence('casting-vote')
    const lost = rules.cite('casting-vote')
    if (lost === undefined) {
      found.silent.push(
        `${voteName(course, vote)}: ${words} is a tie, and the rules do not say who breaks it${rules.cited(silence?.paragraph)}`,
      )
    } else {
      found.silent.push(
        `${voteName(course, vote)}: ${words} is a tie: nobody has a casting vote (${lost}), and the rules do not say what becomes of an election that is tied`,
      )
    }
    found.unsettled.push(`${voteName(course, vote)}: the election is tied, so nobody is elected`)
    return {
      ...none,
      paragraph: lost ?? silence?.paragraph ?? paragraph,
      outcome: 'tie',
      working: `${words}: a tie`,
    }
  }
  if (ranked.length > 2 && first[1] * 2 <= cast) {
    found.silent.push(
      `${voteName(course, vote)}: ${words}. The rules do not say whether the most votes are enough among more than two, or more than half are needed`,
    )
    found.unsettled.push(`${voteName(course, vote)}: nobody has more than half of the votes`)
    return { ...none, outcome: 'undetermined', working: `${words}: nobody has more than half` }
  }
  return {
    ...none,
    outcome: 'carried',
    elected: first[0],
    working: `${words}: ${course.nameOf(first[0])} is elected`,
  }
}

/** More votes than there are to vote: nobody is given as elected. */
function tooManyVotes(
  { rules }: Course,
  vote: Vote,
  cast: number,
  entitled: readonly string[],
  found: Working,
  none: Pick<ElectionResult, 'elected' | 'paragraph' | 'needed'>,
): ElectionResult {
  const office = vote.put.event.election
  const paragraph =
    rules.cite('electors', ({ parameters }) => parameters.offices.some((one) => one === office)) ??
    rules.cite('may-vote') ??
    'none'
  const working = `${cast} votes were counted, and ${entitled.length} could vote`
  const counted = vote.results.at(-1)?.event.id ?? vote.put.event.id
  found.noEffect.push({ event: counted, paragraph, message: working })
  return { ...none, paragraph, outcome: 'undetermined', working }
}

function soleNominee(
  course: Course,
  vote: Vote,
  person: string,
  counts: Counts | null,
  none: Pick<ElectionResult, 'elected' | 'paragraph' | 'needed'>,
): ElectionResult {
  const name = course.nameOf(person)
  if (counts?.for !== undefined && counts.against !== undefined) {
    const isCarried = counts.for > counts.against
    const outcome = isCarried ? 'carried' : counts.for === counts.against ? 'tie' : 'lost'
    const office = vote.put.event.election ?? ''
    const isOver = ({
      parameters,
    }: {
      parameters: { tie?: unknown; offices: readonly string[] }
    }) => parameters.tie !== undefined && parameters.offices.includes(office)
    const over = outcome === 'tie' ? course.rules.cite('election-decided', isOver) : undefined
    const words = `${name}: ${counts.for} for, ${counts.against} against`
    if (over !== undefined) {
      const working = `${words}: a tie, which stands over to ${nextMeeting(course.story)}`
      return { ...none, paragraph: over, outcome, elected: null, working }
    }
    const working = words
    return { ...none, outcome, elected: isCarried ? person : null, working }
  }
  const said = vote.results
    .map(({ event }) => ('result' in event ? (event.result ?? '') : ''))
    .join(' ')
  if (vote.results.length > 0 && !/lost|not|reject/i.test(said)) {
    return {
      ...none,
      outcome: 'carried',
      elected: person,
      working: `${name}, the only one nominated`,
    }
  }
  return { ...none, outcome: 'not-stated', working: 'What became of it is not recorded' }
}
