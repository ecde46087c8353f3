import { isDeepStrictEqual } from 'node:util'
import type { ToldMeeting } from './hold.ts'

/** An event of which something has to be said: any of several where any will do. */
interface About {
  readonly event: string
  readonly event_any?: readonly string[]
  /** Several are told apart by a bar. */
  readonly paragraph: string
  readonly paragraph_optional?: boolean
  readonly also_silent?: readonly string[]
  readonly why: string
}

interface Words {
  readonly words: readonly string[]
  readonly wide?: boolean
  readonly why: string
}

interface Pattern {
  readonly regex: string
  readonly why: string
}

type Counts = Readonly<Record<'for' | 'against' | 'abstain', number | null>>

const OF_AN_ITEM = ['at_start', 'lowest', 'at_end', 'needed', 'quorate_throughout'] as const

/** What somebody worked out by hand of a meeting, with why. */
export interface HandExpected {
  readonly arithmetic: {
    /** Of an item, what could be worked out. */
    readonly presence: readonly (Pick<ToldMeeting['presence'][number], 'item'> &
      Partial<Pick<ToldMeeting['presence'][number], (typeof OF_AN_ITEM)[number]>> & {
        readonly why: string
      })[]
    readonly votes: readonly {
      readonly vote: string
      readonly outcome: string | readonly string[]
      readonly entitled?: readonly string[]
      readonly entitled_any?: readonly (readonly string[])[]
      readonly counts?: Counts | null
      readonly counts_any?: readonly Counts[]
      readonly members_in_office?: number
      readonly needed?: number | null
      readonly reachable?: boolean | null
      readonly elected?: string | null
      readonly paragraph?: string
      readonly why: string
    }[]
    readonly attendance: Readonly<
      Record<
        string,
        {
          readonly minutes: number | null
          readonly minutes_any?: readonly (number | null)[]
          readonly minutes_only?: boolean
          readonly spans: unknown
          readonly why: string
        }
      >
    >
  }
  readonly noEffect: readonly About[]
  readonly warned: readonly About[]
  readonly allowed: readonly { readonly event: string; readonly why: string }[]
  readonly says_so: readonly Words[]
  readonly unsettled: readonly Words[]
  readonly promises: readonly Pattern[]
  readonly minutes: {
    readonly must_match: readonly Pattern[]
    readonly must_not_match: readonly Pattern[]
  }
}

/** Every way in which what was told of a meeting is other than was worked out by hand, each with why. */
export function otherThanByHand(told: ToldMeeting, expected: HandExpected): readonly string[] {
  const { presence, votes, attendance } = expected.arithmetic
  return [
    ...votes.flatMap((one) => ofVote(told, one)),
    ...presence.flatMap(({ why, ...one }) => {
      const got = told.presence.find(({ item }) => item === one.item)
      return OF_AN_ITEM.filter((name) => name in one && got?.[name] !== one[name]).map(
        (name) => `item ${one.item}: ${name} ${got?.[name]}, not ${one[name]} (${why})`,
      )
    }),
    ...Object.entries(attendance).flatMap(([person, one]) => {
      const got = told.attendance[person]
      const minutes = one.minutes_any ?? [one.minutes]
      const isRight =
        minutes.includes(got?.minutes ?? null) &&
        (one.minutes_only === true || isDeepStrictEqual(got?.spans, one.spans))
      return isRight ? [] : [`${person}: ${JSON.stringify(got)} (${one.why})`]
    }),
    ...expected.noEffect.flatMap((one) => ofEvent(told, one, [...told.noEffect, ...told.refused])),
    ...expected.warned.flatMap((one) =>
      ofEvent(told, one, [...told.noEffect, ...told.refused, ...told.warned]),
    ),
    ...expected.allowed
      .filter(({ event }) => [...told.noEffect, ...told.refused].some((one) => one.event === event))
      .map(({ event, why }) => `${event} is good, and is said to have no effect (${why})`),
    ...ofWords(told, expected),
  ]
}

