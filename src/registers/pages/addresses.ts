import type { Link } from '#web/index.ts'
import type { Register, RegisterField } from '../definition/register.ts'

export const REGISTERS_PAGE = '/registers'

export function addressOf({ id }: Pick<Register, 'id'>): string {
  return `${REGISTERS_PAGE}/${id}`
}

export function addressOfEntry(register: Pick<Register, 'id'>, reference: string): string {
  return `${addressOf(register)}/${reference}`
}

/** Where the file of an entry is given out, of the field that tells of it. */
export function addressOfFile(
  register: Pick<Register, 'id'>,
  reference: string,
  { name }: Pick<RegisterField, 'name'>,
): string {
  return `${addressOfEntry(register, reference)}/files/${name}`
}

/** The way to a page of a register. */
export function crumbsOf(register: Register): readonly Link[] {
  return [
    { text: 'Registers', href: REGISTERS_PAGE },
    { text: register.defined.name, href: addressOf(register) },
  ]
}
