import { type Constitution, citeParagraph } from './constitution.ts'
import type { Rule } from './rule.ts'

/**
 * A constitution whose paragraphs are cited by the numbers they had on a day: those from before the
 * newest text until that one applied. The same object where it is so already.
 *
 * @param day - YYYY-MM-DD
 */
export function numberedOn(constitution: Constitution, day: string): Constitution {
  const { versions } = constitution.versions
  const newest = versions.at(-1)
  const isOld = versions.length > 1 && newest !== undefined && day < newest.applied_from
  if (isOld === (constitution.isNumberedBefore ?? false)) return constitution
  const rules = constitution.rules.map(({ citedAs: _, ...rule }): Rule => {
    const citedAs = isOld ? oldNumber(rule.paragraph) : undefined
    return citedAs === undefined ? rule : { ...rule, citedAs }
  })
  return {
    ...constitution,
    isNumberedBefore: isOld,
    rules,
    byId: new Map(rules.map((rule) => [rule.id, rule])),
    conflicts: new Map(
      [...constitution.conflicts].map(([id, conflict]) => [
        id,
        { ...conflict, texts: textsInConflict(rules, id) },
      ]),
    ),
  }
}

/** The number from before; marked, where the newest text gives that number to something else. */
function oldNumber({ now, before }: Rule['paragraph']): string | undefined {
  return before === undefined || before === now ? undefined : `${before} (old numbering)`
}

/** What each text says, in the rules that name the conflict: "Rule 110: The panel may suspend…". */
export function textsInConflict(rules: readonly Rule[], id: string): readonly string[] {
  return rules
    .filter(({ conflicts }) => conflicts.includes(id))
    .map((rule) => `${citeParagraph(rule)}: ${rule.gloss}`)
}
