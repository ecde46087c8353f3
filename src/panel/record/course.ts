import type { DoneApart, EventOf, MeetingEvent } from './event.ts'
import { isNamedByNumber } from './item-named.ts'
import type { Placed } from './places.ts'
import type { Rules } from './rules.ts'
import type { ItemOfDay, SeatOfDay, Story, SubstituteOfDay } from './story.ts'
import type { VoteResult } from './vote-outcome.ts'

/** Something said of an event, with the paragraph it rests on. */
export interface Finding {
  readonly event: string
  readonly paragraph: string
  readonly message: string
}

/** Why something has no effect. */
export interface Bar {
  readonly paragraph: string
  readonly message: string
}

export type MotionKind =
  | 'motion'
  | 'amendment'
  | 'closure'
  | 'next-business'
  | 'adjourn-debate'
  | 'not-heard'
  | 'leave'

/** A motion or an amendment, or one that would end a debate. */
export interface Motion {
  readonly names: readonly string[]
  readonly kind: MotionKind
  readonly event: string
  /** The person's id; `undefined` where it is not recorded. */
  readonly by: string | undefined
  seconder: string | undefined
  readonly facts: string[]
  readonly text: string
  /** What it amends, or whose debate it would end. */
  readonly on: Motion | undefined
  readonly item: string | undefined
  /** The motion as it would read, where that was recorded. */
  readonly result: string | undefined
  readonly form: 'change' | 'refer'
  /** Why it is not before the panel. */
  bar: Bar | undefined
  /** Why it stands over to another meeting, though it is in order. */
  stay: Bar | undefined
  readonly votes: Vote[]
  /** The words put in place of its own, by the event that altered it. */
  altered: string | undefined
  withdrawn: string | undefined
  /** Whether the words of its alteration or withdrawal were agreed to is not recorded. */
  isUnsure: boolean
  /** Whether its words as put rest on what everybody may not read. */
  isApart: boolean
  /** What was done with it where the public were not, as everybody is told. */
  readonly doneApart: Set<DoneApart>
  /** Amendments of it, in the order moved. */
  readonly amendments: Motion[]
  /** An hour or occasion, of an adjournment. */
  readonly to: string | undefined
  readonly against: string | undefined
}

/** Who was in the room, and who of them sat as a member, at a moment. */
export interface Moment {
  readonly minute: number | null
  readonly clock: string | null
  readonly room: readonly string[]
  readonly sitting: readonly string[]
}

export type Counts = {
  readonly for: number | undefined
  readonly against: number | undefined
  readonly abstain: number | undefined
}

/** A question put, with everything that was recorded of the vote on it. */
export interface Vote {
  readonly id: string
  readonly put: Placed<EventOf<'put'>>
  readonly on: readonly Motion[]
  /** The words of the motion as it stood when it was put, with the amendments carried before. */
  readonly words: string | undefined
  readonly item: ItemOfDay | undefined
  /** What a veto is of, as the rules call it; `undefined` where it is no veto. */
  readonly matter: string | undefined
  /** Why what is carried by it may be worth nothing. */
  readonly doubts: readonly Bar[]
  readonly interests: ReadonlyMap<string, Interest>
  /** How many were in office when it was put and, once it is taken, when it was. */
  members: number
  readonly atPut: Moment
  taken: Moment | undefined
  /** Why nothing can be decided by it. */
  readonly bars: Bar[]
  readonly demands: Demand[]
  readonly results: Placed<
    EventOf<'hands' | 'voices' | 'recorded' | 'outcome' | 'slips' | 'tally'>
  >[]
  readonly ownVotes: { readonly event: string; readonly by: string; readonly side: string }[]
  readonly nominees: readonly Nominee[]
  /** Whether its result was declared. */
  isDeclared: boolean
  /** Whether the meeting went on to something else. */
  isDeclaredOver: boolean
  casting:
    | { readonly event: string; readonly by: string | undefined; readonly side: string }
    | undefined
  /** What it came to when it was last asked, and of what that was worked out. */
  known: { readonly of: string; readonly result: VoteResult } | undefined
}

export interface Nominee {
  readonly person: string
  readonly event: string
  readonly bar: Bar | undefined
}

export interface Interest {
  readonly kind: 'personal' | 'pecuniary'
  readonly dispensation: boolean
  readonly event: string
}

interface DeclaredInterest extends Interest {
  readonly who: string
  /** The items it is in, by number or as they were named; `undefined` for all, none where none was named. */
  readonly items: readonly string[] | undefined
}

/** That a vote be recorded by name: whether the rules give that to so many, and else how many more were needed in time. */
export interface Demand {
  readonly event: string
  readonly isGood: boolean
  readonly needed: number | undefined
}

/** What is known of the room at the end of an event. */
export interface Snapshot {
  readonly minute: number | null
  readonly clock: string | null
  readonly counted: readonly string[]
  /** How many were needed, with so many in office; `undefined` where no rule says. */
  readonly needed: number | undefined
}

