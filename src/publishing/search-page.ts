import { formatNumber } from '#shared/index.ts'
import type { Link, Page } from '#web/index.ts'

/** Where something was found, with how often; `null` of a page that is itself what was looked for. */
export interface Found extends Link {
  readonly count: number | null
}

/** `/search`: where the words are, each leading to what finds them there. */
export function presentSearch(sought: string, found: readonly Found[]) {
  return {
    title: sought === '' ? 'Search' : `Search: “${sought}”`,
    sought,
    answer: answerOf(sought, found),
    found: found.map(({ text, href, count }) => ({
      ...{ text, href },
      count: count === null ? '' : formatNumber(count),
    })),
  } satisfies Page & Record<string, unknown>
}

function answerOf(sought: string, found: readonly Found[]): string {
  if (sought === '') return 'Looks through the names of measures, minutes and registers.'
  if (found.length === 0) {
    return `No measure is called “${sought}”, and nothing that you may read in minutes or registers says it. Look for another word, or the beginning of one.`
  }
  return `“${sought}” is in ${found.length === 1 ? 'one place' : `${found.length} places`}.`
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Measures in whose name, or another that they go by, stands every word or one that begins so. */
export function findMeasures(
  measures: Iterable<{
    readonly id: string
    readonly name: string
    readonly aliases: readonly string[]
  }>,
  sought: string,
): readonly Found[] {
  const words = wordsOf(sought)
  if (words.length === 0) return []
  return [...measures]
    .filter(({ name, aliases }) =>
      [name, ...aliases].some((one) => {
        const said = wordsOf(one)
        return words.every((word) => said.some((other) => other.startsWith(word)))
      }),
    )
    .map(({ id, name }) => ({ text: name, href: `/performance/${id}`, count: null }))
}
