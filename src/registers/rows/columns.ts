import type { TableShape } from '#documents/index.ts'
import { capitalise } from '#shared/index.ts'
import { asHeading } from '../definition/as-heading.ts'
import type { Register, RegisterField, RegisterGroup } from '../definition/register.ts'
import { isTyped } from '../entries/kept-file.ts'
import { nameOfItem } from '../entries/read-entry.ts'

/** A column of a register as a spreadsheet has it. */
export interface RegisterColumn {
  /** As `readEntry` has it: `received`, `concerns-1-told`. */
  readonly name: string
  readonly heading: string
  readonly field: RegisterField
  readonly group?: RegisterGroup
  readonly number?: number
}

/** The heading of the column of references, by which a row is told for one that is there already. */
export const REFERENCE = { name: 'reference', heading: 'Reference' } as const

/** That of where each entry stands. What a file says there is not taken in: it follows from the rest. */
export const STATE = { name: 'state', heading: 'State' } as const

/** How a row begins to say where the entry stands that was erased. */
export const ERASED = 'Erased on'

/**
 * The columns of a register, in the order of its fields.
 *
 * @param partsOf - how many parts of a group have columns
 */
export function columnsOf(
  { parts }: Register,
  partsOf: (group: RegisterGroup) => number,
): readonly RegisterColumn[] {
  return parts.flatMap((part): readonly RegisterColumn[] => {
    if (part.is === 'field') {
      const { field } = part
      return [{ name: field.name, heading: field.label, field }]
    }
    const { group } = part
    return Array.from({ length: partsOf(group) }, (_, index) => index + 1).flatMap((number) =>
      group.fields.map((field) => ({
        name: nameOfItem(group.name, number, field.name),
        heading: `${capitalise(group.one)} ${number}: ${field.label}`,
        ...{ field, group, number },
      })),
    )
  })
}

/** Those of them that a spreadsheet can say: a file is given out by what it is, and comes by a form of its own. */
export function columnsTaken(register: Register): readonly RegisterColumn[] {
  return columnsOf(register, ({ most }) => most).filter(({ field }) => isTyped(field))
}

/** Those of files, which it can only name. */
export function columnsOfFiles(register: Register): readonly RegisterColumn[] {
  return columnsOf(register, ({ most }) => most).filter(({ field }) => !isTyped(field))
}

/** The shape of a table that has a register's rows: the columns that every entry has to fill are to be there. */
export function shapeOf(register: Register): TableShape {
  const columns = columnsTaken(register)
  const always = [...register.fields.values()].filter(({ required }) => required === true)
  const required = always.length > 0 ? always.map(({ name }) => name) : [register.defined.day]
  const synonyms: Record<string, string> = {
    [REFERENCE.name]: REFERENCE.name,
    [STATE.name]: STATE.name,
  }
  const files = columnsOfFiles(register)
  for (const { name, heading } of files) synonyms[asHeading(heading)] ??= name
  for (const { name, heading, field, group } of columns) {
    const others = group === undefined ? field.defined.columns : []
    // A percentage and its n come of one definition: other headings are the percentage's
    const its = field.name === field.defined.field ? others : []
    for (const words of [name, heading, ...its]) synonyms[asHeading(words)] ??= name
  }
  return {
    required,
    optional: [REFERENCE, STATE, ...columns, ...files]
      .map(({ name }) => name)
      .filter((name) => !required.includes(name)),
    synonyms,
  }
}

const MOST_CHOICES_SAID = 12

/** That what a cell holds cannot stand there, with what can where that is not too much to say. */
export function sayUnfit(
  column: RegisterColumn | undefined,
  held: string,
  message: string,
): string {
  if (column === undefined || held === '') return message
  const { asked } = column.field
  const cannot = `“${held}” cannot stand under “${column.heading}”.`
  if (asked.kind === 'yes-no') return `${cannot} Write yes or no`
  const words = asked.kind === 'choice' ? Object.values(asked.choices) : []
  const choices =
    words.length === 0 || words.length > MOST_CHOICES_SAID ? '' : `: ${words.join('; ')}`
  return `${cannot} ${message}${choices}`
}