function ofVote(
  told: ToldMeeting,
  one: HandExpected['arithmetic']['votes'][number],
): readonly string[] {
  const got = told.votes.find(({ vote }) => vote === one.vote)
  if (got === undefined) return [`${one.vote} is not there`]
  const wrong = (name: string, given: unknown) =>
    `${one.vote}: ${name} ${JSON.stringify(given)} (${one.why})`
  const entitled = one.entitled_any ?? (one.entitled === undefined ? undefined : [one.entitled])
  const counts = one.counts_any ?? (one.counts === undefined ? undefined : [one.counts])
  const numbers = (['members_in_office', 'needed', 'reachable', 'elected'] as const).filter(
    (name) => one[name] !== undefined && one[name] !== got[name],
  )
  const said = [got.rule, got.paragraph, got.working].join(' ')
  return [
    ...([one.outcome].flat().includes(got.outcome) ? [] : [wrong('outcome', got.outcome)]),
    ...(entitled?.some((list) => isDeepStrictEqual(list.toSorted(), [...got.entitled])) === false
      ? [wrong('entitled', got.entitled)]
      : []),
    ...(counts?.some((list) => isSame(list, got.counts)) === false
      ? [wrong('counts', got.counts)]
      : []),
    ...numbers.map((name) => wrong(name, got[name])),
    ...(one.paragraph === undefined || cites(said, one.paragraph)
      ? []
      : [wrong(`paragraph ${one.paragraph}, and not`, got.paragraph)]),
  ]
}

const isSame = (one: Counts | null, other: Counts | null) =>
  (['for', 'against', 'abstain'] as const).every(
    (side) => (one?.[side] ?? 0) === (other?.[side] ?? 0),
  )

/** Whether words cite a paragraph, or one of several with a bar between: "M3|M5". */
const cites = (words: string, paragraph: string) =>
  paragraph === '' ||
  paragraph
    .split('|')
    .some((one) => new RegExp(`(?<![\\w])${RegExp.escape(one)}(?![\\d])`, 'i').test(words))

function ofEvent(
  told: ToldMeeting,
  one: About,
  rows: readonly { readonly event: string }[],
): readonly string[] {
  const about = one.event_any ?? [one.event]
  const found = rows.filter(({ event }) => about.includes(event)).map((row) => JSON.stringify(row))
  if (found.length === 0) {
    const open = [...told.silent, ...told.unsettled].join(' ').toLowerCase()
    const isSaid = one.also_silent?.some((words) => open.includes(words)) === true
    return isSaid ? [] : [`${about.join(' or ')}: nothing is said (${one.why})`]
  }
  if (one.paragraph_optional === true || found.some((row) => cites(row, one.paragraph))) return []
  return [`${about.join(' or ')}: not by ${one.paragraph}, but ${found.join()} (${one.why})`]
}

function ofWords(told: ToldMeeting, expected: HandExpected): readonly string[] {
  const open = [...told.silent, ...told.unsettled].join(' ').toLowerCase()
  const wide = `${open} ${told.warned.map((one) => JSON.stringify(one)).join(' ')}`.toLowerCase()
  const isSaid = ({ words }: Words, where: string) =>
    words.some((one) => where.includes(one.toLowerCase()))
  const sentences = told.minutes.map(({ sentence }) => sentence)
  const whole = sentences.join(' ')
  const promises = JSON.stringify(told.promises)
  const pattern = (regex: string) =>
    regex.startsWith('(?i)') ? new RegExp(regex.slice('(?i)'.length), 'i') : new RegExp(regex)
  return [
    ...expected.says_so
      .filter((one) => !isSaid(one, one.wide === true ? wide : open))
      .map(({ words, why }) => `nothing of ${words.join(' or ')} is said (${why})`),
    ...expected.unsettled
      .filter((one) => !isSaid(one, wide))
      .map(({ words, why }) => `${words.join(' or ')} is not said to be open (${why})`),
    ...expected.promises
      .filter(({ regex }) => !pattern(regex).test(promises))
      .map(({ regex, why }) => `no promise ${regex} (${why})`),
    ...expected.minutes.must_match
      .filter(({ regex }) => !pattern(regex).test(whole))
      .map(({ regex, why }) => `the minutes do not say ${regex} (${why})`),
    ...expected.minutes.must_not_match.flatMap(({ regex, why }) =>
      sentences
        .filter((one) => pattern(regex).test(one))
        .map((one) => `the minutes say ${one} (${why})`),
    ),
  ]
}
