import type { Constitution } from './constitution.ts'
import { isWithin } from './paragraphs.ts'
import type { PrecedenceText } from './registers.ts'
import type { Rule } from './rule.ts'

/** Does a rule stand in this text? By every mark that the text is given. */
function standsIn(rule: Rule, { law, doubt, documents, paragraphs }: PrecedenceText): boolean {
  const cited = rule.paragraph.now ?? rule.paragraph.before ?? ''
  const marks = [
    law === undefined ? undefined : (rule.origin === 'statute') === law,
    doubt === undefined ? undefined : (rule.doubt !== undefined) === doubt,
    documents?.includes(rule.source.document),
    paragraphs?.some((named) => isWithin(cited, named)),
  ].filter((mark) => mark !== undefined)
  return marks.length > 0 && marks.every(Boolean)
}

/**
 * The place of a rule's text in the order in which texts prevail: the lower prevails.
 *
 * @returns for a rule that stands in none of them, one more than the last place
 */
export function rankOf({ settings: { precedence } }: Constitution, rule: Rule): number {
  const place = precedence.findIndex((text) => standsIn(rule, text))
  return place === -1 ? precedence.length : place
}

/** Rules by the text they stand in, the text that prevails first; in each, in the order given. */
export function byText<Of extends { readonly rule: Rule }>(
  constitution: Constitution,
  all: readonly Of[],
): readonly (readonly Of[])[] {
  const ranks = [...new Set(all.map(({ rule }) => rankOf(constitution, rule)))]
  return ranks
    .toSorted((one, other) => one - other)
    .map((rank) => all.filter(({ rule }) => rankOf(constitution, rule) === rank))
}
