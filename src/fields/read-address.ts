import { dayTyped } from './dates-typed.ts'
import type { Field } from './field.ts'

/** What an address asks of a list: `?state=open&from=2019-04-01&page=2`. */
export type AskedOfList = Readonly<Record<string, unknown>>

/** What of an address can be had, and what of it cannot. */
export interface ReadAddress {
  /** What is asked for and can be, by name. */
  readonly had: Readonly<Record<string, string>>
  /**
   * A sentence of what was not, with what can be asked for instead; '' where there is nothing such. It says the words of
   * the list alone: those of an address are whatever somebody made a link say.
   */
  readonly unread: string
}

const ELSE = 'anything else that its address names'

/** What letters, other sites and searches add to the address of any page, to count who came from them: it asks nothing. */
const OF_WHO_SENT =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|mkt_tok|_g[al]|igshid|twclid)$/

/** So many choices are named; where there are more, the page has them. */
const MOST_NAMED = 12

/**
 * Reads what an address asks of a list by its fields, so that nobody takes all for what was asked for, or nothing for
 * all there is.
 *
 * @param fields - by what the list can be narrowed
 * @param besides - names that ask for something else, as which page of it
 * @param say - the sentence of what cannot be had and of what can be asked for instead; as a list says it unless given
 */
export function readAddress(
  fields: readonly Field[],
  asked: AskedOfList,
  besides: readonly string[] = ['page'],
  say: SayUnread = sayOfList,
): ReadAddress {
  const byName = new Map(fields.map((field) => [field.name, field] as const))
  const had: Record<string, string> = {}
  const unread = new Set<Field | undefined>()
  for (const [name, value] of Object.entries(asked)) {
    const field = byName.get(name)
    if (besides.includes(name) || value === '' || OF_WHO_SENT.test(name)) continue
    if (field !== undefined && typeof value === 'string' && isOneOf(field, value.trim()))
      had[name] = (field.kind === 'day' ? dayTyped(value) : undefined) ?? value.trim()
    else unread.add(field)
  }
  return { had, unread: sayUnread(fields, [...unread], say) }
}

type SayUnread = (what: string, ways: string) => string

const sayOfList: SayUnread = (what, ways) =>
  `This list cannot be narrowed by ${what}, and was not: ${ways}.`

function isOneOf(field: Field, value: string): boolean {
  if (field.kind === 'choice') return Object.hasOwn(field.choices, value)
  return field.kind === 'day' ? dayTyped(value) !== undefined : true
}

function sayUnread(
  fields: readonly Field[],
  unread: readonly (Field | undefined)[],
  say: SayUnread,
): string {
  if (unread.length === 0) return ''
  const what = unread.map((field) =>
    field === undefined ? ELSE : `what its address says of “${field.label}”`,
  )
  const ways = unread.map((field) =>
    field === undefined
      ? fields.length === 0
        ? 'it can be by nothing'
        : `it can be by ${fields.map(({ label }) => `“${label}”`).join(', ')}`
      : `“${field.label}” is ${sayWhatItIs(field)}`,
  )
  return say(what.join(' and '), ways.join('; '))
}

function sayWhatItIs(field: Field): string {
  if (field.kind === 'day') return 'a day such as 2027-02-01'
  if (field.kind !== 'choice') return 'words that are there once'
  const choices = Object.keys(field.choices)
  if (choices.length === 0) return 'not asked for here, as there is nothing to choose from'
  return choices.length > MOST_NAMED ? 'chosen on this page' : `one of ${choices.join(', ')}`
}
