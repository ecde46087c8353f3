import { countDays, nameDue } from '#days/index.ts'
import type { WordsFor } from '#fields/index.ts'
import { formatNumber, uncapitalise } from '#shared/index.ts'
import { citeParagraph } from './constitution.ts'
import type { LIMITED, PointParameters } from './decides.ts'
import { countsWorkingDays, isBy, NO_HOLIDAYS } from './notice-times.ts'
import type { Rule } from './rule.ts'
import type { Settling } from './rule-book.ts'
import type { TextReading } from './weigh-texts.ts'

export type Limited = (typeof LIMITED)[number]

/** What is known of something that is put to a meeting. */
export interface Put {
  /** How much there is of each thing; what is not stated is left out. */
  readonly counts: Readonly<Partial<Record<Limited, number | undefined>>>
  /** By the id that a rule gives them; `nobody` for none of those. */
  readonly who: string | undefined
  /** Local times, YYYY-MM-DDTHH:MM. */
  readonly handedIn: string | undefined
  readonly meeting: string | undefined
}

export type Kept = 'within' | 'outside' | 'cannot-tell'

/** One thing that is limited, with what each text makes of it. */
export interface LimitReadings {
  /** "words", in a sentence. */
  readonly about: string
  readonly readings: readonly TextReading<Kept>[]
}

/** What each is called after a number: "95 words". */
const UNITS: WordsFor<typeof LIMITED> = {
  'of-one-person': 'of the same person',
  'at-the-meeting': 'at the meeting',
  words: 'words',
  minutes: 'minutes',
  'minutes-in-all': 'minutes for all of them',
  names: 'names',
}

/** What each is called in a list: "how many the same person puts". */
const ABOUT: WordsFor<typeof LIMITED> = {
  'of-one-person': 'how many the same person puts',
  'at-the-meeting': 'how many are put',
  words: 'how many words',
  minutes: 'how many minutes',
  'minutes-in-all': 'how many minutes for all of them',
  names: 'how many names',
}

type LimitRule = Settling<'limits'>

const limitedBy = ({ at_most: most, at_least: least }: PointParameters<'limits'>) =>
  [...new Set([...Object.keys(most), ...Object.keys(least)])] as readonly Limited[]

/** Every thing that the rules limit, in the order of the rules. */
export function limitedIn(rules: readonly Pick<LimitRule, 'parameters'>[]): readonly Limited[] {
  return [...new Set(rules.flatMap(({ parameters }) => limitedBy(parameters)))]
}

/** Holds what is put to a meeting against each limit, text by text; what is not stated stays open. */
export function readLimits(
  rules: readonly LimitRule[],
  timing: readonly Rule[],
  put: Put,
): readonly LimitReadings[] {
  const counted = limitedIn(rules).map((what) => ({
    about: ABOUT[what],
    readings: rules.flatMap(({ rule, parameters }) =>
      limitedBy(parameters).includes(what)
        ? [{ rule, ...readCount(what, parameters, put.counts[what]) }]
        : [],
    ),
  }))
  const who = {
    about: 'who puts it',
    readings: rules.flatMap(({ rule, parameters }) =>
      parameters.who === undefined ? [] : [{ rule, ...readWho(parameters.who, put.who) }],
    ),
  }
  const notice = {
    about: 'when it was handed in',
    readings: timing.map((rule) => ({ rule, ...readNotice(rule, put) })),
  }
  return [...counted, who, notice].filter(({ readings }) => readings.length > 0)
}

interface Read {
  readonly answer: Kept
  readonly working: string
}

function readCount(
  what: Limited,
  { at_most: mosts, at_least: leasts }: PointParameters<'limits'>,
  count: number | undefined,
): Read {
  const [most, least] = [mosts[what], leasts[what]]
  const are = (number: number) => (number === 1 ? 'is' : 'are')
  const bounds = [
    ...(least === undefined ? [] : [`${least} ${are(least)} needed`]),
    ...(most === undefined ? [] : [`no more than ${most} ${are(most)} allowed`]),
  ].join(' and ')
  if (count === undefined) {
    return { answer: 'cannot-tell', working: `${ABOUT[what]} is not stated: ${bounds}` }
  }
  const isKept = count >= (least ?? 0) && count <= (most ?? Number.POSITIVE_INFINITY)
  return {
    answer: isKept ? 'within' : 'outside',
    working: `${formatNumber(count)} ${UNITS[what]}, and ${bounds}`,
  }
}

function readWho(may: Readonly<Record<string, string>>, who: string | undefined): Read {
  const named = Object.values(may).map(uncapitalise).join(', or ')
  if (who === undefined) {
    return {
      answer: 'cannot-tell',
      working: `who puts it is not stated: it may be ${named}`,
    }
  }
  const is = may[who]
  return is === undefined
    ? { answer: 'outside', working: `who puts it is none of those who may: ${named}` }
    : { answer: 'within', working: `it is put by ${uncapitalise(is)}` }
}

function readNotice(rule: Rule, { handedIn, meeting }: Put): Read {
  if (rule.kind !== 'deadline') return { answer: 'cannot-tell', working: 'it sets no time' }
  if (countsWorkingDays(rule)) {
    const [procedure] = rule.deadline.procedure
    const working = `it counts working days, for which the bank holidays are needed: see the dates of ${procedure}`
    return { answer: 'cannot-tell', working }
  }
  if (meeting === undefined) {
    return { answer: 'cannot-tell', working: 'when the meeting begins is not stated' }
  }
  const { due } = countDays(rule.deadline.count, meeting, NO_HOLIDAYS)
  if (due === null) return { answer: 'cannot-tell', working: 'it gives no day' }
  const by = `it has to be handed in by ${nameDue(due)}`
  if (handedIn === undefined) {
    return { answer: 'cannot-tell', working: `${by}; when it was is not stated` }
  }
  const isKept = isBy(handedIn, due)
  return {
    answer: isKept ? 'within' : 'outside',
    working: `${by}, and was at ${nameDue(handedIn)}${isKept ? '' : ', too late'}`,
  }
}

/** "Rule 20(2): 95 words, and no more than 80 are allowed", each paragraph once. */
export function sayReadings(readings: readonly TextReading[]): string {
  const byParagraph = Map.groupBy(readings, ({ rule }) => citeParagraph(rule))
  return [...byParagraph]
    .map(([cited, its]) => `${cited}: ${its.map(({ working }) => working ?? 'applies').join('; ')}`)
    .join('. ')
}
