import { countRegisterRows, fetchRegisterRows } from '#holdings/index.ts'
import type { Outcome } from '#shared/index.ts'
import type { Actor } from '#web/index.ts'
import { readerIn } from './access.ts'
import type { Registers } from './definition/read-registers.ts'
import { REFERENCE_SHAPE } from './entries/record-entries.ts'
import { addressOf, addressOfEntry } from './pages/addresses.ts'
import { readFilters } from './pages/list-filters.ts'
import type { RegisterNeeds } from './pages/needs.ts'

/** The registers by what they are called, each with its page; none where they cannot be read. */
export function namesOfRegisters(held: Outcome<Registers>) {
  if (!held.ok) return []
  return held.value.map(({ id, defined: { name, subject } }) => ({
    ...{ text: `Register: ${name}`, href: addressOf({ id }) },
    names: [`Register ${name} ${subject.name}`],
  }))
}

/**
 * In which registers entries say all the words, or which has the entry of this reference, in what the one who asks may
 * read of them: as the list of each finds them.
 */
export async function findInRegisters(
  { registers, readAs }: Pick<RegisterNeeds, 'registers' | 'readAs'>,
  actor: Actor,
  words: string,
): Promise<
  readonly { readonly text: string; readonly href: string; readonly count: number | null }[]
> {
  const held = await registers()
  if (!held.ok) return []
  const reference = words.trim().toUpperCase()
  const found = await Promise.all(
    held.value.map(async (register) => {
      const reader = readerIn(register, actor)
      const db = readAs({ audience: reader })
      const { name } = register.defined
      const asked = { register: register.id, references: [reference] }
      const entries = REFERENCE_SHAPE.test(reference)
        ? await fetchRegisterRows(db, asked, reader)
        : []
      const count = await countRegisterRows(db, readFilters(register, reader, { words }), reader)
      return [
        ...entries.map((one) => ({
          text: `${name}: entry ${one.reference}`,
          href: addressOfEntry(register, one.reference),
          count: null,
        })),
        ...(count === 0
          ? []
          : [
              {
                ...{ text: name, count },
                href: `${addressOf(register)}?words=${encodeURIComponent(words)}`,
              },
            ]),
      ]
    }),
  )
  return found.flat()
}
