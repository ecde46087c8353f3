import type { Link } from '#web/index.ts'
import type { Register } from '../definition/register.ts'

export const REGISTERS_PAGE = '/registers'

export function addressOf({ id }: Pick<Register, 'id'>): string {
  return `${REGISTERS_PAGE}/${id}`
}

export function addressOfEntry(register: Pick<Register, 'id'>, reference: string): string {
  return `${addressOf(register)}/${reference}`
}

/** The way to a page of a register. */
export function crumbsOf(register: Register): readonly Link[] {
  return [
    { text: 'Registers', href: REGISTERS_PAGE },
    { text: register.defined.name, href: addressOf(register) },
  ]
}

/** The form of a reference, in an address. */
export const REFERENCE_SHAPE = /^[2-9B-Y]{4}-[2-9B-Y]{4}$/
