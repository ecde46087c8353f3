import { matchesIn } from '#shared/index.ts'

/** What begins another clause: what follows is about its own subject, and lends no figure to what stood before. */
const BEGINS =
  /;|,? \b(?:although|though|whilst|while|whereas|but|however|despite|because|owing to|thanks to|including|of which)\b|,? (?:(?:[a-z]+ly|in part) )?\b(?:due to|driven by|caused by|explained by|as a result of|offset by)\b|,? which (?:include[sd]?|contain(?:s|ed)?)\b/giu

/** "and the cost of it has fallen from": a subject of its own with a word for how it moved. */
const MOVES =
  /,? and (?=(?:the|our|its|their|a|an|\p{Lu}[\p{L}’'-]+)(?: [\p{L}’'-]+){1,12}? (?:(?:has|have|had) )?(?:rose|risen|fell|fallen|grew|grown|increased|decreased|declined|dropped|climbed|closed|narrowed|widened|shrank|shrunk|moved|(?:went|gone) (?:up|down|from|back))\b)/gu

/** A sentence that begins so has its own clause up to the first comma. */
const SUBORDINATE =
  /^(?:although|though|whilst|while|whereas|despite|as|because|owing to|thanks to)\b/iu

/**
 * Where the clauses of a sentence begin, after the first: "Although calls increased, | the average wait
 * fell from 9 to 7 minutes | because of new rotas". A word of direction governs its own clause alone.
 */
export function clauseStarts(text: string): readonly number[] {
  const begins = [...matchesIn(text, BEGINS), ...matchesIn(text, MOVES)]
  const starts = begins.flatMap(({ index }) => (index === 0 ? [] : [index]))
  const comma = SUBORDINATE.test(text) ? text.search(/,(?!\d)/u) : -1
  return (comma > 0 ? [...starts, comma] : starts).sort((one, other) => one - other)
}

/** Whether two places of a sentence stand in one clause. */
export function inOneClause(starts: readonly number[], one: number, other: number): boolean {
  const [first, last] = one < other ? [one, other] : [other, one]
  return !starts.some((at) => first < at && at <= last)
}
