import { type Corrected, eventAbout, type RawEvent } from './corrections.ts'
import type { Course, Vote } from './course.ts'
import { eventTitle, eventWords, firstWords } from './event-words.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { clockOf } from './hour.ts'
import { hourTold } from './hour-told.ts'
import { itemAt } from './item-at.ts'
import { asQuoted, voteName } from './names.ts'
import { type Line, linesOf, wholeOf } from './one-press.ts'
import { peopleIn } from './recorded-again.ts'
import { isLeftOpen } from './tie.ts'
import type { ToldVote } from './told.ts'
import { shownUntil, turnedThen } from './turned-words.ts'
import { votedByName } from './voted-by-name.ts'
import { wordsPut } from './words-apart.ts'

/** What of a long record is shown. */
export interface Shown {
  readonly isAll: boolean
  /** Only what is of this item; left out, the latest and what is of the item in hand. */
  readonly item: string | undefined
  /** Shown in any case: what was recorded just now. */
  readonly did: string
  /** The numbers under which what was promised is followed, by its event. */
  readonly followed: ReadonlyMap<string, number> | undefined
}

/** So many of the latest are shown whatever they are of, and so many of the item in hand. */
const LATEST = 10
const LATEST_OF_ITEM = 40
const LATEST_VOTES = 10

/** So many of the latest can be put right without the network. */
const AT_HAND = 3

/** One of several people who came or went with one press. */
interface OneOfSeveral {
  readonly id: string
  readonly name: string
  /** What is recorded of them, without their name: "Somebody comes in". */
  readonly title: string
  readonly isAtHand: boolean
}

/** One thing that was recorded, as the page shows it. */
export interface Logged {
  readonly id: string
  readonly hour: string
  readonly why: readonly string[]
  readonly words: string
  /** Of several people whom one press recorded each, to be put right alone. */
  readonly each: readonly OneOfSeveral[]
  /** Whether it can be put right without the network too: the latest few. */
  readonly isAtHand: boolean
  readonly before: string
  readonly isStruck: boolean
  /** Whether somebody recorded it, who may put it right: what the site says by itself follows from the rest. */
  readonly isRecorded: boolean
  /** The number under which it is followed, where it is something promised. */
  readonly follow: number | null
  readonly said: readonly { readonly kind: string; readonly words: string }[]
  /** What it turned as it was told, or as it was put right. */
  readonly turned: readonly string[]
  /** When it was recorded: "at 14:36"; "from papers" where it was not on the site. */
  readonly recorded: string
  /** The same as another device recorded it. */
  readonly others: readonly { readonly id: string; readonly recorded: string }[]
}

/** What was recorded, the latest first, with what the rules make of it. */
export function logOf(record: JudgedRecord, shown: Shown): readonly Logged[] {
  const { judged, events } = record
  const { course, placed, places } = judged
  const found = foundOf(record)
  const whyOf = (id: string) => {
    const reason = events.find((event) => event.id === id)?.['why']
    return typeof reason === 'string' && reason !== '' ? [reason] : []
  }
  const turnedBy = Map.groupBy(record.turns, ({ by }) => (eventAbout(by, events) ?? by).id)
  const others = new Set([...judged.again.values()].flat().map(({ id }) => id))
  const againOf = (id: string) => judged.again.get(id) ?? []
  const shared = new Set(others).union(new Set(judged.again.keys()))
  const lines = pick(record, shown, ({ raw }) => shared.has(raw.id))
  const atHand = new Set(lines.flatMap(idsOf).slice(0, AT_HAND))
  return lines
    .filter(({ lead: { raw } }) => !others.has(raw.id))
    .map((line) => {
      const {
        lead: { raw, first, isStruck, by },
        rest,
      } = line
      const its = [raw, ...rest.map((one) => one.raw)]
      return {
        id: raw.id,
        hour:
          hourTold(placed, places.get(raw.id) ?? -1) ||
          (typeof raw['at'] === 'string' ? clockOf(raw['at']) : ''),
        why: by.flatMap(whyOf),
        words: eventWords(course, wholeOf(line), events),
        each: rest.length === 0 ? [] : its.map((one) => eachOf(course, one, atHand)),
        isAtHand: atHand.has(raw.id),
        before: first === undefined || isStruck ? '' : firstWords(course, { first, raw }, events),
        isStruck,
        isRecorded: raw['type'] !== 'apart',
        follow: shown.followed?.get(raw.id) ?? null,
        said: [...its, ...againOf(raw.id)].flatMap(({ id }) => found.get(id) ?? []),
        turned: its
          .flatMap(({ id }) => turnedBy.get(id) ?? [])
          .map((turn) => turnedThen(course, turn, events)),
        recorded: recordedWhen(raw),
        others: againOf(raw.id).map((other) => ({ id: other.id, recorded: recordedWhen(other) })),
      }
    })
}

const idsOf = ({ lead, rest }: Line) => [lead, ...rest].map(({ raw }) => raw.id)

const eachOf = (course: Course, raw: RawEvent, atHand: ReadonlySet<string>): OneOfSeveral => ({
  id: raw.id,
  name: peopleIn(raw)
    .map((one) => course.nameOf(one))
    .join(', '),
  title: eventTitle(raw),
  isAtHand: atHand.has(raw.id),
})

