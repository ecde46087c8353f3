import { type PanelId, panelOf, type ToldMeeting } from './hold.ts'

type Story = Readonly<Record<string, unknown>>
type RawEvent = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string }

const RESOLVED = /^(Resolved: |The (motion|amendment)(, as amended,)? was put)/

/**
 * What holds of any meeting of a panel, worked out from its events anew and without the judge.
 *
 * @returns a sentence for each thing that does not hold
 */
export function whatDoesNotHold(
  panel: PanelId,
  story: Story,
  told: ToldMeeting,
): readonly string[] {
  const events = story['events'] as readonly RawEvent[]
  return [
    ...votesOfTheAbsent(events, told),
    ...outcomes(events, told),
    ...factsThatAreNot(events, told),
    ...resolutionsUnsaid(told),
    ...quorumOfTheWithdrawn(panel, events, told),
    ...namesOfHands(told),
  ]
}

/** Nobody may vote who was never in the room. */
function votesOfTheAbsent(events: readonly RawEvent[], told: ToldMeeting): readonly string[] {
  const came = new Set(
    events
      .filter(({ type }) => type === 'arrive' || type === 'return')
      .flatMap(({ who }) => who as readonly string[]),
  )
  return told.votes.flatMap(({ vote, entitled, counts, method }) => [
    ...entitled
      .filter((person) => !came.has(person))
      .map((person) => `${vote}: ${person} may vote and never came`),
    ...(method === 'recorded' &&
    counts !== null &&
    (counts.for ?? 0) + (counts.against ?? 0) + (counts.abstain ?? 0) > entitled.length
      ? [`${vote}: more names are counted than may vote`]
      : []),
  ])
}

/** Who were there when a question was put and had gone when its votes were counted: their hands cannot be among them. */
function goneBetween(events: readonly RawEvent[], vote: string): ReadonlySet<string> {
  const put = events.find((one) => one.type === 'put' && one['vote'] === vote)
  const last = events.findLast((one) => one.type !== 'put' && one['vote'] === vote)
  const isBetween = ({ seq }: RawEvent) =>
    Number(seq) > Number(put?.['seq']) && Number(seq) < Number(last?.['seq'])
  const left = events.filter((one) => one.type === 'leave' && isBetween(one))
  return new Set(left.flatMap(({ who }) => who as readonly string[]))
}

/** What is carried has more for than against or, of a veto, two thirds of the members in office. */
function outcomes(events: readonly RawEvent[], told: ToldMeeting): readonly string[] {
  return told.votes.flatMap(
    ({ vote, outcome, counts, needed, members_in_office: members, entitled }) => {
      const gone = goneBetween(events, vote)
      const most = entitled.filter((person) => !gone.has(person)).length
      if (counts === null || (outcome !== 'carried' && outcome !== 'lost')) return []
      const { for: inFavour, against } = counts
      if (inFavour === null || against === null) return []
      if (inFavour + against + (counts.abstain ?? 0) > most) return []
      const isCarried = needed === null ? inFavour > against : 3 * inFavour >= 2 * members
      return isCarried === (outcome === 'carried')
        ? []
        : [`${vote}: ${inFavour} to ${against} of ${members} is said to be ${outcome}`]
    },
  )
}

/** Minutes rest on events that were recorded, and on nothing that was refused. */
function factsThatAreNot(events: readonly RawEvent[], told: ToldMeeting): readonly string[] {
  const known = new Set(['seats', 'apologies', 'items', ...events.map(({ id }) => id)])
  const refused = new Set(told.refused.map(({ event }) => event))
  return told.minutes.flatMap(({ sentence, facts }) => [
    ...(facts.length === 0 ? [`No fact stands behind: ${sentence}`] : []),
    ...facts
      .filter((one) => !known.has(one))
      .map((one) => `There is no ${one}, on which rests: ${sentence}`),
    ...facts
      .filter((one) => refused.has(one))
      .map((one) => `${one} was refused, and on it rests: ${sentence}`),
  ])
}

/** Every vote that was put has a sentence. */
function resolutionsUnsaid(told: ToldMeeting): readonly string[] {
  const said = told.minutes.filter(({ sentence }) => RESOLVED.test(sentence)).length
  const resolved = told.votes.filter(
    ({ outcome }) => outcome === 'carried' || outcome === 'lost',
  ).length
  return said >= resolved ? [] : [`${resolved} votes were decided, and ${said} sentences say so`]
}

/** How many are needed of so many in office, as each panel's text has it: a quarter of 15 seats, five, a third of the members. */
const NEEDED: Readonly<Record<PanelId, (members: number) => number>> = {
  seed15: () => 4,
  dale12: () => 5,
  moor11: (members) => Math.max(3, Math.ceil(members / 3)),
}

/** What is decided was decided by as many as were needed then: whoever resigned before the count was a member no more. */
function quorumOfTheWithdrawn(
  panel: PanelId,
  events: readonly RawEvent[],
  told: ToldMeeting,
): readonly string[] {
  const { members } = panelOf(panel)
  const without = new Set(told.noEffect.map(({ event }) => event))
  const places = (fits: (event: RawEvent) => boolean) =>
    events.filter(fits).map(({ seq }) => Number(seq))
  return told.votes.flatMap(({ vote, outcome, present }) => {
    const last = Math.max(...places((one) => one['vote'] === vote && one.type !== 'put'))
    const gone = new Set(
      events
        .filter(({ id, type, seq }) => type === 'resign' && !without.has(id) && Number(seq) < last)
        .flatMap(({ who }) => who as string),
    )
    const needed = NEEDED[panel](members.length - gone.size)
    const isDecided = outcome === 'carried' || outcome === 'lost' || outcome === 'tie'
    return isDecided && present < needed
      ? [`${vote}: ${outcome} with ${present} counted, and ${needed} are needed`]
      : []
  })
}

/** A vote by hands names nobody. */
function namesOfHands(told: ToldMeeting): readonly string[] {
  const recorded = told.votes.filter(({ method }) => method === 'recorded').length
  const named = told.minutes.filter(({ sentence }) =>
    sentence.startsWith('The votes were recorded.'),
  )
  return named.length <= recorded ? [] : ['Names are given of a vote that was not recorded by name']
}