/** Somebody who came or left some time before something else, and the votes for which they may have been there. */
export interface MovedBefore {
  readonly who: string
  readonly event: string
  readonly type: 'leave' | 'arrive'
  readonly votes: readonly Vote[]
}

/** An item of the agenda while it was before the meeting. */
export interface ItemTaken {
  readonly item: ItemOfDay
  readonly event: string
  readonly start: Placed
  end: { readonly minute: number | null; readonly clock: string | null } | undefined
  readonly snapshots: Snapshot[]
  /** Why what is decided on it may be worth nothing. */
  readonly doubts: readonly Bar[]
}

/** With a capital where it begins with an office: "the Mayor"; ids of persons stay as they are. */
const asSentence = (text: string) => text.replace(/^the /, 'The ')

const keyOf = (kind: string, { event, paragraph, message }: Finding) =>
  JSON.stringify([kind, event, paragraph, message])

const OFFICES = ['office', 'office_title', 'clerk', 'monitoring_officer'] as const

/** What a meeting has come to so far; one event after the other is added to it. */
export class Course {
  readonly story: Story
  readonly rules: Rules
  readonly room = new Map<string, Placed>()
  /** Persons who left or came at an hour that is not known. */
  readonly unsure: {
    readonly who: string
    readonly event: string
    readonly type: 'leave' | 'arrive'
  }[] = []
  /** Who came or left at an hour of which no more is known than what it was before. */
  readonly movedBefore: MovedBefore[] = []
  /** Everybody who is recorded as coming in at any time. */
  readonly attending = new Set<string>()
  /** Everybody who sat as a member at any time. */
  readonly sat = new Set<string>()
  /** Recorded as coming in twice at different hours, with no going out between. */
  readonly doubles: { readonly who: string; readonly first: Placed; readonly second: Placed }[] = []
  readonly spans = new Map<string, { from: Placed; to: Placed | undefined }[]>()
  readonly interests: DeclaredInterest[] = []
  readonly motions: Motion[] = []
  /** Those of them that would put off another. */
  readonly putOff: Motion[] = []
  readonly votes: Vote[] = []
  readonly items: ItemTaken[] = []
  readonly nominees: (Nominee & { readonly office: string })[] = []
  readonly letIn = new Map<string, string>()
  readonly resigned = new Set<string>()
  /** Whose time in their seat ended at a midnight that the meeting went past. */
  readonly ended = new Set<string>()
  /** Those who took a seat as the meeting went past midnight, each with it. */
  readonly begun = new Map<string, SeatOfDay>()
  readonly noEffect: Finding[] = []
  readonly refused: { readonly event: string; readonly message: string }[] = []
  readonly warned: Finding[] = []
  readonly silent = new Set<string>()
  readonly unsettled = new Set<string>()
  opened: Placed | undefined
  /** The hour at which it opens, where notice is due by then: an hour of the record, known from the first. */
  opensAt: string | undefined
  closed: Placed | undefined
  adjourned:
    | {
        readonly placed: Placed
        readonly paragraph: string
        /** "stood adjourned", or "ended" where the rules have it end. */
        readonly did: string
        /** Where what was left goes. */
        readonly to: string
      }
    | undefined
  /** Since which minute too few are there, and that it had to end of itself by that. */
  shortSince: number | undefined
  over: Bar | undefined
  suspended: Placed | undefined
  /** For which items the public are excluded, and by which event. */
  excluded: { readonly event: string; readonly items: readonly string[] } | undefined
  /** Numbers of items that were put off to another meeting, each with its event. */
  readonly deferred = new Map<string, string>()
  presiding: string | undefined
  /** A chair who came late, with what was in hand then. */
  late:
    | {
        readonly who: string
        readonly motion: Motion | undefined
        readonly item: ItemTaken | undefined
      }
    | undefined
  /** Who were recorded as chosen to preside. */
  readonly chosen = new Set<string>()
  chairVacant = false
  silenced = new Map<string, string>()
  /** Ids of what the chair ruled. */
  readonly rulings = new Set<string>()
  speeches: { readonly event: string; readonly by: string | undefined }[] = []
  lastVote: Vote | undefined
  /** Names of amendments that the chair let be discussed together; whose; whether all. */
  readonly together = new Set<string>()
  readonly togetherBy = new Set<string>()
  isAllTogether = false
  /** Everybody who presides at any time, and who holds the offices. */
  readonly chairs = new Set<string>()
  /** Numbers of items that the chair decided to be urgent. */
  readonly urgent = new Set<string>()
  /** Whether the hour of any event of it is known. */
  hasHours = true
  /** Whether its opening is recorded at all. */
  hasOpening = true
  /** Asked for before the question was put. */
  readonly demandsAhead: (Demand & { readonly vote: string | undefined })[] = []

  /** Who may vote, by the moment that decides it. */
  readonly entitled = new Map<Moment, readonly string[]>()
  /** What was said already of which event. */
  private readonly said = new Set<string>()

  constructor(story: Story, rules: Rules) {
    this.story = story
    this.rules = rules
  }

