import { fetchRegisterRows } from '#holdings/index.ts'
import { type Actor, audienceOf } from '#web/index.ts'
import { readerIn } from '../access.ts'
import type { Register, RegisterField } from '../definition/register.ts'
import type { Values } from '../entries/clocks.ts'
import { fetchReferences, linksOf } from '../entries/links.ts'
import { addressOfNamed } from '../entries/named.ts'
import { sayField } from '../entries/type-entry.ts'
import type { Value } from '../expressions/expression.ts'
import { addressOfEntry, addressOfFile } from './addresses.ts'
import type { RegisterNeeds } from './needs.ts'

/** A value as a page shows it, with the page that it names where whoever reads it may open that. */
export interface Shown {
  readonly text: string
  readonly href?: string
}

/** @param reference - of the entry that it is of */
export type ShowValue = (field: RegisterField, value: Value, reference: string) => Shown

/** How values of entries are shown to somebody: what they name and may not open, or is gone, as text. */
export async function showLinks(
  { readAs, registers, nameable }: RegisterNeeds,
  register: Register,
  entries: readonly Values[],
  actor: Actor,
): Promise<ShowValue> {
  const links = entries.flatMap((values) => linksOf(register, values))
  const names = links.some(({ field }) => field.defined.kind !== 'link')
  const open = names ? await nameable(audienceOf(actor)) : undefined
  const held = await registers()
  const there = await fetchReferences(links, async (to, references) => {
    const target = held.ok ? held.value.find(({ id }) => id === to) : undefined
    if (target === undefined) return []
    const reader = readerIn(target, actor)
    const db = readAs({ audience: reader })
    const rows = await fetchRegisterRows(db, { register: to, references }, reader)
    return rows.map(({ reference }) => reference)
  })
  return (field, value, reference) => {
    const text = sayField(field, value)
    const { defined } = field
    if (typeof value !== 'string') return { text }
    switch (defined.kind) {
      case 'web-address':
        return { text, href: text }
      case 'file':
        return { text, href: addressOfFile(register, reference, field) }
      case 'link': {
        const href = addressOfEntry({ id: defined.to }, value)
        return there.has(`${defined.to} ${value}`) ? { text, href } : { text }
      }
      case 'promise':
      case 'measure': {
        const called = open?.[defined.kind].get(value)
        const href = addressOfNamed(defined.kind, value)
        if (called === undefined) return { text }
        return { text: defined.kind === 'promise' ? `${text}: ${called}` : called, href }
      }
      default:
        return { text }
    }
  }
}
