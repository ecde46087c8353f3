import type { Named, Names } from '../expressions/resolve-expression.ts'
import { MINUTES_AN_HOUR, PENCE_A_POUND } from './kept-in.ts'
import type { RegisterField, RegisterGroup } from './register.ts'

/** What an expression may name of the fields of a register. */
export function namesOfFields(
  fields: Iterable<RegisterField>,
  groups: Iterable<RegisterGroup>,
): Names {
  const names = new Map<string, Named>([['today', { kind: 'day' }]])
  for (const field of fields) names.set(field.name, namedOf(field))
  for (const group of groups) {
    const inside = new Map(group.fields.map((field) => [field.name, namedOf(field)]))
    names.set(group.name, { kind: 'group', inside })
    for (const [name, named] of inside) names.set(`${group.name}.${name}`, named)
  }
  return names
}

/** The same, with when clocks end, and without what is otherwise from one day to the next: where entries stand is kept. */
export function forStates(names: Names, clocks: readonly string[]): Names {
  const all = new Map([...names].filter(([name]) => name !== 'today'))
  for (const clock of clocks) all.set(`${clock}.due`, { kind: 'day' })
  return all
}

/** The same, with what clocks say: `answer.due`, `answer.on_time`, `answer.is_overdue`. */
export function withClocks(names: Names, clocks: readonly string[]): Names {
  const all = new Map(names)
  for (const clock of clocks) {
    all.set(`${clock}.due`, { kind: 'day' })
    all.set(`${clock}.on_time`, { kind: 'yes-no' })
    all.set(`${clock}.is_overdue`, { kind: 'yes-no' })
  }
  return all
}

/** The same, with where the entry stands. */
export function withState(names: Names, states: readonly string[]): Names {
  return new Map([...names, ['state', { kind: 'code', codes: states }]])
}

function namedOf({ asked, was }: RegisterField): Named {
  switch (asked.kind) {
    case 'number':
    case 'decimal':
      return { kind: 'number' }
    case 'duration':
      return { kind: 'number', times: MINUTES_AN_HOUR }
    case 'money':
      return { kind: 'number', times: PENCE_A_POUND }
    case 'day':
    case 'time':
      return { kind: 'day' }
    case 'yes-no':
      return { kind: 'yes-no' }
    case 'choice':
      return { kind: 'code', codes: [...Object.keys(asked.choices), ...was.keys()] }
    default:
      return { kind: 'text' }
  }
}