  get item(): ItemTaken | undefined {
    const last = this.items.at(-1)
    return last?.end === undefined ? last : undefined
  }

  seatOf(person: string): SeatOfDay | undefined {
    if (this.isOut(person)) return undefined
    return this.story.seats.find(({ holder }) => holder === person) ?? this.begun.get(person)
  }

  /** Whether somebody held a seat when the meeting began, and holds it no longer. */
  isOut(person: string): boolean {
    return this.resigned.has(person) || this.ended.has(person)
  }

  /** Who takes a seat with the day after, whether that has come or not. */
  successor(person: string): SeatOfDay | undefined {
    return this.story.successors?.find(({ holder }) => holder === person)
  }

  substitute(person: string): SubstituteOfDay | undefined {
    return this.story.substitutes.find((one) => one.person === person)
  }

  /** Of the panel that day: holds or held a seat, or is named as a substitute. */
  isOfPanel(person: string): boolean {
    return (
      this.story.seats.some(({ holder, former }) => holder === person || former === person) ||
      this.successor(person) !== undefined ||
      this.substitute(person) !== undefined
    )
  }

  /** Somebody there can have been: of the panel, of an office that attends, or recorded as coming in. */
  isKnown(person: string): boolean {
    return this.isOfPanel(person) || this.attending.has(person) || this.isNamed(person)
  }

  /** Of whom more is known than an id: of the panel, by an office, or by name. */
  isNamed(person: string): boolean {
    return (
      this.isOfPanel(person) || this.story.others.has(person) || this.officeOf(person) !== undefined
    )
  }

  /** "the commissioner", of somebody who is recorded by an office and not by name. */
  officeOf(person: string): string | undefined {
    const plain = person.toLowerCase().replace(/[-_]/g, ' ')
    const found = OFFICES.find((office) => {
      const name = this.rules.say(`{bare:${office}}`).toLowerCase()
      return name === plain || `the ${name}` === plain
    })
    return found === undefined ? undefined : this.rules.say(`{${found}}`)
  }

  nameOf(person: string): string {
    return (
      this.story.seats.find(({ holder, former }) => holder === person || former === person)?.name ??
      this.successor(person)?.name ??
      this.substitute(person)?.name ??
      this.story.others.get(person) ??
      this.story.people?.get(person) ??
      this.officeOf(person) ??
      person
    )
  }

  /** A seat of which it is not recorded who holds it counts as filled. */
  get membersInOffice(): number {
    const seats = [...this.story.seats, ...this.begun.values()]
    return seats.filter(({ holder, isUnrecorded }) =>
      holder === null ? isUnrecorded : !this.isOut(holder),
    ).length
  }

  officeHolder(office: 'chair' | 'vice-chair'): string | undefined {
    if (office === 'chair' && this.chairVacant) return undefined
    const holder = this.story.seats.find(
      (seat) => seat.office === office && seat.holder !== null,
    )?.holder
    return holder == null || this.ended.has(holder) ? undefined : holder
  }

  /** The interest that somebody declared in an item, or in all. */
  interestIn(person: string, item: string | undefined): Interest | undefined {
    const declared = this.interests.filter(
      ({ who, items }) =>
        who === person &&
        (items === undefined ||
          (item !== undefined && isNamedByNumber(this.story.items, items, item))),
    )
    return declared.findLast(({ kind }) => kind === 'pecuniary') ?? declared.at(-1)
  }

  /** Members who were there and have gone because of an interest in an item. */
  withdrawnFor(item: string | undefined): readonly string[] {
    return this.story.seats.flatMap(({ holder }) =>
      holder !== null &&
      this.spans.has(holder) &&
      this.interestIn(holder, item)?.kind === 'pecuniary'
        ? [holder]
        : [],
    )
  }

  warn(event: MeetingEvent | string, paragraph: string, message: string): void {
    this.add('warned', event, paragraph, message)
  }

  bar(event: MeetingEvent | string, { paragraph, message }: Bar): void {
    this.add('no effect', event, paragraph, message)
  }

  refuse(event: MeetingEvent, message: string): void {
    this.refused.push(Object.freeze({ event: event.id, message }))
  }

  /** What was barred before has an effect after all. */
  unbar(event: string, bar: Bar): void {
    const message = asSentence(bar.message)
    for (let at = this.noEffect.length - 1; at >= 0; at -= 1) {
      const one = this.noEffect[at]
      if (one?.event !== event || one.message !== message) continue
      this.noEffect.splice(at, 1)
      this.said.delete(keyOf('no effect', one))
    }
  }

  private add(
    kind: 'warned' | 'no effect',
    event: MeetingEvent | string,
    paragraph: string,
    message: string,
  ): void {
    const id = typeof event === 'string' ? event : event.id
    const one = Object.freeze({ event: id, paragraph, message: asSentence(message) })
    const key = keyOf(kind, one)
    if (this.said.has(key)) return
    this.said.add(key)
    if (kind === 'warned') this.warned.push(one)
    else this.noEffect.push(one)
  }
}
