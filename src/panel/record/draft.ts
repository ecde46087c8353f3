import { describeDay } from '#shared/index.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { numberOf, planOf } from '../meetings/meeting.ts'
import type { MinuteSentence } from './minutes.ts'
import { stop } from './plain-words.ts'
import type { ToldMeeting } from './told.ts'

/** A sentence of a draft with what it rests on. */
export interface DraftSentence {
  readonly words: string
  readonly facts: readonly string[]
}

/** What a sentence of a minute is: a paper that is filed, what happened, a point that was noted, or a resolution. */
export type PlaceInMinute = 'filed' | 'narrative' | 'point' | 'resolved'

/** A sentence of a minute. */
export interface MinutedSentence extends DraftSentence {
  readonly place: PlaceInMinute
}

/**
 * One minute as it is drafted. Papers that are filed stand first, and then what happened in the order of its time; in
 * the house form the points that were noted are gathered where the first of them was.
 */
export interface DraftMinute {
  readonly number: number | null
  readonly item: string
  readonly title: string
  readonly sentences: readonly MinutedSentence[]
}

export interface MinutesDraft {
  readonly title: string
  readonly opening: readonly DraftSentence[]
  readonly minutes: readonly DraftMinute[]
  readonly closing: readonly DraftSentence[]
  /** What the record does not settle: never guessed. */
  readonly unsettled: readonly string[]
}

/** With what a resolution begins. */
export const RESOLVED = 'Resolved:'

const said = ({ sentence, facts }: MinuteSentence): DraftSentence => ({ words: sentence, facts })

const placed = (
  place: PlaceInMinute,
  words: string,
  facts: readonly string[],
): MinutedSentence => ({
  ...{ place, words, facts },
})

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
    opening: [...heldAt(meeting), ...whole.filter((one) => !isClosing(one)).map(said)],
    minutes: order.map((item) => {
      const isTaken = told.presence.some((one) => String(one.item) === item)
      const title = titles.get(item) ?? `Item ${item}`
      return minuteOf(meeting, { number: item, title }, byItem.get(item) ?? [], isTaken)
    }),
    closing: whole.filter(isClosing).map(said),
    unsettled: told.unsettled,
  }
}

/** Where it was held, as it was convened last. */
function heldAt(meeting: Meeting): readonly DraftSentence[] {
  const place = planOf(meeting)?.place
  return place == null ? [] : [{ words: stop(`Held at ${place}`), facts: ['plan'] }]
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
  // What was put off unopened was not considered, and nothing of it is filed
  const papers = isTaken ? (item?.papers ?? []) : []
  const several = papers.filter(({ marked }) => marked !== undefined).length > 1
  return {
    number: item?.minute ?? null,
    item: number,
    title: item?.title ?? recorded,
    sentences: [
      ...papers.flatMap(({ title, marked }) =>
        marked === undefined
          ? []
          : [
              placed(
                'filed',
                `A copy of the report${several ? ` “${title}”` : ''}, marked “${marked}”, is filed with these minutes.`,
                ['items'],
              ),
            ],
      ),
      ...inOrder(sentences),
    ],
  }
}

/**
 * The sentences of an item in the order of their time, the points that were noted together where the first of them was:
 * whoever left for an interest is said to have left before any of it.
 */
function inOrder(sentences: readonly MinuteSentence[]): readonly MinutedSentence[] {
  // A promise is a point of what was told; after what led to it, it stands where it came about
  const first = sentences.findIndex(({ kind }) => kind === undefined)
  const isPoint = ({ kind }: MinuteSentence, index: number) =>
    kind === 'point' || (kind === 'promise' && (first === -1 || index < first))
  const points = sentences.filter(isPoint)
  const firstPoint = sentences.findIndex(isPoint)
  const lastPoint = sentences.findLastIndex(isPoint)
  const lastPromise = sentences.findLastIndex(({ kind }) => kind === 'promise')
  const isBefore = ({ kind }: MinuteSentence, index: number) =>
    index < firstPoint || (kind === 'withdrew' && index < lastPoint)
  const told = sentences.flatMap((one, index) =>
    points.includes(one) || (isPlain(one) && index > lastPromise)
      ? []
      : [{ sentence: minuted(one), isBefore: isBefore(one, index) }],
  )
  return [
    ...told.filter((one) => one.isBefore),
    ...points.map((one) => ({ sentence: placed('point', one.sentence, one.facts) })),
    ...told.filter((one) => !one.isBefore),
  ].map(({ sentence }) => sentence)
}

function minuted({ sentence, facts }: MinuteSentence): MinutedSentence {
  if (!sentence.startsWith(RESOLVED)) return placed('narrative', sentence, facts)
  const words = sentence
    .slice(RESOLVED.length)
    .trim()
    .replace(/^./, (letter) => letter.toUpperCase())
  return placed('resolved', words, facts)
}

/** What stands together in a minute, and from which number the points or letters of it run on. */
export interface Block<Line> {
  readonly place: PlaceInMinute
  readonly start: number
  readonly lines: readonly Line[]
}

/** The lines of a minute in their order, those that follow each other and are of one kind together. */
function blocksOf<Line extends { readonly place: PlaceInMinute }>(
  lines: readonly Line[],
): readonly Block<Line>[] {
  const blocks: Block<Line>[] = []
  for (const line of lines) {
    const { place } = line
    const last = blocks.at(-1)
    if (last?.place === place) blocks.splice(-1, 1, { ...last, lines: [...last.lines, line] })
    else {
      const before = blocks.filter((one) => one.place === place).flatMap((one) => one.lines)
      blocks.push({ place, start: before.length + 1, lines: [line] })
    }
  }
  return blocks
}

/** "(ii)" of a point, "(b)" of a resolution where there are several; blank of all else. */
function markOf(place: PlaceInMinute, index: number, all: number): string {
  if (place === 'point') return `(${roman(index + 1)})`
  return place === 'resolved' && all > 1 ? `(${letterOf(index)})` : ''
}

/** a to z, and then aa, ab. */
function letterOf(index: number): string {
  const last = String.fromCharCode('a'.charCodeAt(0) + (index % 26))
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`
}

/** Lines of a minute with their marks, in blocks. */
export function markedBlocks<Line extends { readonly place: PlaceInMinute }>(
  lines: readonly Line[],
): readonly Block<Line & { readonly mark: string }>[] {
  const countOf = (place: PlaceInMinute) => lines.filter((one) => one.place === place).length
  return blocksOf(lines).map(({ place, start, lines: its }) => ({
    ...{ place, start },
    lines: its.map((one, index) => ({
      ...one,
      mark: markOf(place, start - 1 + index, countOf(place)),
    })),
  }))
}

/** With what the points of a minute begin, in the house form. */
export const POINTS_NOTED = 'Arising from discussion the following points were noted:'

/** "i", "ii", "iv" of a place from 1. */
function roman(place: number): string {
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

const HEADS: Readonly<Partial<Record<PlaceInMinute, string>>> = {
  point: POINTS_NOTED,
  resolved: 'RESOLVED:',
}

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
      ...markedBlocks(minute.sentences).flatMap(({ place, lines: its }) => [
        ...(HEADS[place] === undefined ? [] : [`   ${HEADS[place]}`]),
        ...its.map((one) => `   ${one.mark === '' ? '' : `${one.mark} `}${cite(one)}`),
      ]),
    ]),
    '',
    ...draft.closing.map(cite),
    ...(draft.unsettled.length === 0 ? [] : ['', 'Not settled by the record:']),
    ...draft.unsettled.map((one) => `- ${one}`),
  ]
  return `${lines.join('\n')}\n`
}