export function recordedWhen({ recorded_at: at }: RawEvent): string {
  if (typeof at !== 'string') return 'from papers'
  if (!/Z$|[+-]\d\d:\d\d$/.test(at)) return `at ${clockOf(at)}`
  const time = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/London').toPlainTime()
  return `at ${time.toString({ smallestUnit: 'minute' })}`
}

/** Those that are shown, the latest first. */
function pick(
  record: JudgedRecord,
  { isAll, item, did }: Shown,
  isApart: (event: Corrected) => boolean,
): readonly Line[] {
  const { judged } = record
  const { placed, places, corrected, course } = judged
  // What was struck out stands where it was recorded
  const placeOf = ({ raw }: Corrected) =>
    places.get(raw.id) ??
    placed.findLastIndex(({ event }) => event.seq < Number(raw['seq'] ?? 0)) + 0.5
  const placeIn = new Map(corrected.map((one) => [one, placeOf(one)]))
  const ordered = corrected.toSorted(
    (one, other) => (placeIn.get(other) ?? 0) - (placeIn.get(one) ?? 0),
  )
  const lines = linesOf(ordered, isApart)
  const isOf = ({ lead: { raw } }: Line, number: string | undefined) =>
    itemAt(judged, raw.id) === number
  if (item !== undefined) return lines.filter((line) => isOf(line, item))
  if (isAll) return lines
  const inHand = course.item?.item.number
  const isDid = ({ lead, rest }: Line) => [lead, ...rest].some(({ raw }) => raw.id === did)
  return lines
    .slice(0, LATEST_OF_ITEM)
    .filter((line, index) => index < LATEST || isOf(line, inHand) || isDid(line))
    .concat(lines.slice(LATEST_OF_ITEM).filter(isDid))
}

/** What is said of each event, by its id. */
function foundOf({ told, judged: { course } }: JudgedRecord): ReadonlyMap<string, Logged['said']> {
  const found = new Map<string, { readonly kind: string; readonly words: string }[]>()
  const add = (event: string, kind: string, words: string) =>
    found.set(event, [...(found.get(event) ?? []), { kind, words }])
  for (const { event, message } of told.refused) add(event, 'Refused', message)
  for (const one of told.noEffect) add(one.event, 'No effect', withParagraph(course, one))
  for (const one of told.warned) add(one.event, 'Look at this', withParagraph(course, one))
  return found
}

const withParagraph = (
  { rules }: Course,
  { paragraph, message }: { readonly paragraph: string; readonly message: string },
) => `${message}${rules.cited(paragraph)}`

export const OUTCOMES = {
  carried: 'carried',
  lost: 'lost',
  tie: 'a tie',
  'no-decision': 'nothing is decided by it',
  undetermined: 'not settled by the record',
  'not-stated': 'not recorded yet',
} as const

/** What a vote came to; of a tie that the rules do not break, what it is worth until someone rules. */
export function outcomeWords(
  course: Course,
  vote: Vote | undefined,
  { outcome, provisionally }: Pick<ToldVote, 'outcome' | 'provisionally'>,
): string {
  if (outcome !== 'tie' || vote === undefined || !isLeftOpen(course, vote)) return OUTCOMES[outcome]
  const unsaid = 'the text does not say what breaks a tie'
  return provisionally === null
    ? `a tie: ${unsaid}`
    : `a tie; ${provisionally.replace('-', ' ')}, provisionally: ${unsaid}`
}

/** A vote by its name, and what was put where its name does not give all of that. */
function putWords(course: Course, vote: Vote) {
  const name = voteName(course, vote)
  const words = wordsPut(course, vote)
  const isGiven = vote.on.length === 0 || name.includes(asQuoted(words))
  return { name, on: isGiven ? '' : words }
}

/** The votes that are shown, the latest first: those of an item, all, or the latest. */
export function votesOf(
  { told, turns, judged: { course, results } }: JudgedRecord,
  { isAll, item }: Shown,
) {
  const votes = told.votes.toReversed()
  const ofItem = votes.filter((vote) => item === undefined || String(vote.item) === item)
  const shown = isAll || item !== undefined ? ofItem : ofItem.slice(0, LATEST_VOTES)
  return shown.map((vote) => {
    const put = course.votes.find(({ id }) => id === vote.vote)
    const result = results.find((one) => one.vote === put)?.result
    return {
      ...(put === undefined ? { name: vote.vote, on: '' } : putWords(course, put)),
      outcome:
        vote.elected === null
          ? outcomeWords(course, put, vote)
          : `${course.nameOf(vote.elected)} is elected`,
      working: `${vote.working}${course.rules.cited(vote.paragraph)}`,
      entitled: `${vote.entitled.length} ${vote.outcome === 'not-stated' ? 'may' : 'could'} vote`,
      names: vote.entitled.map((one) => course.nameOf(one)).join(', '),
      sides: put === undefined || result === undefined ? [] : votedByName(course, put, result),
      veto: neededSaid(vote),
      turned: turns
        .filter(({ of }) => of === put?.put.event.id)
        .map((turn) => shownUntil(course, turn)),
    }
  })
}

/** How many a question takes: while it waits whether that is within reach, and of one that is settled only where it never was. */
function neededSaid({ needed, reachable, outcome }: ToldVote): string {
  if (needed === null) return ''
  const isOut = reachable === false
  if (outcome === 'not-stated')
    return `${needed} are needed, ${isOut ? 'and it is out of reach' : 'which is within reach'}.`
  return isOut ? `${needed} were needed, which was out of reach.` : ''
}
