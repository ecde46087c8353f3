import { z } from 'zod'
import { dayInBritain } from '#days/index.ts'
import { describeDay } from '#shared/index.ts'
import type { Entry } from '#storage/index.ts'
import { type Change, type Meeting, type Meetings, meetingsOf, type Plan } from './meeting.ts'
import { KIND_NAMES } from './meeting-file.ts'

/** The kind of record that a meeting is. */
export const MEETING = 'meeting'

const planSays = z.object({
  day: z.string(),
  time: z.string().nullable().default(null),
  place: z.string().nullable().default(null),
})

const convenedSays = planSays.extend({
  kind: z.enum(KIND_NAMES),
  name: z.string().optional(),
  requisition: z.string().optional(),
  scope: z.string().optional(),
  until: z.string().optional(),
  reportOn: z.string().optional(),
})

const summonedSays = z.object({ how: z.string().nullable().default(null) })

const changeSays = z.object({
  reason: z.string().default('the reason has been erased'),
  told: z.string().default(''),
})

/**
 * Meetings with what was recorded of them on the site. What was withdrawn or struck out is left out; what
 * happened earlier stands earlier, whenever it was recorded.
 *
 * @param entries - of the kind {@link MEETING}, in the order of recording, as some reader may read them
 */
export function withRecorded(meetings: Meetings, entries: readonly Entry[]): Meetings {
  const byAddress = new Map(meetings.byAddress)
  for (const [address, its] of Map.groupBy(entries, ({ record }) => record)) {
    const events = standing(its)
    const begun = byAddress.get(address) ?? begin(address, events)
    if (begun !== undefined) byAddress.set(address, events.reduce(apply, begun))
  }
  return meetingsOf([...byAddress.values()], meetings)
}

/** The events of one meeting that stand, in the order they happened; none once it was withdrawn. */
export function standing(entries: readonly Entry[]): readonly Entry[] {
  if (entries.some(({ act }) => act === 'withdraw')) return []
  const struck = new Set(
    entries.flatMap(({ act, corrects }) => (act === 'strike-out' ? [corrects] : [])),
  )
  return entries
    .filter(({ act, id }) => act === 'record' && !struck.has(id))
    .toSorted((one, other) => (one.happened ?? '').localeCompare(other.happened ?? ''))
}

function begin(address: string, events: readonly Entry[]): Meeting | undefined {
  const convened = events.find(({ event }) => event === 'convened')
  const says = convenedSays.safeParse(convened?.says).data
  if (says === undefined) return undefined
  return {
    address,
    kind: says.kind,
    ...(says.name === undefined ? {} : { name: says.name }),
    ...{ planned: [], held: null, items: [], resolutions: [] },
    ...{
      changes: [],
      called: null,
      summonedOn: null,
      summonedHow: null,
      issued: [],
      recordedAt: null,
    },
  }
}

function apply(meeting: Meeting, entry: Entry): Meeting {
  const { event, happened, recordedAt, says } = entry
  const latest = [meeting.recordedAt ?? recordedAt, recordedAt].toSorted().at(-1) ?? recordedAt
  const touched = { ...meeting, recordedAt: latest }
  switch (event) {
    case 'convened': {
      const { requisition, scope, until, reportOn } = convenedSays.parse(says)
      const on = happened ?? dayInBritain(recordedAt)
      const called = { on, requisition, scope, until, reportOn }
      return { ...touched, called, planned: [...meeting.planned, planIn(entry)] }
    }
    case 'moved':
      return {
        ...touched,
        planned: [...meeting.planned, planIn(entry)],
        changes: [...meeting.changes, changeIn('moved', entry)],
      }
    case 'postponed':
    case 'cancelled':
      return { ...touched, changes: [...meeting.changes, changeIn(event, entry)] }
    case 'summoned':
      if (meeting.summonedOn !== null) return touched
      return { ...touched, summonedOn: happened, summonedHow: summonedSays.parse(says).how }
    default:
      return touched
  }
}

function planIn({ says, recordedAt }: Entry): Plan {
  const document = `Recorded here on ${describeDay(dayInBritain(recordedAt))}`
  return { ...planSays.parse(says), source: { document } }
}

function changeIn(kind: Change['kind'], { says, happened, recordedAt }: Entry): Change {
  return { kind, on: happened ?? dayInBritain(recordedAt), ...changeSays.parse(says) }
}
