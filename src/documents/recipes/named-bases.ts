import { columnLetter } from '../tables/columns.ts'
import { hasBaseBehind } from './bases-behind.ts'
import type { Block } from './find-blocks.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** "Cohort (n)", "Cases (n)": how many the figures beside it are of. */
const NAMED_N = /^(.+?) ?[([]n[)\]]$/i
/** "Base, Q6", "Unweighted number", "Number of people interviewed". */
const NAMED_BASE =
  /^(?:(?:un)?weighted )?(?:bases?|n)\b(?:[ ,:–-]+(?:for |of |all )?.+| ?\(.*\))$|^(?:un)?weighted (?:number|count|total|responses|respondents|replies)$|^(?:number|no\.?|total) (?:of )?(?:people |adults |victims |users |residents |those )?(?:asked|answering|responding|interviewed|surveyed|who answered|who replied|respondents|responses|replies|interviews|completed interviews)$/i
const NO_BASE = /\bbase (?:budget|pay|rate|salary|cost|estimate|position|year|line)\b/i
/** "Percentages of the number in column B". */
const IN_COLUMN =
  /\b(?:percentages?|per ?cents?|%s?|rates?|shares?|proportions?) (?:are |is |calculated |based |shown |given |expressed |as )*(?:of|on) (?:the )?(?:\w+ ){0,5}(?:in|of|under|from) column ([a-z]{1,2})\b/i

/**
 * Columns that say how many the percentages and means beside them are of, where their heading says so in words of its
 * own or a sentence near the table names them. "Female (n)" beside "Female (%)" is a count, and stays one.
 */
export function withNamedBases(
  { titles, feet }: Block,
  columns: readonly ColumnMeaning[],
): readonly ColumnMeaning[] {
  const letters = new Set(
    [...titles, ...feet].flatMap((line) => IN_COLUMN.exec(line)?.[1]?.toUpperCase() ?? []),
  )
  const others = columns.filter(({ is }) => is === 'observation')
  return columns.map((column, index) => {
    if (column.is !== 'observation') return column
    const lowest = column.headings.findLast((one) => one !== '')?.trim() ?? ''
    // "% satisfied (n)" has how many behind each value
    const stem = hasBaseBehind([], [lowest]) ? undefined : NAMED_N.exec(lowest)?.[1]?.toLowerCase()
    const hasOwnShare =
      stem !== undefined &&
      others.some((one) => one !== column && one.key.includes(stem) && isMeasured(one))
    const isNamed =
      (stem !== undefined && !hasOwnShare) || (NAMED_BASE.test(lowest) && !NO_BASE.test(lowest))
    const near = [columns[index - 1], ...columns.slice(index + 1)]
    const isOfOthers = isNamed && near.some((one) => one !== undefined && isMeasured(one))
    return isOfOthers || (letters.has(columnLetter(column.column)) && others.some(isMeasured))
      ? { ...column, is: 'base' }
      : column
  })
}

function isMeasured({ is, key, unit }: ColumnMeaning): boolean {
  return (
    is === 'observation' &&
    (unit?.unit === 'percent' || /%|\b(?:average|mean|median|rate|per ?cent)\b/i.test(key))
  )
}
