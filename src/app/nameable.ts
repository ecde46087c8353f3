import type { Area } from '#area/index.ts'
import { fetchAreaFile } from '#holdings/index.ts'
import { type FetchUndertakings, undertakingBook } from '#panel/index.ts'
import { peopleBook } from '#people/index.ts'
import type { FetchNameable, Nameable } from '#registers/index.ts'
import type { ReadAs } from '#storage/index.ts'

/** What entries of registers can name of promises and measures, as somebody may open their pages. */
export function nameableBy(
  undertakings: FetchUndertakings,
  fetchMeasures: () => Promise<Area['measures']>,
): FetchNameable {
  return async (reader) => {
    const promises = await undertakings(reader === 'sealed' ? 'office' : reader)
    const all = promises.ok ? promises.value.all : []
    const measures = await fetchMeasures()
    return {
      promise: new Map(all.map(({ number, what }) => [String(number), what])),
      measure: new Map([...measures.values()].map(({ id, name }) => [id, name])),
    }
  }
}

/** The same once, for a command: nothing that decides conditions of promises is looked up. */
export async function fetchNameable(
  readAs: ReadAs,
  { measures }: Pick<Area, 'measures'>,
): Promise<Nameable> {
  const asPublic = readAs({ audience: 'public' })
  const fetchFile = (path: string) => fetchAreaFile(asPublic, path)
  const undertakings = undertakingBook(readAs, peopleBook(asPublic, fetchFile), fetchFile, {
    version: async () => 'not looked up',
    lookUp: async () => undefined,
  })
  return await nameableBy(undertakings, async () => measures)('office')
}
