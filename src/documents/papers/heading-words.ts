import { MONTH_NAMES } from '#shared/index.ts'

/** Words that go on with the heading they stand in: what follows them begins no other. */
const GOES_ON =
  /^(?:per|of|to|than|less|vs?|versus|the|and|or|in|for|on|from|since|at|by|with|as|each|ending|every|\/|&|[–-]|31|30)$/iu
/** In what the figures are: it ends the heading that it is of ("Award £", "Rate (%)"). */
const UNIT =
  /^(?:£(?:000s?|m|k)?|[kM]Wh|FTEs?|km|mph|m²|pp|t|tonnes|\((?:%|£(?:000s?|m|k)?|points|pts|pp|million|days|hours|minutes)\))$/iu
/** … and those that a number goes on with. */
const NUMBERED = /^(?:year|quarter|table|stage|grade|level|band|tier)$/iu
const BEGINS = /^(?:\(?[%£#(*]|\p{Lu}|(?:19|20)?\d\d[/–-]\d\d|(?:19|20)\d\d\b|\d+\+)/u
const QUARTER = /^Q[1-4]$/u
/** The lines that the public calls, which are no figures. */
const CALLED = /^(?:999|101|111)$/u
const NUMBER = /^\d{2,3}$/u
const NAMES = MONTH_NAMES.flatMap((it) => [it, it.slice(0, 3), it.slice(0, 4)]).join('|')
const MONTH = new RegExp(`^(?:(?:${NAMES})[–-])?(?:${NAMES})$`, 'u')
const DAY = /^(?:[12]?\d|3[01])$/u
const YEAR = /^(?:(?:19|20)\d\d|\d\d)(?:[/–-]\d\d)?$/u
const OF_PER_CENT = /^(?:\p{Ll}|Change$|Variance$|Difference$)/u

/** What it weighs to begin a heading at a word. */
const AT_GAP = 4
const AT_CAPITAL = 1.2
const AT_TIME = 0.7
const AT_SMALL = -4
const AFTER_UNENDED = -6

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
  let isAfterEmpty = false
  let isInBrackets = false
  for (let at = from; at < to; at += 1) {
    const line = (texts[at] ?? '').trimEnd()
    if (line === '') {
      isAfterEmpty = true
      continue
    }
    const found = [...line.matchAll(/\S+/gu)]
    found.forEach(({ 0: text, index }, place) => {
      const isFirst = place === 0
      const [previous, before] = [words.at(-1)?.text, words.at(-2)?.text]
      const next = found[place + 1]?.[0]
      const isAgain =
        previous !== undefined && words.slice(0, -1).some((it) => it.text === previous)
      const around = { previous, before, next, isFirst, isAgain }
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

/** The words beside one: that before it may stand on the line above. */
interface Around {
  readonly previous: string | undefined
  readonly before: string | undefined
  readonly next: string | undefined
  readonly isFirst: boolean
  /** Whether the word before stands among the headings earlier too. */
  readonly isAgain: boolean
}

/** Whether a word, or the one before it, ties it to what is before it. */
function isRest(text: string, around: Around): boolean {
  const { previous, before, isFirst } = around
  if (previous === undefined) return false
  if (/^\([^)]*\)?$/u.test(text)) return true
  if (!isFirst && (UNIT.test(text) || (text === '%' && endsHeading(around)))) return true
  if (!isFirst && previous === '%' && OF_PER_CENT.test(text)) return true
  if (MONTH.test(text) && DAY.test(previous)) return true
  if (YEAR.test(text) && MONTH.test(previous)) return true
  if (GOES_ON.test(previous)) return true
  // "Q3 25/26", and not the year after its quarters: "Q3 Q4 2025/26"
  if (QUARTER.test(previous) && !QUARTER.test(before ?? '') && YEAR.test(text)) return true
  return !isFirst && NUMBERED.test(previous) && /^\d/u.test(text)
}

/** Whether "%" is of the words before it ("Late % Early") and not of those after it ("% change"). */
function endsHeading({ previous, next, isAgain }: Around): boolean {
  if (next === undefined || !OF_PER_CENT.test(next)) return true
  return !/^\p{Ll}/u.test(next) && (next === previous || (isAgain && /\d$/u.test(previous ?? '')))
}

function weighWord(text: string, { next, isFirst }: Around): number {
  if (CALLED.test(text)) return AT_CAPITAL
  if (DAY.test(text) && next !== undefined && MONTH.test(next)) return AT_CAPITAL
  if (/^(?:19|20)?\d\d\b/u.test(text) && BEGINS.test(text)) return AT_TIME
  return BEGINS.test(text) || (isFirst && NUMBER.test(text)) ? AT_CAPITAL : AT_SMALL
}
