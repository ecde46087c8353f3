import { basisSaid, withoutBasis, yearBackIn } from './basis-words.ts'
import { namesPeriod } from './cell-kinds.ts'
import { headingKind, isBareHeading, isSpanHeading, isTurn, labelMeaning } from './heading-words.ts'
import { withoutTime } from './when.ts'

const YEAR_BEFORE =
  /\b(?:(?:same|corresponding) (?:month|quarter|period|week|time|point),? (?:in |of )?(?:the )?)?(?:prior|previous|prev\.?|last|preceding) year\b|\b(?:the )?year (?:before|earlier|ago)\b|\b(?:12|twelve) months (?:before|earlier|ago)\b|\b(?:PY|SPLY|LY)\b|^(?:the )?(?:last|prior|previous|preceding) year$/i
/** "Previous", "Last month": says which time, and of no year. */
const BEFORE =
  /^(?:the )?(?:previous|prev\.?|last|prior|preceding)(?: (?:month|quarter|period|value|figure|result|return|report))?$/i

/** "Previous", "Last month": of which time a column is, and nothing else. */
export function isBefore(heading: string): boolean {
  return BEFORE.test(heading.trim())
}

/** How many months before the time of the table a column is; 0 for none. */
export function priorIn(headings: readonly string[]): number | null {
  if (headings.some((one) => YEAR_BEFORE.test(one))) return 12
  const before = headings.find((one) => BEFORE.test(one.trim()))
  if (before === undefined) return 0
  return /month$/i.test(before) ? 1 : /quarter$/i.test(before) ? 3 : null
}

/** "Perceived age" over bands of age, "Financial year" over years: what is beneath are its parts. */
export function namesParts(words: string, beneath: readonly string[]): boolean {
  return (
    beneath.some(
      (one) => one !== '' && one !== words && !namesPeriod(one) && !isBareHeading(one),
    ) && !namesPeriod(words)
  )
}

/** "Searches by reason" over reasons: what is beneath are parts. */
const SORTED_BY = /\bby ([a-z][a-z ]*)$/i

/** Whether one of the headings of a column names a measure, a place or a part, and not only a time or a role. */
export function isThing(
  headings: readonly string[],
  level: number,
  overall: readonly string[],
): boolean {
  const heading = headings[level] ?? ''
  const beneath = headings.slice(level + 1)
  const levels = headings.length
  const plain = withoutTime(heading)
  if (plain === '' || isBareHeading(plain) || isTurn(heading)) return false
  if (/^(?:fy)?ytd$|^(?:year )?to date$|^cumulative$/i.test(heading.trim())) return false
  if (isBasisOnly(heading) || isTimeOnly(heading) || isSpanHeading(heading)) return false
  const kind = headingKind(heading)
  if (kind === 'target' && /^standard$/i.test(heading)) return true
  if (kind === 'target' || kind === 'comparator' || kind === 'base')
    return remainder(heading) !== ''
  const meaning = labelMeaning(heading)
  if (level < levels - 1 && SORTED_BY.test(heading) && beneath.some((one) => one !== ''))
    return false
  if (overall[level] === heading && level < levels - 1) {
    if (meaning !== undefined || namesParts(heading, beneath)) return false
  }
  return true
}

/** "As at:", "At 30 September": says how a figure is counted, names no thing. */
function isBasisOnly(heading: string): boolean {
  return /^(?:as )?at:?$|^during:?$|^position at:?$/i.test(heading.trim())
}

/** "Previous", "Same month last year", "Rolling 12 months": says which time, names no thing. */
function isTimeOnly(heading: string): boolean {
  const plain = heading.trim()
  return (
    BEFORE.test(plain) ||
    yearBackIn(plain) !== undefined ||
    plain
      .replace(YEAR_BEFORE, '')
      .replace(/\b(?:to date|total|actual)\b/gi, '')
      .trim() === '' ||
    (basisSaid(plain) !== undefined && withoutBasis(plain) === '')
  )
}

function remainder(heading: string): string {
  return heading
    .replace(/\b(?:targets?|kpis?|plan(?:ned)?|budget|base|number of replies)\b/gi, '')
    .replace(/[\s:–-]+/g, '')
}

export function sortedBy(headings: readonly string[]): string {
  return (
    headings
      .slice(0, -1)
      .map((heading) => SORTED_BY.exec(heading)?.[1] ?? '')
      .find(Boolean) ?? ''
  )
}
