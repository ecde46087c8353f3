import { citeSource } from '#shared/index.ts'
import { citeParagraph } from '../constitution.ts'
import type { Reckoner } from '../timetables/reckoner.ts'

/**
 * The paragraphs of some rules, for the end of a sentence: "Rule 105; Protocol, Precept". Rules that
 * this panel's constitution does not have are left out.
 */
export function citeRules({ constitution }: Reckoner, ids: readonly string[]): string {
  const cited = ids.flatMap((id) => {
    const rule = constitution.byId.get(id)
    if (!rule) return []
    return [rule.origin === 'statute' ? citeSource(rule.source) : citeParagraph(rule)]
  })
  return [...new Set(cited)].join('; ')
}
