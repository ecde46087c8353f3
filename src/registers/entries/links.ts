import type { Kysely } from 'kysely'
import { fetchRegisterRows } from '#holdings/index.ts'
import type { Problem } from '#shared/index.ts'
import type { Audience, Database } from '#storage/index.ts'
import type { Register, RegisterField } from '../definition/register.ts'
import type { Value } from '../expressions/expression.ts'
import type { Values } from './clocks.ts'
import { itemsOf } from './judge-entry.ts'
import { nameOfItem } from './read-entry.ts'

/** Something that is found in an entry by what it names: an entry elsewhere, a promise or a measure. */
export interface Link {
  readonly field: RegisterField
  /** As a form has it: `project`, `questions-1-promise`. */
  readonly at: string
  readonly names: string
}

/** What promises and measures there are that somebody may open: each with what it is called. */
export interface Nameable {
  /** By number. */
  readonly promise: ReadonlyMap<string, string>
  /** By id. */
  readonly measure: ReadonlyMap<string, string>
}

export type FetchNameable = (reader: Audience) => Promise<Nameable>

/** The links of an entry, those of the parts of its groups too. */
export function linksOf({ parts }: Register, values: Values): readonly Link[] {
  const linkOf = (field: RegisterField, at: string, value: Value | undefined): readonly Link[] =>
    isLink(field) && typeof value === 'string' ? [{ field, at, names: value }] : []
  return parts.flatMap((part) => {
    if (part.is === 'field')
      return linkOf(part.field, part.field.name, values[part.field.name] ?? null)
    const { name, fields } = part.group
    return itemsOf(values, name).flatMap((item, index) =>
      fields.flatMap((field) =>
        linkOf(field, nameOfItem(name, index + 1, field.name), item[field.name]),
      ),
    )
  })
}

function isLink({ defined: { kind } }: RegisterField): boolean {
  return kind === 'link' || kind === 'promise' || kind === 'measure'
}

/** An entry as it is to be, and as it was: what it named already is not asked for again, though it may be gone. */
export interface Linking {
  readonly values: Values
  readonly held?: Values
}

/**
 * Looks whether what entries name is there.
 *
 * @param db - as whoever reads all entries
 * @returns what is wrong of each, in their order
 */
export async function findDeadLinks(
  db: Kysely<Database>,
  register: Register,
  entries: readonly Linking[],
  nameable: Nameable,
): Promise<readonly (readonly Problem[])[]> {
  const asked = entries.map(({ values, held = {} }) => {
    const before = new Set(linksOf(register, held).map(({ names }) => names))
    return linksOf(register, values).filter(({ names }) => !before.has(names))
  })
  const there = await fetchReferences(asked.flat(), async (to, references) => {
    const rows = await fetchRegisterRows(db, { register: to, references }, 'sealed')
    return rows.map(({ reference }) => reference)
  })
  return asked.map((links) =>
    links.flatMap(({ field: { defined }, at, names }): readonly Problem[] => {
      if (defined.kind === 'link') {
        const message = `There is no entry ${names} in ${defined.to}. Enter the reference of one, such as K7QM-2XWD`
        return there.has(`${defined.to} ${names}`)
          ? []
          : [{ code: 'no-such-entry', message, field: at }]
      }
      if (defined.kind !== 'promise' && defined.kind !== 'measure') return []
      const message =
        defined.kind === 'promise'
          ? `There is no promise ${names}. Enter the number of one, as the page of promises has it`
          : `There is no measure ${names}. Enter the address of the page of one, such as /performance/burglary`
      return nameable[defined.kind].has(names)
        ? []
        : [{ code: `no-such-${defined.kind}`, message, field: at }]
    }),
  )
}

/**
 * The entries that links to other registers name, as `diary K7QM-2XWD`, of those that are found.
 *
 * @param find - those of the references that are found in a register
 */
export async function fetchReferences(
  links: readonly Link[],
  find: (register: string, references: readonly string[]) => Promise<readonly string[]>,
): Promise<ReadonlySet<string>> {
  const toRegisters = links.flatMap(({ field: { defined }, names }) =>
    defined.kind === 'link' ? [{ to: defined.to, names }] : [],
  )
  const found = new Set<string>()
  for (const [to, its] of Map.groupBy(toRegisters, (one) => one.to)) {
    for (const one of await find(to, [...new Set(its.map(({ names }) => names))]))
      found.add(`${to} ${one}`)
  }
  return found
}
