import type { Rule } from './rule.ts'

export type Numbering = 'now' | 'before'

/** Is a rule's paragraph the one named, or inside it? "Rule 10(e)" is inside "Rule 10", not "Rule 1". */
export function isWithin(paragraph: string, named: string): boolean {
  return paragraph.startsWith(named) && !/^[\p{L}\p{N}]/u.test(paragraph.slice(named.length))
}

/** The rules that stand in a paragraph of one of the numberings, or inside it. */
export function rulesWithin(
  rules: readonly Rule[],
  named: string,
  numbering: Numbering,
): readonly Rule[] {
  return rules.filter((rule) => {
    const paragraph = rule.paragraph[numbering]
    return paragraph !== undefined && isWithin(paragraph, named)
  })
}

/** "Rule 102(c)" is number 102 of the series "Rule"; paragraphs without a number have none. */
export function numberOf(paragraph: string): { series: string; number: number } | undefined {
  const match = /^(\p{L}[\p{L} ]*) (\d+)(?![\p{L}\p{N}])/u.exec(paragraph)
  return match ? { series: match[1] ?? '', number: Number(match[2]) } : undefined
}

/** Paragraphs in reading order: by words, then by number, so that Rule 9 comes before Rule 10. */
export function compareParagraphs(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true })
}

/** "Rules 62, 63 and 64" from their full names; other names are joined as they are. */
export function listParagraphs(paragraphs: readonly string[]): string {
  const sorted = [...new Set(paragraphs)].sort(compareParagraphs)
  const series = new Set(sorted.map((one) => numberOf(one)?.series ?? one))
  const [only] = series
  const short =
    series.size === 1 && only !== undefined && sorted.length > 1
      ? sorted.map((one) => one.slice(only.length + 1))
      : sorted
  const words =
    short.length > 1
      ? `${short.slice(0, -1).join(', ')} and ${short.at(-1) ?? ''}`
      : (short[0] ?? '')
  if (short === sorted || only === undefined) return words
  return `${only.endsWith('s') ? only : `${only}s`} ${words}`
}
