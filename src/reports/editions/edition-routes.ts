import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fetchPublishedFile } from '#holdings/index.ts'
import { fetchNames } from '#storage/index.ts'
import { sendFile, showPage, showReady } from '#web/index.ts'
import { REPORT_FILE_TYPES } from '../find-report.ts'
import { REPORT_FILE_NAMES, REPORT_FORMATS } from '../write-report.ts'
import { type Edition, editionsOf, isOut, recordOf } from './edition.ts'
import type { KnownEditions } from './edition-book.ts'
import { presentEdition, presentEditions } from './edition-page.ts'
import type { EditionNeeds } from './needs.ts'

const READ = { config: { act: { kind: 'edition', act: 'read' } } }

type Needs = Pick<EditionNeeds, 'readAs' | 'editions'>

interface Numbered {
  readonly Params: {
    readonly report: string
    readonly period: string
    readonly number: string
    readonly file?: string
  }
}

/** Every published edition at its own address, with its files, for good. */
export function editionRoutes(app: FastifyInstance, needs: Needs): void {
  const list = '/reports/:report/:period/editions'
  const path = `${list}/:number`

  app.get<{ Params: { report: string; period: string } }>(list, READ, async (request, reply) => {
    const its = editionsOf((await needs.editions()).editions, request.params).filter(isOut)
    return its.length === 0
      ? reply.callNotFound()
      : showPage(reply, 'editions.njk', presentEditions(request.params, its))
  })

  app.get<Numbered>(path, READ, async (request, reply) => {
    const known = await needs.editions()
    const edition = find(known, request.params)
    return edition
      ? showEdition(request, reply, needs, known, edition, 'report')
      : reply.callNotFound()
  })

  app.get<Numbered>(`${path}/briefing`, READ, async (request, reply) => {
    const known = await needs.editions()
    const edition = find(known, request.params)
    return edition
      ? showEdition(request, reply, needs, known, edition, 'briefing')
      : reply.callNotFound()
  })

  app.get<Numbered>(`${path}/:file`, READ, async (request, reply) => {
    const edition = find(await needs.editions(), request.params)
    return edition
      ? sendKept(reply, needs, edition, request.params.file ?? '')
      : reply.callNotFound()
  })
}

function find(
  { editions }: KnownEditions,
  { report, period, number }: Numbered['Params'],
): Edition | undefined {
  return editionsOf(editions, { report, period }).find(
    (one) => one.published !== undefined && String(one.number) === number,
  )
}

/** The page of an edition: its own words, as they were kept. */
export async function showEdition(
  request: FastifyRequest,
  reply: FastifyReply,
  { readAs }: Pick<Needs, 'readAs'>,
  { version, editions }: KnownEditions,
  edition: Edition,
  which: 'report' | 'briefing',
): Promise<FastifyReply> {
  const name = `edition ${which} ${recordOf(edition)}`
  const kept = { name, version, audience: 'public' } as const
  return await showReady(request, reply, kept, 'edition.njk', async () => {
    const { published } = edition
    if (published === undefined) return undefined
    const db = readAs({ audience: 'public' })
    const textOf = async (entry: number, file: string) =>
      (await fetchPublishedFile(db, entry, file))?.toString('utf8')
    const html = await textOf(published.entry, `${which}.html`)
    const json = await textOf(published.entry, 'report.json')
    if (html === undefined || json === undefined) return undefined
    const corrected = editionsOf(editions, edition).find(
      ({ number }) => number === published.cover.corrects?.of,
    )?.published
    const before = corrected && (await textOf(corrected.entry, 'report.json'))
    const kept = { html, json, before }
    return presentEdition({ ...edition, published }, editions, kept, await fetchNames(db))
  })
}

/** A file of an edition, with its bytes as they were published. */
export async function sendKept(
  reply: FastifyReply,
  { readAs }: Pick<Needs, 'readAs'>,
  { report, period, number, published }: Edition,
  name: string,
): Promise<FastifyReply> {
  const format = REPORT_FORMATS.find((one) => REPORT_FILE_NAMES[one] === name)
  if (format === undefined || published === undefined) {
    reply.callNotFound()
    return reply
  }
  const body = await fetchPublishedFile(readAs({ audience: 'public' }), published.entry, name)
  if (body === undefined) {
    reply.callNotFound()
    return reply
  }
  const type = REPORT_FILE_TYPES[format]
  return sendFile(reply, { name: `${report}-${period}-edition-${number}-${name}`, type, body })
}
