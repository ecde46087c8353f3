import { MONTH_NAMES } from '#shared/index.ts'

/** Words that go on with the heading they stand in: what follows them begins no other. */
const GOES_ON =
  /^(?:per|of|to|than|less|vs?|versus|the|and|or|in|for|on|from|since|at|by|with|as|each|ending|every|\/|&|[–-]|31|30)$/iu
/** In what the figures are: it ends the heading that it is of ("Award £", "Rate (%)"). */
const UNIT =
  /^(?:£(?:000s?|m|k)?|[kM]Wh|FTEs?|kg|km|miles|litres|mph|Nos?\.|m²|pp|t|tonnes|\((?:%|£(?:000s?|m|k)?|points|pts|pp|million|days|hours|minutes)\))$/iu
/** … and those that a number goes on with. */
const NUMBERED = /^(?:year|quarter|table|stage|grade|level|band|tier)$/iu
const BEGINS =
  /^(?:\(?[%£#(*]|\p{Ll}?\p{Lu}|\+\/[–-]$|(?:19|20)?\d\d[/–-]\d\d|(?:19|20)\d\d\b|\d+\+)/u
const QUARTER = /^Q[1-4]$/u
/** A word cut short that goes on with the name before it: "North Div.". */
const CUT_SHORT = /^(?:Div|Dist|Dept|Regn?|Qtr|Yr)\.$/u
/** The lines that the public calls, which are no figures. */
const CALLED = /^(?:999|101|111)$/u
const NUMBER = /^\d{2,3}$/u
const NAMES = MONTH_NAMES.flatMap((it) => [it, it.slice(0, 3), it.slice(0, 4)]).join('|')
const MONTH = new RegExp(`^(?:(?:${NAMES})[–-])?(?:${NAMES})$`, 'u')
const DAY = /^(?:[12]?\d|3[01])$/u
const YEAR = /^(?:(?:19|20)\d\d|\d\d)(?:[/–-]\d\d)?$/u
/** A time in the headings, or the day or month it begins with. */
const TIME = new RegExp(`^(?:Q[1-4]|(?:19|20)\\d\\d.*|\\d\\d[/–-]\\d\\d|(?:${NAMES}))$`, 'u')
const CHANGE = /^(?:Change|Difference|Variance|Movement)$/u
const OF_PER_CENT = /^(?:\p{Ll}|Change$|Variance$|Difference$)/u

/** What it weighs to begin a heading at a word. */
const AT_GAP = 4
const AT_CAPITAL = 1.2
const AT_TIME = 0.7
const AT_SMALL = -4
const AFTER_UNENDED = -6
/** The sign of a share may be a heading of its own. */
const OF_SHARE = -1.5
const AGAIN = 0.6
/** … where a capital may begin another: "Asked for Awarded". */
const AFTER_SMALL = -1
/** A time that its subject is said with again: "KSI 2023 KSI 2024". */
const OF_ITS_SUBJECT = -3
const OF_CHANGE = -0.8

/** A word among the headings over a table. */
export interface HeadingWord {
  readonly text: string
  /** The line it stands on. */
  readonly line: number
  /** What it adds to begin a part here. */
  readonly begins: number
  /** What it takes away to have it within a part. */
  readonly within: number
}

/**
 * The words of some lines in order.
 *
 * @param to - the line after the last of them
 * @param atLine - what it adds to stand first on a line
 */
export function wordsOfHeadings(
  texts: readonly string[],
  from: number,
  to: number,
  atLine: number,
): readonly HeadingWord[] {
  const words: HeadingWord[] = []
  const timed = subjectsOfTimes(texts.slice(from, to).flatMap((line) => line.match(/\S+/gu) ?? []))
  let isAfterEmpty = false
  let isInBrackets = false
  for (let at = from; at < to; at += 1) {
    const line = (texts[at] ?? '').trimEnd()
    if (line === '') {
      isAfterEmpty = true
      continue
    }
    const found = [...line.matchAll(/\S+/gu)]
    const isYearFirst = areYearsFirst(found.map((it) => it[0]))
    found.forEach(({ 0: text, index }, place) => {
      const isFirst = place === 0
      const [previous, before] = [words.at(-1)?.text, words.at(-2)?.text]
      const next = found[place + 1]?.[0]
      const isAgain =
        previous !== undefined && words.slice(0, -1).some((it) => it.text === previous)
      const isEnded = endsWithSigns(found.map((it) => it[0]))
      const isSaid = words.some((it) => it.text === text)
      const isTimed = previous !== undefined && timed.has(previous)
      const around: Around = {
        previous,
        before,
        next,
        isFirst,
        isAgain,
        isEnded,
        isTimed,
        isSaid,
        isYearFirst,
      }
      const isGap = isFirst ? isAfterEmpty : /\s{2,}$/u.test(line.slice(0, index))
      const begins =
        (isInBrackets || isRest(text, around) ? AFTER_UNENDED : weighWord(text, around)) +
        (isGap ? AT_GAP : isFirst ? atLine : 0)
      words.push({ text, line: at, begins, within: Math.max(0, begins) / 2 })
      isInBrackets =
        text.lastIndexOf('(') > text.lastIndexOf(')') || (isInBrackets && !text.includes(')'))
      isAfterEmpty = false
    })
  }
  return words
}

/** Whether "%" is more often of the words before it than of those after it. */
function endsWithSigns(words: readonly string[]): boolean {
  const signs = words.flatMap((word, at) => (word === '%' ? [words[at + 1]] : []))
  const opening = signs.filter((next) => next !== undefined && /^\p{Ll}/u.test(next))
  const ending = signs.filter((next) => next === undefined || !OF_PER_CENT.test(next))
  return (
    ending.length > opening.length || (words.at(-1) === '%' && ending.length === opening.length)
  )
}

/** "2025/26 Q3 2025/26 Full year": whether a year stands on both sides of a quarter and is not of one before it. */
function areYearsFirst(words: readonly string[]): boolean {
  return words.some(
    (word, at) =>
      QUARTER.test(word) &&
      YEAR.test(words[at - 1] ?? '') &&
      words[at - 1] === words[at + 1] &&
      !QUARTER.test(words[at - 2] ?? ''),
  )
}

/** What a time stands after more than once: each has it for its subject. */
function subjectsOfTimes(words: readonly string[]): ReadonlySet<string> {
  const before = words.flatMap((word, at) => {
    const subject = words[at - 1]
    const isTime = TIME.test(word) || (DAY.test(word) && MONTH.test(words[at + 1] ?? ''))
    const isOwn =
      subject !== undefined &&
      !TIME.test(subject) &&
      !/^\d|^(?:to|on|in|and|since|at)$/u.test(subject) &&
      !UNIT.test(subject)
    return isTime && isOwn ? [subject] : []
  })
  return new Set(before.filter((word, at) => before.indexOf(word) < at))
}

/** The words beside one: that before it may stand on the line above. */
interface Around {
  readonly previous: string | undefined
  readonly before: string | undefined
  readonly next: string | undefined
  readonly isFirst: boolean
  /** Whether the word before stands among the headings earlier too. */
  readonly isAgain: boolean
  /** Whether "%" stands after its words in most headings of the line. */
  readonly isEnded: boolean
  /** Whether times stand after the word before more than once. */
  readonly isTimed: boolean
  /** Whether the same word stands before it among the headings. */
  readonly isSaid: boolean
  /** Whether years stand before what they are of on the line: "2025/26 Q3 2025/26 Full year". */
  readonly isYearFirst: boolean
}

/** Whether a word, or the one before it, ties it to what is before it. */
function isRest(text: string, around: Around): boolean {
  const { previous, before, isFirst, isEnded } = around
  if (previous === undefined) return false
  if (/^\([^)]*\)?$/u.test(text)) return true
  if (!isFirst && UNIT.test(text) && around.next !== 'per') return true
  if (!isFirst && !isEnded && previous === '%' && OF_PER_CENT.test(text) && !UNIT.test(text))
    return true
  if (MONTH.test(text) && DAY.test(previous) && !MONTH.test(before ?? '')) return true
  if (YEAR.test(text) && MONTH.test(previous)) return true
  if (previous.endsWith(',') || (!isFirst && CUT_SHORT.test(text))) return true
  if (
    GOES_ON.test(previous) &&
    !/^\p{Lu}\p{Ll}/u.test(text) &&
    !(text === '%' && previous === 'to')
  )
    return true
  // "Q3 25/26", and not the year after its quarters: "Q3 Q4 2025/26"
  if (QUARTER.test(previous) && !QUARTER.test(before ?? '') && YEAR.test(text))
    return !around.isYearFirst
  return !isFirst && NUMBERED.test(previous) && /^\d{1,2}$/u.test(text)
}

/** Whether "%" is of the words before it ("Late % Early") and not of those after it ("% change"). */
function endsHeading({ previous, next, isAgain, isEnded }: Around): boolean {
  if (next === undefined || isEnded || !OF_PER_CENT.test(next) || UNIT.test(next)) return true
  return !/^\p{Ll}/u.test(next) && (next === previous || (isAgain && /\d$/u.test(previous ?? '')))
}

function weighWord(text: string, around: Around): number {
  const { previous, next, isFirst, isTimed, isSaid } = around
  if (!isFirst && text === '%' && endsHeading(around)) return OF_SHARE
  if (text === previous || (around.isYearFirst && YEAR.test(text))) return AT_GAP
  if (previous !== undefined && GOES_ON.test(previous)) return AFTER_SMALL
  if (CALLED.test(text) || (text === 'of' && next === 'which') || UNIT.test(text)) return AT_CAPITAL
  const isTime = TIME.test(text) || (DAY.test(text) && next !== undefined && MONTH.test(next))
  if (isTime && isTimed) return OF_ITS_SUBJECT
  if (isTime && CHANGE.test(previous ?? '')) return OF_CHANGE
  if (DAY.test(text) && next !== undefined && MONTH.test(next)) return AT_CAPITAL
  if (/^(?:19|20)?\d\d\b/u.test(text) && BEGINS.test(text)) return AT_TIME
  if (isSaid && /^\p{Lu}/u.test(text)) return AT_CAPITAL + AGAIN
  return BEGINS.test(text) || (isFirst && NUMBER.test(text)) ? AT_CAPITAL : AT_SMALL
}
