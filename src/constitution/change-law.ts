import type { Disagreement } from '#shared/index.ts'
import type { Rule, RuleChange } from './rule.ts'

/** Where an area says what is otherwise in rules of the law. */
export const CHANGES = 'statute/changes.yaml'

/**
 * Rules with what an area says otherwise of single ones of the law, field by field. A change from a day
 * ends the rule on the day before and begins another of the same paragraph, under an id of its own.
 */
export function changeRules(
  rules: readonly Rule[],
  changes: readonly RuleChange[],
): readonly Rule[] {
  if (changes.length === 0) return rules
  const byRule = Map.groupBy(changes, ({ rule }) => rule)
  return rules.flatMap((rule) => {
    const ofRule = rule.origin === 'statute' ? (byRule.get(rule.id) ?? []) : []
    return ofRule
      .toSorted((one, other) => (one.from ?? '').localeCompare(other.from ?? ''))
      .reduce<readonly Rule[]>(withChange, [rule])
  })
}

/** @param made - the rule as it is before, and what it became on earlier days; the last is in force till then */
function withChange(made: readonly Rule[], change: RuleChange): readonly Rule[] {
  const last = made.at(-1)
  if (last === undefined) return made
  const { from } = change
  if (from === undefined) return [...made.slice(0, -1), changed(last, change)]
  if (from <= last.in_force_from) return made
  const dayBefore = Temporal.PlainDate.from(from).subtract({ days: 1 }).toString()
  return [
    ...made.slice(0, -1),
    { ...last, in_force_to: dayBefore },
    changed(
      {
        ...last,
        id: idChangedTo(change),
        changeOf: change.rule,
        in_force_from: from,
        examples: [],
      },
      change,
    ),
  ]
}

/** The id of the rule that a change gives: the law's own, or from a day on another. */
export function idChangedTo({ rule, from }: RuleChange): string {
  return from === undefined ? rule : `${rule}-from-${from}`
}

function changed(rule: Rule, change: RuleChange): Rule {
  const { rule: _, from: __, majority, quorum, deadline, ...given } = change
  const fields = Object.entries(given).filter(([, value]) => value !== undefined)
  const whole = { ...rule, ...Object.fromEntries(fields) }
  if (whole.kind === 'majority' && majority !== undefined) return { ...whole, majority }
  if (whole.kind === 'quorum' && quorum !== undefined) return { ...whole, quorum }
  if (whole.kind !== 'deadline' || deadline === undefined) return whole
  const otherwise = Object.entries(deadline).filter(([, value]) => value !== undefined)
  return { ...whole, deadline: { ...whole.deadline, ...Object.fromEntries(otherwise) } }
}

const NUMBERS = ['majority', 'quorum', 'deadline'] as const

/** Numbers given for a rule of another kind, and a change from a day on which the rule does not hold. */
export function changesThatDoNotFit(
  written: readonly Rule[],
  changes: readonly RuleChange[],
): readonly Disagreement[] {
  const law = new Map(
    written.flatMap((rule) => (rule.origin === 'statute' ? [[rule.id, rule] as const] : [])),
  )
  return changes.flatMap((change): Disagreement[] => {
    const rule = law.get(change.rule)
    if (rule === undefined) return []
    const say = (field: string, words: string): Disagreement => ({
      code: 'change-does-not-fit',
      file: CHANGES,
      words: `, rule ${rule.id}: ${words}`,
      steps: ['changes', changes.indexOf(change), field],
    })
    const { from } = change
    const isOutside =
      from !== undefined &&
      (from <= rule.in_force_from || (rule.in_force_to !== undefined && rule.in_force_to < from))
    return [
      ...NUMBERS.filter((field) => change[field] !== undefined && rule.kind !== field).map(
        (field) =>
          say(field, `it is of kind ${rule.kind} and has no ${field}. Take the ${field} out`),
      ),
      ...(isOutside
        ? [
            say(
              'from',
              `the rule is in force from ${rule.in_force_from}${rule.in_force_to === undefined ? '' : ` to ${rule.in_force_to}`}, and cannot change on ${from}. Correct the day`,
            ),
          ]
        : []),
    ]
  })
}
