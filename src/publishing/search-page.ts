import { formatNumber } from '#shared/index.ts'
import type { Link, Page } from '#web/index.ts'

/** Where something was found, with how often; `null` of a page that is itself what was looked for. */
export interface Found extends Link {
  readonly count: number | null
}

/** So many places are shown; more are too many to read through. */
const MOST_SHOWN = 50

/** So many letters of what is looked for are looked for. */
const LONGEST_SOUGHT = 100

const PLACES = 'the names of measures and registers, promises, procedures under way, minutes'
const ENTRIES = 'what registers hold'

/** `/search`: where the words are, each leading to what finds them there. @param asked - as they were typed */
export function presentSearch(asked: string, found: readonly Found[]) {
  const sought = soughtIn(asked)
  const cut =
    asked.trim().length > LONGEST_SOUGHT
      ? ` Only the first ${LONGEST_SOUGHT} letters of what you typed were looked for. Type fewer words.`
      : ''
  return {
    title: sought === '' ? 'Search' : `Search: “${sought}”`,
    sought,
    longest: LONGEST_SOUGHT,
    answer: answerOf(sought, found) + cut,
    found: found.slice(0, MOST_SHOWN).map(({ text, href, count }) => ({
      ...{ text, href },
      count: count === null ? '' : formatNumber(count),
    })),
  } satisfies Page & Record<string, unknown>
}

/** What of the words typed is looked for. */
export function soughtIn(asked: string): string {
  return asked.trim().slice(0, LONGEST_SOUGHT).trim().toWellFormed()
}

function answerOf(sought: string, found: readonly Found[]): string {
  if (sought === '') return `Looks through ${PLACES}, and ${ENTRIES}.`
  if (found.length === 0) {
    return `“${sought}” was found nowhere that you may read: not in ${PLACES}, or in ${ENTRIES}. Look for another word, or the beginning of one.`
  }
  const shown = found.length > MOST_SHOWN ? `, of which the first ${MOST_SHOWN} are shown` : ''
  return `“${sought}” is in ${found.length === 1 ? 'one place' : `${found.length} places${shown}`}.`
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** A page that is found by what it is called. */
interface NamedPage extends Link {
  /** All that it goes by. */
  readonly names: readonly string[]
}

/** Pages in one of whose names stands every word, or one that begins so. */
export function findNamed(pages: readonly NamedPage[], sought: string): readonly Found[] {
  const words = wordsOf(sought)
  if (words.length === 0) return []
  return pages
    .filter(({ names }) =>
      names.some((one) => {
        const said = wordsOf(one)
        return words.every((word) => said.some((other) => other.startsWith(word)))
      }),
    )
    .map(({ text, href }) => ({ text, href, count: null }))
}
