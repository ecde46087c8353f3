import type { ToldMeeting } from './hold.ts'

type Counts = ToldMeeting['votes'][number]['counts']

/** What must come of a story; where several answers are lawful, all of them. */
export interface Expected {
  readonly votes: readonly {
    readonly vote: string
    readonly outcomes: readonly string[] | null
    readonly entitled: readonly (readonly string[])[]
    readonly elected?: string | null
    readonly counts?: readonly Counts[]
    readonly veto?: Readonly<Record<'members_in_office' | 'needed' | 'reachable', unknown>>
  }[]
  readonly presence: readonly {
    readonly item: number
    readonly counts: readonly (readonly number[] | null)[]
    readonly needed: number
    readonly quorate_throughout: boolean
  }[]
  readonly attendance: Readonly<
    Record<
      string,
      { readonly minutes: readonly (number | 'any' | null)[]; readonly spans: unknown }
    >
  >
  /** Entries without effect, refused or warned of: one of the events or persons, and one of the paragraphs. */
  readonly told: readonly {
    readonly about: readonly string[]
    readonly paragraphs: readonly string[]
    readonly why: string
  }[]
  readonly says_so: readonly { readonly what: string; readonly words: readonly string[] }[]
  readonly promises: readonly (readonly string[])[]
  readonly must_say: readonly { readonly what: string; readonly words: readonly string[] }[]
  readonly must_not_say: readonly { readonly what: string; readonly patterns: readonly string[] }[]
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Every way in which what was told of a meeting is not what must come of it, each a sentence. */
export function differences(
  told: ToldMeeting,
  expected: Expected,
  nameOf: (person: string) => string,
): readonly string[] {
  return [
    ...expected.votes.flatMap((vote) => ofVote(told, vote)),
    ...ofPresence(told, expected.presence),
    ...ofAttendance(told, expected.attendance),
    ...expected.told.flatMap((entry) => ofEntry(told, entry, nameOf)),
    ...ofWords(told, expected),
  ]
}

function ofVote(told: ToldMeeting, expected: Expected['votes'][number]): readonly string[] {
  const got = told.votes.find(({ vote }) => vote === expected.vote)
  if (got === undefined) return [`${expected.vote} is not there`]
  const { outcomes, entitled, counts, veto, elected } = expected
  const shown = JSON.stringify
  return [
    ...(outcomes?.includes(got.outcome) === false
      ? [`${got.vote} is ${got.outcome}, not ${outcomes.join(' or ')}`]
      : []),
    ...(entitled.some((list) => same(list, got.entitled))
      ? []
      : [`${got.vote}: ${shown(got.entitled)} may vote, not ${shown(entitled[0])}`]),
    ...(elected !== undefined && elected !== got.elected ? [`${got.vote}: ${got.elected}`] : []),
    ...(counts?.some((one) => same(one, got.counts)) === false
      ? [`${got.vote}: ${shown(got.counts)} counted, not ${shown(counts[0])}`]
      : []),
    ...(veto !== undefined &&
    !same(veto, {
      members_in_office: got.members_in_office,
      needed: got.needed,
      reachable: got.reachable,
    })
      ? [`${got.vote}: ${got.needed} of ${got.members_in_office} needed, not ${shown(veto)}`]
      : []),
  ]
}

function ofPresence(told: ToldMeeting, expected: Expected['presence']): readonly string[] {
  const left = [...told.presence]
  return expected.flatMap(({ item, counts, needed, quorate_throughout: isQuorate }) => {
    const place = left.findIndex((one) => one.item === item)
    const [got] = place < 0 ? [] : left.splice(place, 1)
    const row = got === undefined ? null : [got.at_start, got.lowest, got.at_end]
    const isRight = counts.some((one) => same(one, row)) && (got?.needed ?? needed) === needed
    const isSure = counts.length === 1
    return isRight && (!isSure || got?.quorate_throughout === isQuorate)
      ? []
      : [`item ${item}: ${JSON.stringify(row)} counted of ${got?.needed}`]
  })
}

function ofAttendance(told: ToldMeeting, expected: Expected['attendance']): readonly string[] {
  const missing = Object.entries(expected).flatMap(([person, { minutes, spans }]) => {
    if (minutes.includes('any')) return []
    const got = told.attendance[person]
    const [first, ...others] = minutes
    const isRight =
      (got?.minutes === first && same(got?.spans, spans)) || others.includes(got?.minutes ?? null)
    return isRight ? [] : [`${person} was there ${got?.minutes} minutes, not ${first}`]
  })
  const strangers = Object.keys(told.attendance).filter((person) => !(person in expected))
  return [...missing, ...strangers.map((person) => `${person} was never in the room`)]
}

const isEvent = (about: string) => /^e\d+$/.test(about)

function ofEntry(
  told: ToldMeeting,
  { about, paragraphs, why }: Expected['told'][number],
  nameOf: (person: string) => string,
): readonly string[] {
  const persons = about.filter((one) => /^[a-z]\d\d$/.test(one) && !isEvent(one))
  const names = persons.flatMap((one) => [one, nameOf(one).split(' ').at(-1) ?? one])
  const rows = [...told.noEffect, ...told.refused, ...told.warned].filter(
    ({ event, message }) =>
      about.includes(event) &&
      (!isEvent(event) || names.length === 0 || names.some((name) => message.includes(name))),
  )
  const cited = rows.flatMap((row) => {
    const words = `${'paragraph' in row ? row.paragraph : ''} ${row.message}`
    return words.match(/\b[A-Z]?\d+/g) ?? []
  })
  const isTold = paragraphs.includes('none')
    ? rows.length > 0
    : paragraphs.some((one) => cited.includes(one))
  return isTold ? [] : [`${about.join(', ')} is not told (${why}): ${JSON.stringify(rows)}`]
}

const holds = (words: string, text: string) =>
  words.split(' ').every((word) => text.includes(word.toLowerCase()))

function ofWords(told: ToldMeeting, expected: Expected): readonly string[] {
  const said = [
    ...told.silent,
    ...told.unsettled,
    ...[...told.warned, ...told.noEffect, ...told.refused].map(({ message }) => message),
    ...told.votes.map(({ working }) => working),
  ].map((one) => one.toLowerCase())
  const byItem = Map.groupBy(told.minutes, ({ item }) => item)
  const minutes = [...byItem.values()].map((list) =>
    list
      .map(({ sentence }) => sentence)
      .join(' ')
      .toLowerCase(),
  )
  const promised = told.promises.map((one) => JSON.stringify(one).toLowerCase())
  const isSaid = (words: readonly string[], texts: readonly string[]) =>
    words.some((one) => texts.some((text) => holds(one, text)))
  const forbidden = expected.must_not_say.flatMap(({ what, patterns }) =>
    told.minutes.flatMap(({ sentence }) =>
      patterns.some((pattern) => new RegExp(pattern, 'i').test(sentence))
        ? [`must not be said (${what}): ${sentence}`]
        : [],
    ),
  )
  return [
    ...expected.says_so
      .filter(({ words }) => !isSaid(words, said))
      .map(({ what }) => `is not said to be open: ${what}`),
    ...expected.must_say
      .filter(({ words }) => !isSaid(words, minutes))
      .map(({ what }) => `is not in the minutes: ${what}`),
    ...expected.promises
      .filter((words) => !isSaid(words, promised))
      .map((words) => `is not among the promises: ${words.join(' or ')}`),
    ...forbidden,
  ]
}
