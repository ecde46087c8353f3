import { type Holding, type People, SOME_SEAT } from '#people/index.ts'
import { capitalise } from '#shared/index.ts'
import { dayOfMeeting, isOff, type Meeting, planOf } from '../meetings/meeting.ts'
import { addressOf, eventHref, meetingName } from '../meetings/meeting-words.ts'
import type { JudgedRecord } from '../record/fetch-judged.ts'
import { resolvedWords } from '../record/vote-sentences.ts'
import { isWithheld } from '../record/withheld.ts'
import { doneApartWords, withheldWords } from '../record/words-apart.ts'
import { castingIn, namedSides } from './parts-of-members.ts'

/** What the panel's data are drawn from: all of it as everybody may read it. */
export interface PopoloSources {
  readonly panel: string
  /** Where readers reach the site, without a slash at the end. */
  readonly site: string
  readonly people: People
  readonly meetings: readonly Meeting[]
  readonly records: readonly JudgedRecord[]
}

type Fields = Readonly<Record<string, unknown>>

/** Without what is not stated. */
const stated = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

const PANEL = 'panel'

/**
 * People, bodies, posts, memberships, meetings, motions and votes in the terms of Popolo
 * (https://www.popoloproject.com/specs/): a vote by a show of hands has counts and names nobody, and what is not recorded
 * is left out.
 */
export function popoloOf(sources: PopoloSources): Fields {
  const { people, meetings, records } = sources
  const organization = panelOf(people)
  return {
    persons: [...people.people.values()].map(({ id, name, aliases }) => ({
      ...{ id, name, other_names: aliases.map((alias) => ({ name: alias })) },
      links: [{ url: `${sources.site}/panel/people/${id}` }],
    })),
    organizations: organizationsOf(sources, organization),
    posts: postsOf(people, organization),
    memberships: people.holdings.flatMap((one) => membershipsOf(people, organization, one)),
    events: meetings.map((meeting) => eventOf(sources, organization, meeting)),
    motions: records.flatMap((record) => motionsOf(sources, organization, record)),
    vote_events: records.flatMap((record) => votesOf(sources, organization, record)),
  }
}

const panelOf = ({ bodies }: People) =>
  [...bodies.values()].find(({ kind }) => kind === 'panel')?.id ?? PANEL

const partyId = (party: string) =>
  `party-${party
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`

function organizationsOf({ panel, people }: PopoloSources, organization: string) {
  const parties = [...new Set(people.holdings.flatMap(({ party }) => party ?? []))]
  return [
    ...(people.bodies.has(organization)
      ? []
      : [{ id: organization, name: panel, classification: 'panel' }]),
    ...[...people.bodies.values()].map(({ id, name, kind }) => ({
      id,
      name,
      classification: kind,
    })),
    ...parties.map((name) => ({ id: partyId(name), name, classification: 'party' })),
  ]
}

function postsOf({ seats, posts }: People, organization: string) {
  return [
    ...seats.map(({ id, name, kind, from, to }) =>
      stated({
        ...{ id, label: name, role: `${kind} member`, organization_id: organization },
        ...{ start_date: from, end_date: to },
      }),
    ),
    ...posts.map(({ id, name, kind, body, from, to }) =>
      stated({
        id,
        label: name,
        role: kind,
        organization_id: body,
        start_date: from,
        end_date: to,
      }),
    ),
  ]
}

/** A holding of a seat or a post; and of a party, for as long as the seat was held in its name. */
function membershipsOf(people: People, organization: string, holding: Holding): readonly Fields[] {
  const { person, place, role, party, from, to } = holding
  const seat = people.seats.find(({ id }) => id === place)
  const post = people.posts.find(({ id }) => id === place)
  const council = seat?.kind === 'independent' ? undefined : seat?.appointed_by
  const dates = { start_date: from, end_date: to }
  const own = stated({
    ...{ person_id: person, organization_id: post?.body ?? organization },
    ...{ post_id: place === SOME_SEAT ? undefined : place, on_behalf_of_id: council },
    ...{ role: post?.name ?? role, ...dates },
  })
  return party === undefined
    ? [own]
    : [own, stated({ person_id: person, organization_id: partyId(party), ...dates })]
}

