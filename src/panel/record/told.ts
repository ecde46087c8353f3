import type { Finding, ItemTaken, Snapshot } from './course.ts'
import { itemAt } from './item-at.ts'
import type { JudgedMeeting } from './judge.ts'
import { type MinuteSentence, minutesOf } from './minutes.ts'
import type { Outcome, Provisionally } from './vote-outcome.ts'

/** A meeting as `meeting run --json` prints it; hours are "14:05", local time. */
export interface ToldMeeting {
  readonly presence: readonly ToldPresence[]
  readonly votes: readonly ToldVote[]
  readonly attendance: Readonly<Record<string, ToldAttendance>>
  readonly neither_present_nor_apology: readonly string[]
  readonly promises: readonly {
    readonly event: string
    readonly item: string | null
    readonly by: string | null
    readonly text: string
    readonly due: string | null
  }[]
  readonly minutes: readonly MinuteSentence[]
  readonly noEffect: readonly Finding[]
  readonly refused: readonly { readonly event: string; readonly message: string }[]
  readonly warned: readonly Finding[]
  readonly silent: readonly string[]
  readonly unsettled: readonly string[]
}

/** Who could be counted for an item while it was before the meeting. */
export interface ToldPresence {
  readonly item: number | string
  readonly from: string | null
  readonly to: string | null
  readonly at_start: number
  readonly lowest: number
  readonly at_end: number
  /** When it was taken. */
  readonly needed: number | null
  readonly counted_at_start: readonly string[]
  readonly quorate_throughout: boolean
}

export interface ToldVote {
  readonly vote: string
  readonly item: number | string | null
  readonly put_at: string | null
  readonly entitled: readonly string[]
  readonly members_in_office: number
  readonly present: number
  readonly needed: number | null
  readonly reachable: boolean | null
  readonly method: string | null
  readonly counts: {
    readonly for: number | null
    readonly against: number | null
    readonly abstain: number | null
  } | null
  readonly unexplained: number | null
  readonly outcome: Outcome
  /** What a tie that no rule breaks is taken for until someone rules. */
  readonly provisionally: Provisionally | null
  readonly elected: string | null
  readonly rule: string | null
  readonly paragraph: string
  readonly working: string
}

interface ToldAttendance {
  readonly spans: readonly (readonly [string | null, string | null])[]
  /** Whole minutes of the meeting, from its opening on; `null` where an hour is not known. */
  readonly minutes: number | null
}

const numbered = (number: string) => (/^\d+$/.test(number) ? Number(number) : number)

export function tellMeeting(judged: JudgedMeeting): ToldMeeting {
  const { course, results, placed } = judged
  let minutes: readonly MinuteSentence[] | undefined
  return {
    presence: course.items.map((item) => presenceOf(item, placed.at(-1))),
    votes: results.map(({ vote, result }) => ({
      vote: vote.id,
      item: vote.item === undefined ? null : numbered(vote.item.number),
      put_at: vote.put.clock,
      entitled: result.entitled,
      members_in_office: vote.members,
      present: result.present,
      needed: result.needed,
      reachable: result.reachable,
      method: result.method,
      counts:
        result.counts === null || Object.values(result.counts).every((one) => one === undefined)
          ? null
          : {
              for: result.counts.for ?? null,
              against: result.counts.against ?? null,
              abstain: result.counts.abstain ?? null,
            },
      unexplained: result.unexplained,
      outcome: result.outcome,
      provisionally: result.provisionally,
      elected: result.elected,
      rule: result.rule,
      paragraph: result.paragraph,
      working: result.working,
    })),
    attendance: Object.fromEntries(
      [...course.spans]
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([person, spans]) => [
          person,
          attendanceOf(spans, course.opened, course.closed ?? placed.at(-1)),
        ]),
    ),
    neither_present_nor_apology: course.story.seats.flatMap(({ holder, kind }) =>
      // Of somebody whose seat is not recorded it is not known that they still held one
      holder === null ||
      kind === 'unknown' ||
      course.spans.has(holder) ||
      course.story.apologies.includes(holder)
        ? []
        : [holder],
    ),
    promises: placed.flatMap(({ event }) =>
      event.type === 'promise'
        ? [
            {
              event: event.id,
              item: itemAt(judged, event.id),
              by: event.by ?? null,
              text: event.text,
              due: event.due ?? null,
            },
          ]
        : [],
    ),
    // Drawn when they are asked for: who follows the meeting reads none of them
    get minutes() {
      minutes ??= minutesOf(judged)
      return minutes
    },
    noEffect: course.noEffect,
    refused: course.refused,
    warned: course.warned,
    silent: [...course.silent],
    unsettled: [...course.unsettled],
  }
}

type Spans = NonNullable<ReturnType<JudgedMeeting['course']['spans']['get']>>

function attendanceOf(
  spans: Spans,
  begun: JudgedMeeting['course']['opened'],
  end: JudgedMeeting['placed'][number] | undefined,
): ToldAttendance {
  const ends = spans.map(({ from, to }) => ({ from, to: to ?? end }))
  // Whoever is early waits: there is no meeting before it is opened
  const first = begun?.minute ?? Number.NEGATIVE_INFINITY
  const minutes = ends.map(({ from, to }) =>
    from.minute === null || to === undefined || to.minute === null
      ? null
      : Math.max(0, to.minute - Math.max(from.minute, first)),
  )
  return {
    spans: ends.map(({ from, to }) => [from.clock, to?.clock ?? null] as const),
    minutes: minutes.reduce<number | null>(
      (sum, one) => (sum === null || one === null ? null : sum + one),
      0,
    ),
  }
}

/** Only states that last a minute count; of an item that lasted none, how it was when it began. */
export function presenceOf(
  { item, start, end: ended, snapshots }: ItemTaken,
  last: JudgedMeeting['placed'][number] | undefined,
): ToldPresence {
  // An item that is still before the meeting is told as far as it is recorded
  const end = ended ?? last
  const lasted = lasting(snapshots, start.minute, end?.minute ?? null)
  const states = lasted.length === 0 ? snapshots.slice(0, 1) : lasted
  const numbers = states.map(({ counted }) => counted.length)
  return {
    item: numbered(item.number),
    from: start.clock,
    to: end?.clock ?? null,
    at_start: numbers[0] ?? 0,
    lowest: Math.min(...numbers),
    at_end: numbers.at(-1) ?? 0,
    needed: states[0]?.needed ?? null,
    counted_at_start: states[0]?.counted ?? [],
    // Each by what was needed then: whoever resigns lowers it from that minute and not before
    quorate_throughout: states.every(
      ({ counted, needed }) => needed === undefined || counted.length >= needed,
    ),
  }
}

function lasting(
  snapshots: ItemTaken['snapshots'],
  from: number | null,
  to: number | null,
): ItemTaken['snapshots'] {
  if (from === null || to === null) return snapshots
  const states: (Snapshot & { minute: number })[] = []
  let minute = from
  for (const snapshot of snapshots) {
    minute = Math.max(minute, snapshot.minute ?? minute)
    if (states.at(-1)?.minute === minute) states.pop()
    states.push({ ...snapshot, minute })
  }
  return states.filter(({ minute: begin }) => begin < to || to === from)
}
