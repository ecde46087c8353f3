import type { FetchUndertakings } from '#panel/index.ts'
import type { FetchHoldings } from '#performance/index.ts'
import { type FetchProcedures, namesOfCases } from '#procedures/index.ts'
import { findNamed, type Search } from '#publishing/index.ts'
import { type FetchRegisters, findInRegisters, namesOfRegisters } from '#registers/index.ts'
import type { ReadAs } from '#storage/index.ts'
import { audienceOf } from '#web/index.ts'

/** What the box that looks through the site looks in. */
interface Searched {
  readonly readAs: ReadAs
  readonly holdings: FetchHoldings
  readonly registers: FetchRegisters
  readonly undertakings: FetchUndertakings
  readonly procedures: FetchProcedures
  /** In how many paragraphs of minutes, of those whoever asks may read. */
  readonly inMinutes: (request: Parameters<Search>[0], words: string) => Promise<number>
}

/** Each part of the site that can be looked through, in the order in which it is shown. */
export function searchesOf(searched: Searched): readonly Search[] {
  const { readAs, holdings, registers, undertakings, procedures, inMinutes } = searched
  return [
    async (request, words) => {
      const { area } = await holdings(request)
      const measures = [...area.measures.values()].map(({ id, name, aliases }) => ({
        ...{ text: name, href: `/performance/${id}`, names: [name, ...aliases] },
      }))
      return findNamed(measures, words)
    },
    async (_, words) => findNamed(namesOfRegisters(await registers()), words),
    async ({ actor }, words) => {
      const audience = audienceOf(actor)
      const held = await undertakings(audience === 'sealed' ? 'office' : audience)
      if (!held.ok) return []
      const promises = held.value.all.map(({ number, what }) => ({
        ...{ text: `Promise ${number}: ${what}`, href: `/promises/${number}` },
        names: [`Promise ${number} ${what}`],
      }))
      return findNamed(promises, words)
    },
    async (_, words) => {
      const held = await procedures()
      return held.ok ? findNamed(namesOfCases(await held.value.fetchStanding()), words) : []
    },
    async (request, words) => {
      const count = await inMinutes(request, words)
      const href = `/meetings/minutes?q=${encodeURIComponent(words)}`
      return count === 0 ? [] : [{ text: 'Paragraphs of minutes', href, count }]
    },
    async ({ actor }, words) => {
      const found = await findInRegisters({ registers, readAs }, actor, words)
      return found.map((one) => ({ ...one, text: `Register: ${one.text}` }))
    },
  ]
}
