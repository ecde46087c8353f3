import { describeDay } from '#shared/index.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { numberOf } from '../meetings/meeting.ts'
import type { MinuteSentence } from './minutes.ts'
import type { ToldMeeting } from './told.ts'

/** A sentence of a draft with what it rests on. */
export interface DraftSentence {
  readonly words: string
  readonly facts: readonly string[]
}

/** One minute as it is drafted: in the house form, points in roman numerals and resolutions lettered. */
export interface DraftMinute {
  readonly number: number | null
  readonly item: string
  readonly title: string
  readonly narrative: readonly DraftSentence[]
  /** Points noted; (i), (ii). */
  readonly points: readonly DraftSentence[]
  /** What was resolved; (a), (b) where there are several. */
  readonly resolved: readonly DraftSentence[]
  /** Papers that are filed with the minutes, as they are marked. */
  readonly filed: readonly DraftSentence[]
}

export interface MinutesDraft {
  readonly title: string
  readonly opening: readonly DraftSentence[]
  readonly minutes: readonly DraftMinute[]
  readonly closing: readonly DraftSentence[]
  /** What the record does not settle: never guessed. */
  readonly unsettled: readonly string[]
}

const RESOLVED = 'Resolved: '

const said = ({ sentence, facts }: MinuteSentence): DraftSentence => ({ words: sentence, facts })

/**
 * Draft minutes in the house form, from a meeting that was judged. Items stand in the order in which they
 * were taken, which may be another than the agenda's.
 *
 * @param titles - of the items that stand on no agenda, by their numbers
 */
export function draftMinutes(
  meeting: Meeting,
  told: ToldMeeting,
  titles: ReadonlyMap<string, string>,
): MinutesDraft {
  const whole = told.minutes.filter(({ item }) => item === null)
  const byItem = Map.groupBy(
    told.minutes.filter(({ item }) => item !== null),
    ({ item }) => String(item),
  )
  const order = orderOf(told)
  return {
    title: `Minutes of the meeting of ${describeDay(meeting.held?.day ?? meeting.address.slice(0, 'YYYY-MM-DD'.length))}`,
    opening: whole.filter((one) => !isClosing(one)).map(said),
    minutes: order.map((item) => {
      const isTaken = told.presence.some((one) => String(one.item) === item)
      const title = titles.get(item) ?? `Item ${item}`
      return minuteOf(meeting, { number: item, title }, byItem.get(item) ?? [], isTaken)
    }),
    closing: whole.filter(isClosing).map(said),
    unsettled: told.unsettled,
  }
}

/** Items in the order in which they were taken; one that was put off unopened stands where that was said. */
function orderOf({ presence, minutes }: ToldMeeting): readonly string[] {
  const order = [...new Set(presence.map(({ item }) => String(item)))]
  let before: string | undefined
  for (const { item } of minutes) {
    if (item === null) continue
    const its = String(item)
    if (!order.includes(its)) order.splice(order.indexOf(before ?? '') + 1, 0, its)
    before = its
  }
  return order
}

/** That a motion was carried, and no more: what was resolved stands for it. */
const isPlain = ({ sentence }: MinuteSentence) => sentence === 'The motion was put and carried.'

const isClosing = ({ sentence }: MinuteSentence) => sentence.startsWith('The meeting ended')

function minuteOf(
  meeting: Meeting,
  { number, title: recorded }: { readonly number: string; readonly title: string },
  sentences: readonly MinuteSentence[],
  isTaken: boolean,
): DraftMinute {
  const item = meeting.items.find((one) => String(numberOf(one)) === number)
  const resolved = sentences.filter(({ sentence }) => sentence.startsWith(RESOLVED))
  // A promise is a point of what was told; after what led to it, it stands where it came about
  const first = sentences.findIndex(({ kind }) => kind === undefined)
  const isPoint = (one: MinuteSentence, index: number) =>
    one.kind === 'point' || (one.kind === 'promise' && (first === -1 || index < first))
  const points = sentences.filter(isPoint)
  const lastPromise = sentences.findLastIndex(({ kind }) => kind === 'promise')
  // What was put off unopened was not considered, and nothing of it is filed
  const papers = isTaken ? (item?.papers ?? []) : []
  const several = papers.filter(({ marked }) => marked !== undefined).length > 1
  return {
    number: item?.minute ?? null,
    item: number,
    title: item?.title ?? recorded,
    narrative: sentences
      .filter((one) => !resolved.includes(one) && !points.includes(one))
      .filter((one) => !isPlain(one) || sentences.indexOf(one) < lastPromise)
      .map(said),
    points: points.map(said),
    resolved: resolved.map(({ sentence, facts }) => ({
      words: sentence.slice(RESOLVED.length).replace(/^./, (letter) => letter.toUpperCase()),
      facts,
    })),
    filed: papers.flatMap(({ title, marked }) =>
      marked === undefined
        ? []
        : [
            {
              words: `A copy of the report${several ? ` “${title}”` : ''}, marked “${marked}”, is filed with these minutes.`,
              facts: ['items'],
            },
          ],
    ),
  }
}

/** With what the points of a minute begin, in the house form. */
export const POINTS_NOTED = 'Arising from discussion the following points were noted:'

/** "i", "ii", "iv" of a place from 1. */
export function roman(place: number): string {
  const parts = [
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const
  let rest = place
  let words = ''
  for (const [value, sign] of parts) {
    while (rest >= value) {
      words += sign
      rest -= value
    }
  }
  return words
}

const letter = (index: number) => String.fromCharCode('a'.charCodeAt(0) + index)

/** The draft as plain text, each sentence with the ids of its facts behind it. */
export function draftText(draft: MinutesDraft): string {
  const cite = ({ words, facts }: DraftSentence) => `${words}  [${facts.join(' ')}]`
  const lines = [
    draft.title.toUpperCase(),
    '',
    ...draft.opening.map(cite),
    ...draft.minutes.flatMap((minute) => [
      '',
      `${minute.number === null ? `Item ${minute.item}` : `${minute.number}.`}  ${minute.title}`,
      ...minute.filed.map((one) => `   ${cite(one)}`),
      ...(minute.points.length === 0 ? [] : [`   ${POINTS_NOTED}`]),
      ...minute.points.map((one, index) => `   (${roman(index + 1)}) ${cite(one)}`),
      ...minute.narrative.map((one) => `   ${cite(one)}`),
      ...(minute.resolved.length === 0 ? [] : ['   RESOLVED:']),
      ...minute.resolved.map((one, index) =>
        minute.resolved.length === 1 ? `   ${cite(one)}` : `   (${letter(index)}) ${cite(one)}`,
      ),
    ]),
    '',
    ...draft.closing.map(cite),
    ...(draft.unsettled.length === 0 ? [] : ['', 'Not settled by the record:']),
    ...draft.unsettled.map((one) => `- ${one}`),
  ]
  return `${lines.join('\n')}\n`
}
