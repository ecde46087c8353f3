import type { Audience } from '#storage/index.ts'
import type { Actor, Link } from '#web/index.ts'
import { mayInRegister } from '../access.ts'
import type { Register } from '../definition/register.ts'
import type { StoredEntry } from '../entries/record-entries.ts'
import { isFilled } from '../expressions/evaluate-expression.ts'
import { addressOfEntry, addressOfFile } from './addresses.ts'
import { fileFields } from './entry-file-routes.ts'

/** What somebody may do with an entry as it stands. */
export function actsOf(
  actor: Actor,
  register: Register,
  { row, values }: StoredEntry,
  reader: Audience,
): readonly Link[] {
  const address = addressOfEntry(register, row.reference)
  const moves = register.defined.moves
    .filter(({ from }) => from === undefined || from.includes(row.state))
    .filter(({ move }) => mayInRegister(register, actor, move, row.state))
    .map(({ move, name }) => ({ text: name, href: `${address}/moves/${move}` }))
  const correct = { text: 'Correct it', href: `${address}/correct` }
  const erase = { text: 'Erase it for good, as somebody asked', href: `${address}/erase` }
  const takeOut = { text: 'Take it out', href: `${address}/take-out` }
  const files = fileFields(register, reader).map((field) => ({
    text: `${field.label}: ${isFilled(values[field.name] ?? null) ? 'replace the file, or take it out' : 'add the file'}`,
    href: `${addressOfFile(register, row.reference, field)}/change`,
  }))
  return [
    ...moves,
    ...(mayInRegister(register, actor, 'correct') ? files : []),
    ...(mayInRegister(register, actor, 'correct') ? [correct] : []),
    ...(mayInRegister(register, actor, 'take-out') ? [takeOut] : []),
    ...(mayInRegister(register, actor, 'erase') ? [erase] : []),
  ]
}