function eventOf({ site, people }: PopoloSources, organization: string, meeting: Meeting): Fields {
  const { held, address, kind } = meeting
  const day = dayOfMeeting(meeting)
  return stated({
    ...{ id: address, name: meetingName(meeting), classification: kind },
    organization_id: organization,
    start_date: instantOn(day, held === null ? planOf(meeting)?.time : held.began) ?? day,
    end_date: instantOn(day, held?.ended),
    location: held?.place ?? planOf(meeting)?.place ?? undefined,
    status: held !== null ? 'held' : isOff(meeting) ? 'cancelled' : 'planned',
    attendees: held?.present?.map((id) => stated({ id, name: people.people.get(id)?.name })),
    sources: [{ url: `${site}${addressOf(meeting)}` }],
  })
}

/** An hour by the clock here as an instant; `undefined` where it is not known. */
function instantOn(day: string, clock: string | null | undefined): string | undefined {
  if (clock === null || clock === undefined) return undefined
  return instant(
    Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime('Europe/London')
      .epochMilliseconds,
  )
}

/** To the second, as Popolo writes it. */
const instant = (milliseconds: number) =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ smallestUnit: 'second' })

const momentOf = (minute: number | null | undefined) =>
  minute === null || minute === undefined ? undefined : instant(minute * 60_000)

const RESULTS: Readonly<Record<string, string>> = { carried: 'pass', lost: 'fail' }

const recordUrl = ({ site }: PopoloSources, { meeting }: JudgedRecord, event: string) => [
  { url: `${site}${eventHref(meeting, event)}` },
]

function motionsOf(sources: PopoloSources, organization: string, record: JudgedRecord) {
  const { judged, meeting } = record
  const { course, placed, places, results } = judged
  return course.motions.map((motion) => {
    const last = results.findLast(({ vote }) => vote.on[0] === motion)?.result
    const result = last === undefined ? undefined : RESULTS[last.outcome]
    const { by, kind, event, names } = motion
    const withheld = isWithheld(course, motion)
    const notes = [
      ...(withheld ? [withheldWords] : []),
      ...[...motion.doneApart].map((done) => capitalise(doneApartWords(done))),
    ]
    const isResolved = kind === 'motion' && result === 'pass'
    const text = isResolved ? resolvedWords(course, motion) : (motion.altered ?? motion.text)
    return stated({
      ...{ id: `${meeting.address}/${names[0] ?? event}`, organization_id: organization },
      ...{ legislative_session_id: meeting.address, classification: kind },
      ...{ creator_id: by !== undefined && sources.people.people.has(by) ? by : undefined },
      ...{ text: text === '' || withheld ? undefined : text, result },
      date: momentOf(placed[places.get(event) ?? -1]?.minute),
      sources: recordUrl(sources, record, event).map((source) =>
        notes.length === 0 ? source : { ...source, note: notes.join('. ') },
      ),
    })
  })
}

function votesOf(sources: PopoloSources, organization: string, record: JudgedRecord) {
  const { judged, meeting } = record
  return judged.results.map(({ vote, result }) => {
    const [motion] = vote.on
    const counts = [
      ['yes', result.counts?.for],
      ['no', result.counts?.against],
      ['abstain', result.counts?.abstain],
    ] as const
    const sides = { for: 'yes', against: 'no', abstained: 'abstain' } as const
    const named = [...namedSides(vote, result)]
    const casting = castingIn({ vote, result })
    const name = motion?.names[0] ?? motion?.event
    return stated({
      ...{ id: `${meeting.address}/${vote.id}`, identifier: vote.id },
      ...{ organization_id: organization, legislative_session_id: meeting.address },
      motion_id: name === undefined ? undefined : `${meeting.address}/${name}`,
      start_date: momentOf(vote.put.minute),
      result: RESULTS[result.outcome],
      counts: counts.flatMap(([option, value]) => (value === undefined ? [] : [{ option, value }])),
      votes: [
        ...named.map(([person, side]) => ({ voter_id: person, option: sides[side] })),
        ...(casting?.side === undefined
          ? []
          : [{ voter_id: casting.by, option: sides[casting.side], role: 'casting vote' }]),
      ],
      sources: recordUrl(sources, record, vote.put.event.id),
    })
  })
}
