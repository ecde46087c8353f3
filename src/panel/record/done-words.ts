import { eventAbout, type RawEvent } from './corrections.ts'
import type { Course } from './course.ts'
import { eventWords } from './event-words.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import type { JudgedMeeting } from './judge.ts'
import { isSentWith } from './make-events.ts'
import { voteName } from './names.ts'
import { type Logged, outcomeWords } from './record-log.ts'
import { turnedNow } from './turned-words.ts'

/** What was recorded or put right just now, and what came of it. */
export function doneWords(
  log: readonly Logged[],
  { told, judged, events, turns }: JudgedRecord,
  did: RawEvent | undefined,
): readonly string[] {
  const about = did && eventAbout(did, events)
  const one = log.find(({ id, each }) =>
    [id, ...each.map((its) => its.id)].includes(about?.id ?? ''),
  )
  if (one === undefined) return []
  const raw = judged.corrected.find(({ raw: its }) => its.id === about?.id)?.raw
  const vote = one.isStruck ? undefined : told.votes.find((its) => its.vote === raw?.['vote'])
  const done = one.isStruck ? 'Struck out' : did === about ? 'Recorded' : 'Put right'
  return [
    `${done}: ${one.hour === '' ? '' : `${one.hour} `}${one.words}`,
    ...sentWith(judged, one).map((words) => `And with it: ${words}`),
    ...(vote === undefined
      ? []
      : [
          `${nameOfVote(judged.course, vote.vote)} is ${outcomeWords(
            judged.course,
            judged.course.votes.find(({ id }) => id === vote.vote),
            vote,
          )}: ${vote.working}`,
        ]),
    ...turns
      .filter(({ by }) => by === did || isSentWith(by.id, did?.id ?? ''))
      .map((turn) => turnedNow(judged.course, turn, events)),
    ...one.said.map(({ kind, words }) => `${kind}: ${words}`),
  ]
}

/** What was recorded with the same press and has a line of its own, each in its words. */
const sentWith = ({ course, corrected }: JudgedMeeting, { id, each }: Logged): readonly string[] =>
  corrected
    .filter(({ raw, isStruck }) => isSentWith(raw.id, id) && !isStruck)
    .filter(({ raw }) => each.every((one) => one.id !== raw.id))
    .map(({ raw }) => eventWords(course, raw))

function nameOfVote(course: Course, id: string): string {
  const vote = course.votes.find((one) => one.id === id)
  return vote === undefined ? id : voteName(course, vote)
}
