import { sayValue } from '#fields/index.ts'
import type { Called } from '../expressions/say-expression.ts'
import type { Register, RegisterGroup } from './register.ts'

/** What is told of a clock, after its name. */
const OF_A_CLOCK: Readonly<Record<string, string>> = {
  due: 'the day it is due',
  on_time: 'in time',
  is_overdue: 'overdue',
}

/** How the fields of a register are called, its clocks, and their codes. @param group - the one in which an expression stands */
export function calledIn(
  { fields, groups, states, clocks }: Register,
  group?: RegisterGroup,
): Called {
  const fieldOf = (name: string) => {
    const [outer, inner] = name.split('.')
    const its = inner === undefined ? group : groups.get(outer ?? '')
    return its?.fields.find((one) => one.name === (inner ?? outer)) ?? fields.get(name)
  }
  const clockOf = (name: string) => {
    const [outer, what = ''] = name.split('.')
    const clock = clocks.find(({ defined }) => defined.clock === outer)
    return clock && OF_A_CLOCK[what] && `${clock.defined.name}: ${OF_A_CLOCK[what]}`
  }
  return {
    labelOf: (name) =>
      name === 'state'
        ? 'State'
        : (fieldOf(name)?.label ?? groups.get(name)?.label ?? clockOf(name)),
    amountOf: (name, kept) => {
      const asked = fieldOf(name)?.asked
      return asked?.kind === 'money' || asked?.kind === 'duration'
        ? sayValue(asked, kept)
        : undefined
    },
    wordsOf: (name, code) => {
      if (name === 'state') return states.find(({ id }) => id === code)?.name
      const asked = fieldOf(name)?.asked
      return asked?.kind === 'choice' ? asked.choices[code] : undefined
    },
  }
}
