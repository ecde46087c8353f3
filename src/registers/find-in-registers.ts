import { countRegisterRows } from '#holdings/index.ts'
import type { Actor } from '#web/index.ts'
import { readerIn } from './access.ts'
import { addressOf } from './pages/addresses.ts'
import { readFilters } from './pages/list-filters.ts'
import type { RegisterNeeds } from './pages/needs.ts'

/** In which registers entries say all the words, in what the one who asks may read of them: as the list of each finds them. */
export async function findInRegisters(
  { registers, readAs }: Pick<RegisterNeeds, 'registers' | 'readAs'>,
  actor: Actor,
  words: string,
): Promise<readonly { readonly text: string; readonly href: string; readonly count: number }[]> {
  const held = await registers()
  if (!held.ok) return []
  const counted = await Promise.all(
    held.value.map(async (register) => {
      const reader = readerIn(register, actor)
      const filter = readFilters(register, reader, { words })
      return {
        text: register.defined.name,
        href: `${addressOf(register)}?words=${encodeURIComponent(words)}`,
        count: await countRegisterRows(readAs({ audience: reader }), filter, reader),
      }
    }),
  )
  return counted.filter(({ count }) => count > 0)
}
