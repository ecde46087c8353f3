import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { showPage } from '#web/index.ts'
import { type Found, presentSearch, soughtIn } from './search-page.ts'

const READ = {
  config: {
    act: { kind: 'site', act: 'read' },
    asks: [{ kind: 'text', name: 'q', label: 'Words', required: false }],
  },
} as const

const askedSchema = z.object({ q: z.string().catch('').default('') })

/** Looks for words in what the one who asks may read. */
export type Search = (request: FastifyRequest, words: string) => Promise<readonly Found[]>

/**
 * `/search?q=<words>`: one box that leads into what can be looked through, each as it looks through itself.
 *
 * @param searches - what can be looked through, in the order in which it is shown
 */
export function searchRoutes(app: FastifyInstance, searches: readonly Search[]): void {
  app.get('/search', READ, async (request, reply) => {
    const { q } = askedSchema.parse(request.query)
    const sought = soughtIn(q)
    if (sought === '') return showPage(reply, 'search.njk', presentSearch('', []))
    const found = await Promise.all(searches.map((search) => search(request, sought)))
    return showPage(reply, 'search.njk', presentSearch(q, found.flat()))
  })
}
