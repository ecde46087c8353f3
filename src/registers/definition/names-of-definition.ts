import type { Disagreement } from '#shared/index.ts'
import type { Register } from './register.ts'

export type Steps = NonNullable<Disagreement['steps']>

/** Tells of something at a place of a definition. */
export type Say = (steps: Steps, words: string) => void

/** What tells of a name in a definition that is of nothing, or not of what is wanted there. */
export interface NamesOfDefinition {
  /** A field or a group. */
  readonly known: (name: string, steps: Steps) => boolean
  /** A field that is filled in once. */
  readonly one: (name: string, steps: Steps) => boolean
  /** A field that is filled in once, or one of a group: "concerns.told". */
  readonly path: (name: string, steps: Steps) => void
  /** The same, of a day or an hour. */
  readonly day: (name: string, steps: Steps) => void
  /** One that is not sealed, as what is told of it is told to all. */
  readonly open: (name: string, steps: Steps, told: string) => void
}

export function namesOf({ fields, groups }: Register, say: Say): NamesOfDefinition {
  const known = (name: string, steps: Steps) => {
    if (fields.has(name) || groups.has(name)) return true
    say(
      steps,
      `"${name}" is no field. Write one of ${[...fields.keys(), ...groups.keys()].join(', ')}`,
    )
    return false
  }
  const one = (name: string, steps: Steps) => {
    if (fields.has(name)) return true
    say(
      steps,
      `"${name}" is no field that is filled in once. Write one of ${[...fields.keys()].join(', ')}`,
    )
    return false
  }
  const path = (name: string, steps: Steps) => {
    const [outer = '', inner] = name.split('.')
    const group = groups.get(outer)
    if (inner === undefined) one(name, steps)
    else if (group === undefined || !group.fields.some((field) => field.name === inner))
      say(steps, `"${name}" is no field of a group. Write it as concerns.told`)
  }
  const day = (name: string, steps: Steps) => {
    path(name, steps)
    const [outer = '', inner] = name.split('.')
    const inGroup = groups.get(outer)?.fields.find((field) => field.name === inner)
    const kind = (inner === undefined ? fields.get(name) : inGroup)?.defined.kind
    if (kind !== undefined && kind !== 'day' && kind !== 'hour')
      say(steps, `"${name}" is no day. Name a field of the kind day or hour`)
  }
  const open = (name: string, steps: Steps, told: string) => {
    if (fields.get(name)?.audience === 'sealed')
      say(
        steps,
        `"${name}" is sealed, and ${told} is told to all who may see the register. Name another field`,
      )
  }
  return { known, one, path, day, open }
}
