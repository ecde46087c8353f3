import type { RawEvent } from './corrections.ts'
import { type JudgedMeeting, judgeAsItGrows } from './judge.ts'
import { type KnownFrom, type KnownSoFar, knownInOrder } from './known-from.ts'
import type { Story } from './story.ts'
import { storyKey } from './story-key.ts'
import { presenceOf } from './told.ts'
import type { Outcome } from './vote-outcome.ts'

/** How a vote stood, or whether an item had its quorum throughout. */
export interface Stood {
  readonly outcome: Outcome | 'quorum' | 'no-quorum'
  readonly elected: string | null
}

/** Something that had been shown otherwise until something was told late, or put right, and what turned it. */
export interface Turn {
  /** What turned it: told late, or a correction. */
  readonly by: RawEvent
  /** The instant until which it was shown as it was, in milliseconds since 1970. */
  readonly until: number
  /** The id of the event that put the question, or that took up the item. */
  readonly of: string
  readonly before: Stood
  /** `undefined` where the question is no longer there. */
  readonly now: Stood | undefined
}

/** Only so many of the moments at which something came late, the latest, are looked at: of a day's debate there are some few. */
const MOST_LOOKED_AT = 40

/** What may be turned: what a vote came to, and a quorum that was there. */
const SETTLED: ReadonlySet<Stood['outcome']> = new Set([
  'carried',
  'lost',
  'tie',
  'no-decision',
  'quorum',
])

type Standing = ReadonlyMap<string, Stood>

/** What came to the record at one moment, and turned something perhaps. */
interface Moment {
  readonly until: number
  readonly by: RawEvent
}

/** What was found of a record as it was asked last. */
interface Found {
  /** What it was a record of. */
  readonly of: string
  readonly events: readonly RawEvent[]
  readonly soFar: KnownSoFar
  readonly judged: JudgedMeeting
  readonly turns: readonly Turn[]
}

/** What was told late or put right at a meeting and turned something, the first of it first. */
export const turnsOf = (story: Story, judged: JudgedMeeting): readonly Turn[] =>
  turnsAsItGrows()(story, judged)

/** The same of a record that grows: what was found before is not looked for again, and how all stood then is known. */
export function turnsAsItGrows(): (story: Story, judged: JudgedMeeting) => readonly Turn[] {
  let found: Found | undefined
  return (story, judged) => {
    const { events } = story
    const of = storyKey(story)
    const { rules } = judged.course
    const isGrown =
      found?.of === of &&
      found.judged.course.rules === rules &&
      found.events.every((one, at) => one === events[at])
    const before = isGrown ? found : undefined
    // Asked for only where something came late: most of what is recorded does not
    let standing: Standing | undefined
    const is = () => {
      standing ??= standingIn(judged)
      return standing
    }
    const isShort = () => [...is().values()].some(({ outcome }) => outcome === 'no-quorum')
    const fresh = events.slice(before?.events.length ?? 0)
    const { known, soFar } = knownInOrder(story, isShort, fresh, before?.soFar)
    const moments = momentsIn(known)
    const turns = [...(before?.turns ?? [])]
    const isOneMoment = known.every(({ from }) => from === soFar.from)
    if (moments.length > 0 && before !== undefined && isOneMoment) {
      const was = standingIn(before.judged)
      for (const moment of moments) addTurned(turns, moment, was, is())
    } else if (moments.length > 0) {
      addOneByOne(turns, story, judged, knownInOrder(story, isShort).known, moments)
    }
    found = { of, events, soFar, judged, turns }
    return turns
  }
}

/** The moments at which something came that may have turned what came before. */
function momentsIn(known: readonly KnownFrom[]): readonly Moment[] {
  return [...Map.groupBy(known, ({ from }) => from)].flatMap(([until, its]) => {
    const by = its.find(({ mayTurn }) => mayTurn)
    return by === undefined ? [] : [{ until, by: by.event }]
  })
}

/** Holds what was known straight before each moment against what was known from it on. */
function addOneByOne(
  turns: Turn[],
  story: Story,
  { course: { rules } }: JudgedMeeting,
  known: readonly KnownFrom[],
  moments: readonly Moment[],
): void {
  const judge = judgeAsItGrows()
  const standingAt = (isKnown: (one: KnownFrom) => boolean) => {
    const events = known.filter(isKnown).map(({ event }) => event)
    return standingIn(judge({ ...story, events }, rules))
  }
  for (const moment of moments.slice(-MOST_LOOKED_AT)) {
    const was = standingAt(({ from }) => from < moment.until)
    if (![...was.values()].some(({ outcome }) => SETTLED.has(outcome))) continue
    const is = standingAt(({ from }) => from <= moment.until)
    addTurned(turns, moment, was, is)
  }
}

function addTurned(turns: Turn[], moment: Moment, was: Standing, is: Standing): void {
  for (const [of, before] of was) {
    const now = is.get(of)
    const isOpen = turns.some((turn) => turn.of === of)
    if (isTurned(before, now, isOpen)) turns.push({ ...moment, of, before, now })
  }
}

/** @param isOpen - whether it was turned before: then what it comes to at last is told as well */
function isTurned(was: Stood, is: Stood | undefined, isOpen: boolean): boolean {
  if (was.outcome === 'quorum') return is?.outcome === 'no-quorum'
  if (was.outcome === 'no-quorum') return isOpen && is?.outcome === 'quorum'
  if (!isOpen && !SETTLED.has(was.outcome)) return false
  return is?.outcome !== was.outcome || is.elected !== was.elected
}

/** How each vote and each item stands, by the event that put the one or took up the other. */
function standingIn({ course, results, placed }: JudgedMeeting): Standing {
  const last = placed.at(-1)
  return new Map([
    ...results.map(({ vote, result: { outcome, elected } }): [string, Stood] => [
      vote.put.event.id,
      { outcome, elected },
    ]),
    ...course.items.map((item): [string, Stood] => [
      item.event,
      {
        outcome: presenceOf(item, last).quorate_throughout ? 'quorum' : 'no-quorum',
        elected: null,
      },
    ]),
  ])
}
