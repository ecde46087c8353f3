import type { Called } from '../expressions/say-expression.ts'
import type { Register, RegisterGroup } from './register.ts'

/** How the fields of a register are called, and their codes. @param group - the one in which an expression stands */
export function calledIn({ fields, groups, states }: Register, group?: RegisterGroup): Called {
  const fieldOf = (name: string) => {
    const [outer, inner] = name.split('.')
    const its = inner === undefined ? group : groups.get(outer ?? '')
    return its?.fields.find((one) => one.name === (inner ?? outer)) ?? fields.get(name)
  }
  return {
    labelOf: (name) =>
      name === 'state' ? 'State' : (fieldOf(name)?.label ?? groups.get(name)?.label),
    wordsOf: (name, code) => {
      if (name === 'state') return states.find(({ id }) => id === code)?.name
      const asked = fieldOf(name)?.asked
      return asked?.kind === 'choice' ? asked.choices[code] : undefined
    },
  }
}
