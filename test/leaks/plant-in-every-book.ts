import assert from 'node:assert/strict'
import type { Register } from '#registers/index.ts'
import { columnsOf, type RegisterColumn } from '#registers/rows/columns.ts'
import { type Audience, readableBy } from '#storage/index.ts'
import { audienceOf, GIVEN_ROLES, type Role } from '#web/index.ts'
import type { Planted } from './words.ts'

type Cells = Readonly<Record<string, string>>

/** An entry of a register as a line of a spreadsheet, and what was planted in it. */
export interface PlantedRow {
  readonly cells: Cells
  /** The words of it, each with who may read its field. */
  readonly words: readonly {
    readonly word: string
    readonly audience: Audience
    readonly field: string
  }[]
}

/** Fields in which somebody writes what they like. */
const WRITTEN: readonly string[] = ['text', 'long-text', 'person']

/** A word that nobody says, another for each number. */
function wordNumbered(number: number): string {
  const letters = [...String(number).padStart(5, '0')].map((one) => 'bdfgklmprt'[Number(one)])
  return `Zwy${letters.join('o')}qu`
}

/** One that there is wherever these books are kept: examples name those of their own place. */
const A_MEASURE = 'correspondence-received'

/** Plants a word in each field of an entry in which something can be written, anew at each call. */
export function planter() {
  let number = 0
  return (register: Register): PlantedRow => {
    const columns = columnsOf(register, ({ most }) => most)
    const cells: Record<string, string> = { ...firstTaken(register, columns) }
    for (const group of register.groups.values()) addItem(group.name, columns, cells)
    for (const { name, field } of columns) {
      if (field.defined.kind === 'measure' && name in cells) cells[name] = A_MEASURE
    }
    const words = columns.flatMap(({ name, field, group, number: item = 1 }) => {
      if (!WRITTEN.includes(field.defined.kind) || item > 1) return []
      if (group !== undefined && !hasItem(cells, group.name)) return []
      // What is for everybody is planted where the example says something: in it the entry itself may be hidden
      if (field.audience === 'public' && cells[name] === undefined) return []
      number += 1
      const word = wordNumbered(number)
      cells[name] = word
      return [{ word, audience: field.audience, field: name }]
    })
    return { cells, words }
  }
}

const hasItem = (cells: Cells, group: string) =>
  Object.keys(cells).some((name) => name.startsWith(`${group}-1-`))

/** The first row of the examples that is taken, by the names of its columns. */
function firstTaken(register: Register, columns: readonly RegisterColumn[]): Cells {
  const [example] = register.defined.examples
  assert.ok(example, register.id)
  const refused = new Set((example.gives.refused ?? []).map(({ row }) => row))
  const row = example.rows.find((_, index) => !refused.has(index + 1))
  assert.ok(row, register.id)
  const flat = Object.entries(row).flatMap(([key, value]) =>
    Array.isArray(value)
      ? value.flatMap((item, index) =>
          Object.entries(item).map(
            ([inner, cell]) => [`${key}-${index + 1}-${inner}`, cell] as const,
          ),
        )
      : [[key, value] as const],
  )
  return Object.fromEntries(
    flat.map(([key, cell]) => {
      const column = columns.find(
        ({ name, heading, field }) =>
          name === key || heading === key || field.defined.columns.includes(key),
      )
      assert.ok(column, `${register.id}: ${key}`)
      return [column.name, String(cell)]
    }),
  )
}

/** One part of a group of which the row has none, with what has to be filled in. */
function addItem(group: string, columns: readonly RegisterColumn[], cells: Record<string, string>) {
  if (hasItem(cells, group)) return
  for (const { name, field, group: own, number } of columns) {
    if (own?.name !== group || number !== 1 || field.required !== true) continue
    const { defined } = field
    if (field.asked.kind === 'choice') cells[name] = Object.keys(field.asked.choices)[0] ?? ''
    if (defined.kind === 'day') cells[name] = '2019-07-30'
    if (defined.kind === 'count') cells[name] = '5'
    if (defined.kind === 'text') cells[name] = 'Something'
    if (defined.kind === 'measure') cells[name] = A_MEASURE
  }
}

/** Who may be told a word: whoever may read its field, and may know of the entry. */
function readersOf(register: Register, audiences: readonly Audience[]): readonly Role[] {
  const { kept_by: keepers, sealed_to: sealedTo = keepers } = register.defined
  const reads = (role: Role, audience: Audience) => {
    const ofSealed: readonly Role[] = sealedTo
    const ofOffice: readonly Role[] = keepers
    if (ofSealed.includes(role)) return true
    if (audience !== 'sealed' && ofOffice.includes(role)) return true
    return readableBy(audienceOf({ roles: role === 'public' ? [] : [role] })).includes(audience)
  }
  return (['public', ...GIVEN_ROLES] as const).filter((role) =>
    audiences.every((audience) => reads(role, audience)),
  )
}

/** A word as the other tests of leaks know it. */
export const plantedFor = (
  register: Register,
  { word, audience, field }: PlantedRow['words'][number],
  seenBy: Audience,
): Planted => ({
  word,
  where: `${register.id}: ${field}`,
  for: readersOf(register, [audience, seenBy]),
  isKept: true,
})
