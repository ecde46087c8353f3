import type { Decider } from '#constitution/index.ts'
import { citeParagraph, rulesNamed } from '#constitution/index.ts'
import { citeSource } from '#shared/index.ts'

/**
 * The paragraphs of some rules, for the end of a sentence: "Rule 105; Protocol, Precept". When this
 * panel's constitution has none of them, that is said; when no rule was named, nothing is.
 */
export function citeRules(decider: Decider, names: readonly string[]): string {
  if (names.length === 0) return ''
  const cited = rulesNamed(decider, names).map((rule) =>
    rule.origin === 'statute' ? citeSource(rule.source) : citeParagraph(rule),
  )
  return cited.length === 0 ? 'the constitution does not say' : [...new Set(cited)].join('; ')
}
