import type { Page } from '#web/index.ts'
import { addressOf, crumbsOf, meetingName } from '../meetings/meeting-words.ts'
import { type Compared, compareRecords, devicesOf } from './compare-records.ts'
import type { RawEvent } from './corrections.ts'
import { eventWords } from './event-words.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { clockOf } from './hour.ts'
import { recordedWhen } from './record-log.ts'

const NAMES = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const deviceName = (place: number) => `Device ${NAMES[place] ?? place + 1}`

/** What a page of two records says of one that stands otherwise, or alone. */
interface Side {
  readonly id: string
  readonly device: string
  readonly says: string
  readonly taken: string
  /** What is pressed for it to stand alone; none where the other did not record it. */
  readonly strike: { readonly id: string; readonly newId: string; readonly why: string } | null
}

/**
 * The records of two devices side by side: what only one says, what both say and differently, which was taken, and a
 * press by which the one of them is struck out.
 *
 * @param asked - the places of the two devices, where more than two recorded; the first two unless said
 */
export function comparePage(
  record: JudgedRecord,
  asked: Readonly<Record<string, unknown>>,
  newId: () => string,
): Page & Readonly<Record<string, unknown>> {
  const { judged, meeting } = record
  const devices = devicesOf(judged.corrected)
  const placeOf = (name: string, otherwise: number) => {
    const place = Number(asked[name] ?? otherwise)
    return devices[place] === undefined ? otherwise : place
  }
  const [one, other] = [placeOf('one', 0), placeOf('other', 1)]
  const [first, second] = [devices[one], devices[other]]
  const address = `${addressOf(meeting)}/record`
  const shared = {
    title: `Two records of one meeting: ${meetingName(meeting)}`,
    breadcrumbs: [...crumbsOf(meeting), { text: 'What happened', href: address }],
    meeting: addressOf(meeting),
    pairs: devices.flatMap((_, place) =>
      devices.slice(place + 1).map((__, after) => ({
        href: `${address}/compare?one=${place}&other=${place + after + 1}`,
        text: `${deviceName(place)} and ${deviceName(place + after + 1)}`,
      })),
    ),
  }
  if (first === undefined || second === undefined || one === other) {
    return { ...shared, isAlone: true, different: [], onlyOne: [], same: 0 }
  }
  const names: readonly [string, string] = [deviceName(one), deviceName(other)]
  const compared = compareRecords(judged.corrected, [first, second])
  const side = (raw: RawEvent, which: 0 | 1, against: RawEvent | undefined): Side => ({
    id: raw.id,
    device: names[which],
    says: `${hourWords(raw)} ${eventWords(judged.course, raw)} (recorded ${recordedWhen(raw)})`,
    taken: takenWords(record, raw),
    strike:
      against === undefined
        ? null
        : {
            id: against.id,
            newId: newId(),
            why: `${names[which]} recorded it otherwise, and that is taken`,
          },
  })
  const sides = ({ one: its, other: others }: Compared) => [
    ...(its === undefined ? [] : [side(its, 0, others)]),
    ...(others === undefined ? [] : [side(others, 1, its)]),
  ]
  return {
    ...shared,
    isAlone: false,
    names,
    same: compared.same,
    different: compared.different.map((pair) => ({
      differs: pair.differs.join(', '),
      sides: sides(pair),
    })),
    onlyOne: compared.onlyOne.map((pair) => ({ sides: sides(pair) })),
  }
}

const hourWords = ({ at }: RawEvent) => (typeof at === 'string' ? clockOf(at) : 'hour not known:')

/** Whether what is recorded counts at the meeting, or why it does not. */
function takenWords({ judged, told }: JudgedRecord, { id }: RawEvent): string {
  const again = [...judged.again].find(([, others]) => others.some((one) => one.id === id))
  if (again !== undefined) return 'One and the same as the other'
  const refused = told.refused.find(({ event }) => event === id)
  if (refused !== undefined) return `Not taken: ${refused.message}`
  const barred = told.noEffect.find(({ event }) => event === id)
  if (barred !== undefined) return `Not taken: ${barred.message}`
  const { course } = judged
  if (
    course.doubles.some(({ first, second }) => [first, second].some(({ event }) => event.id === id))
  )
    return 'Kept, as the other is: at which of the two hours is not settled'
  const vote = course.votes.find(({ results }) => results.some(({ event }) => event.id === id))
  if (vote !== undefined && vote.results.length > 1)
    return 'Kept, as the other is: where they differ nothing says which is right'
  const isOfRoom = judged.placed.some(
    ({ event }) => event.id === id && ['arrive', 'return', 'leave'].includes(event.type),
  )
  const spans = [...course.spans.values()].flat()
  const isSpan = spans.some(({ from, to }) => from.event.id === id || to?.event.id === id)
  if (isOfRoom && !isSpan) return 'Not taken: it changes nothing of who was there'
  return 'Taken'
}
