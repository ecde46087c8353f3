import { type Audience, readableBy } from '#storage/index.ts'
import { type Actor, audienceOf, may, type Permission } from '#web/index.ts'
import type { Registers } from './definition/read-registers.ts'
import type { Register } from './definition/register.ts'

/** The kind that entries of a register are in the table of permissions. */
function kindOfEntries({ id }: Pick<Register, 'id'>): string {
  return `register:${id}`
}

/** What is done with a whole entry, whatever its state. */
const ACTS = ['record', 'correct', 'take-out', 'import', 'read-office'] as const

/** The rows that the definition of a register adds to the table of permissions. */
function permissionsOfRegister(register: Register): readonly Permission[] {
  const { kept_by, sealed_to = kept_by, moves } = register.defined
  const kind = kindOfEntries(register)
  const ofKeepers = kept_by.flatMap((role) =>
    ACTS.map((act): Permission => ({ role, kind, act, state: 'any' })),
  )
  // Whoever erases an entry takes out all that it says, so that they have to be able to read it
  const ofSealed = sealed_to.flatMap((role) =>
    ['read-sealed', 'erase'].map((act): Permission => ({ role, kind, act, state: 'any' })),
  )
  const ofMoves = moves.flatMap(({ move, from = ['any'], by = kept_by }) =>
    by.flatMap((role) => from.map((state): Permission => ({ role, kind, act: move, state }))),
  )
  return [...ofKeepers, ...ofSealed, ...ofMoves]
}

/** The rows that the definitions of all registers add. */
export function permissionsOfRegisters(registers: Registers): readonly Permission[] {
  return registers.flatMap(permissionsOfRegister)
}

/** May they do this with an entry of the register? @param state - of the entry, where there is one */
export function mayInRegister(
  register: Register,
  actor: Actor,
  act: string,
  state?: string,
): boolean {
  return may(actor, act, kindOfEntries(register), state, permissionsOfRegister(register))
}

/** Whether a reader of an audience may know of every entry, whatever its state. */
export function readsAll({ states }: Register, reader: Audience): boolean {
  return states.every(({ seenBy }) => readableBy(reader).includes(seenBy))
}

/** As whom somebody reads the register: by their roles, or as the definition lets those who keep it. */
export function readerIn(register: Register, actor: Actor): Audience {
  if (mayInRegister(register, actor, 'read-sealed')) return 'sealed'
  if (mayInRegister(register, actor, 'read-office')) return 'office'
  return audienceOf(actor)
}
