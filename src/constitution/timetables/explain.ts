import { nameDue } from '#days/index.ts'
import { capitalise, citeSource } from '#shared/index.ts'
import { citeParagraph } from '../constitution.ts'
import type { Reckoner } from './reckoner.ts'
import type { WorkedDeadline } from './work-out.ts'

/** "5 dates, from Monday 1 February 2027 to Monday 1 March 2027". */
export function describeDates(deadlines: readonly WorkedDeadline[]): string {
  const dues = deadlines.flatMap(({ due }) => (due === null ? [] : [due])).sort()
  const [first, last] = [dues[0], dues.at(-1)]
  if (first === undefined || last === undefined) return 'No date: the rules give none'
  const dated = deadlines.filter(({ due }) => due !== null)
  if (dated.length === 1) return dated.map((one) => capitalise(whenDue(one))).join()
  return `${dues.length} dates, from ${nameDue(first)} to ${nameDue(last)}`
}

/** "by Monday 1 February 2027"; of a first day, "not before" it. */
export function whenDue({ due, sense }: Pick<WorkedDeadline, 'due' | 'sense'>): string {
  if (due === null) return 'no date is set'
  return `${sense === 'earliest' ? 'not before' : 'by'} ${nameDue(due)}`
}

/** Every rule applied, each once, in the order of the dates. */
export function reasonsFor(deadlines: readonly WorkedDeadline[], { constitution }: Reckoner) {
  const ids = [...new Set(deadlines.map(({ rule }) => rule))]
  return ids.flatMap((id) => {
    const rule = constitution.byId.get(id)
    if (!rule) return []
    const { gloss: text, doubt } = rule
    const reason = { rule: id, paragraph: citeParagraph(rule), text }
    return [doubt === undefined ? reason : { ...reason, doubt }]
  })
}

/** Each date with what it was counted from, and what it was chosen over. */
export function workingOf(deadlines: readonly WorkedDeadline[]): string {
  const lines = deadlines.flatMap(
    ({ id, words, paragraph, alternatives, assumed, provisional, lastWorkingDay }) => [
      `${id}: ${words} (${paragraph})`,
      ...[lastWorkingDay?.words, assumed, provisional].flatMap((doubt) =>
        doubt === undefined ? [] : [`${id}: ${doubt}`],
      ),
      ...alternatives.map((one) => {
        const day = one.due === null ? '' : `${nameDue(one.due)}, `
        return `${id}: not applied: ${day}${one.paragraph}. ${one.why}`
      }),
    ],
  )
  return lines.join('. ')
}

/**
 * What the panel's own text leaves open: a date that only the law gives, or none at all.
 *
 * @param unset - ids of deadlines that nothing in force sets
 */
export function silenceOf(
  deadlines: readonly WorkedDeadline[],
  unset: readonly string[],
  { constitution }: Reckoner,
): false | { readonly default: string; readonly source: string } {
  const fromLaw = deadlines.flatMap((deadline) => {
    const rule = constitution.byId.get(deadline.rule)
    if (rule?.origin !== 'statute') return []
    const hasOwn = deadline.alternatives.some(
      (one) => constitution.byId.get(one.rule)?.origin === 'constitution',
    )
    if (hasOwn || deadline.due === null) return []
    return [
      { default: `${deadline.id}: ${nameDue(deadline.due)}`, source: citeSource(rule.source) },
    ]
  })
  const nothing = unset.map((id) => ({ default: `${id}: no date`, source: 'none' }))
  const silences = [...fromLaw, ...nothing]
  if (silences.length === 0) return false
  return {
    default: silences.map((one) => one.default).join('; '),
    source: [...new Set(silences.map(({ source }) => source))].join('; '),
  }
}

/** The conflicts that the rules considered are part of, each with what is applied meanwhile. */
export function conflictsOf(deadlines: readonly WorkedDeadline[], { constitution }: Reckoner) {
  const ids = [...new Set(deadlines.flatMap(({ conflicts }) => conflicts))]
  return ids.flatMap((id) => {
    const conflict = constitution.conflicts.get(id)
    if (!conflict) return []
    const { texts, applied, needs_ruling_by: needsRulingBy } = conflict
    return [{ id, texts, applied, needsRulingBy }]
  })
}
