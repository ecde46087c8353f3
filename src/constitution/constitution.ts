import type { Matter, OwnQuestion } from './matter.ts'
import type { Conflict, Ruling, Settings, VersionFile } from './registers.ts'
import type { DeadlineRule, Rule } from './rule.ts'

/** A panel's rules and what the law adds to them, read and checked. */
export interface Constitution {
  /** In the order of their files, then as written. */
  readonly rules: readonly Rule[]
  readonly byId: ReadonlyMap<string, Rule>
  /** Subjects by id, with their titles, in the order of their files. */
  readonly subjects: ReadonlyMap<string, string>
  /** What may be vetoed, and the panel's own questions, as far as they are described, by id. */
  readonly matters: ReadonlyMap<string, Matter>
  readonly ownQuestions: ReadonlyMap<string, OwnQuestion>
  /** Items of business as far as they are described, by id, in their order. */
  readonly business: ReadonlyMap<string, string>
  readonly settings: Settings
  /** What offices are called on the day it is worded for; left out, as the settings have it. */
  readonly wordsOfDay?: Readonly<Record<string, string>>
  /** Whether paragraphs are cited by the numbers from before the newest text; see `numberedOn`. */
  readonly isNumberedBefore?: boolean
  readonly versions: VersionFile
  readonly conflicts: ReadonlyMap<string, Conflict>
  /** Recorded in the area's files; those recorded on the site are given to each question. */
  readonly rulings: readonly Ruling[]
}

/** Is the rule one to be applied on a day? `day` is YYYY-MM-DD. */
export function isInForce(rule: Rule, day: string): boolean {
  return (
    rule.not_applied === undefined &&
    rule.in_force_from <= day &&
    (rule.in_force_to === undefined || day <= rule.in_force_to)
  )
}

/** Today, or the nearest day on which a rule holds. Days are YYYY-MM-DD. */
export function nearestDayInForce(
  { in_force_from: first, in_force_to: last }: Rule,
  today: string,
): string {
  if (last !== undefined && last < today) return last
  return first > today ? first : today
}

/** The rules to be applied on a day (YYYY-MM-DD), in the order of their files. */
export function rulesInForce(constitution: Constitution, day: string): readonly Rule[] {
  return constitution.rules.filter((rule) => isInForce(rule, day))
}

/**
 * The rules that a paragraph holds.
 *
 * @param paragraph - as printed: `Rule 102(c)`, `Rule 63`
 * @param numbering - `now`, or `before` for a paragraph cited by its number before renumbering
 * @returns none when no rule has that paragraph
 */
export function rulesOfParagraph(
  constitution: Constitution,
  paragraph: string,
  numbering: 'now' | 'before' = 'now',
): readonly Rule[] {
  return constitution.rules.filter((rule) => rule.paragraph[numbering] === paragraph)
}

/** The deadlines of a procedure that are in force on a day, in the order of their files. */
export function deadlinesOf(
  constitution: Constitution,
  procedure: string,
  day: string,
): readonly DeadlineRule[] {
  return rulesInForce(constitution, day).filter(
    (rule): rule is DeadlineRule =>
      rule.kind === 'deadline' && rule.deadline.procedure.includes(procedure),
  )
}

/**
 * A rule's paragraph as cited in answers: the number it had on the day of the constitution
 * (`numberedOn`), else the one it has now, or had when it has none.
 */
export function citeParagraph({ citedAs, paragraph: { now, before } }: Rule): string {
  return citedAs ?? now ?? `${before ?? ''} (old numbering)`
}
