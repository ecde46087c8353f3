import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { DuePromises } from '#panel/index.ts'
import { type FetchHoldings, sendHeld, showHeld } from '#performance/index.ts'
import type { NextDates } from '#procedures/index.ts'
import type { ReadAs } from '#storage/index.ts'
import { may, showReady } from '#web/index.ts'
import { DATA_FILES, presentData, writeDataFile } from './data-page.ts'
import { presentSentences, type SentencesPage } from './gallery/sentences-page.ts'
import { presentHome } from './home-page.ts'
import { fetchImports } from './imports.ts'
import { type CookieNames, presentCookies, presentPrivacy } from './privacy-page.ts'

export const PUBLISHING_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: 'site', act: 'read' } } }
const READ_FIGURES = { config: { act: { kind: 'figures', act: 'read' } } }

/** They hang on nothing that is recorded, and take a second to write: for the first reader of this process. */
let sentences: SentencesPage | undefined

export interface PublishingNeeds {
  readonly readAs: ReadAs
  readonly holdings: FetchHoldings
  /** What is due next; `undefined` when the area has no constitution. */
  readonly nextDates: () => Promise<NextDates | undefined>
  /** The version of what is due next: another when it may be otherwise. */
  readonly datesVersion: () => Promise<string>
  /** What was promised and is due; `undefined` when nothing was. */
  readonly promises: () => DuePromises | undefined
  readonly cookies: CookieNames
}

/** The front of the site: the area at a glance, data to download, and how the site can be used. */
export function publishingRoutes(
  app: FastifyInstance,
  { readAs, holdings, nextDates, datesVersion, promises, cookies }: PublishingNeeds,
): void {
  app.get('/', READ, async (request, reply) => {
    const held = await holdings(request)
    const version = `${held.version} ${held.today} ${await datesVersion()} ${promises()?.version ?? ''}`
    const kept = { name: 'home', version, audience: held.audience }
    return showReady(request, reply, kept, 'home.njk', async () =>
      presentHome(held, await nextDates(), promises()),
    )
  })

  app.get('/data', READ_FIGURES, async (request, reply) => {
    const held = await holdings(request)
    const mayImport = may(request.actor, 'import', 'figures')
    return showHeld(request, reply, held, 'data', 'data.njk', async () =>
      presentData(held, await fetchImports(readAs(held)), mayImport),
    )
  })

  app.get<{ Params: { file: string } }>('/data/:file', READ_FIGURES, async (request, reply) => {
    const held = await holdings(request)
    const name = DATA_FILES.find((file) => file === request.params.file)
    return name
      ? sendHeld(request, reply, held, name, () => writeDataFile(held, name))
      : reply.callNotFound()
  })

  app.get('/method/sentences', READ, async (request, reply) => {
    const held = await holdings(request)
    sentences ??= presentSentences()
    return showHeld(request, reply, held, 'sentences', 'sentences.njk', () => sentences)
  })

  app.get('/privacy', READ, async (request, reply) => {
    const held = await holdings(request)
    return showHeld(request, reply, held, 'privacy', 'told.njk', () =>
      presentPrivacy(held.area.file),
    )
  })

  app.get('/cookies', READ, async (request, reply) => {
    const held = await holdings(request)
    return showHeld(request, reply, held, 'cookies', 'told.njk', () => presentCookies(cookies))
  })

  app.get('/accessibility', READ, async (request, reply) => {
    const held = await holdings(request)
    return showHeld(request, reply, held, 'accessibility', 'accessibility.njk', () => ({
      title: 'Accessibility',
    }))
  })
}
