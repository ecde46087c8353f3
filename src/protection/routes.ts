import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readForm } from '#fields/index.ts'
import { AUDIENCES, writeRecord } from '#storage/index.ts'
import { may, recorderOf, showPage, typedSchema } from '#web/index.ts'
import { ERASE_FIELDS, ERASE_FILE_FIELDS } from './asked-fields.ts'
import { keptParts } from './due.ts'
import { erasePart, GROUNDS } from './erase-part.ts'
import { fetchHeldParts } from './held-parts.ts'
import type { ProtectionNeeds } from './needs.ts'
import {
  presentErasing,
  presentErasingFile,
  presentHeld,
  presentProtection,
} from './protection-page.ts'

/** The folders of the views of data protection. */
export const PROTECTION_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: 'personal-data', act: 'read' } } }
const ERASE = { config: { act: { kind: 'personal-data', act: 'erase' } } }

const aboutSchema = z.object({
  kind: z.string().max(100).catch(''),
  record: z.string().max(300).catch(''),
})
const partSchema = z.object({
  entry: z.coerce.number().int().positive(),
  audience: z.enum(AUDIENCES),
})

type OfFile = { Params: { entry: string; name: string } }
type OfPart = { Params: { entry: string; audience: string } }

/** `/data-protection`: what is held on persons, what is due to be erased, and erasing it. */
export function protectionRoutes(app: FastifyInstance, needs: ProtectionNeeds): void {
  const { db, asSealed, settings, now, forgetAccount } = needs

  const fetchPart = async (params: unknown) => {
    const asked = partSchema.safeParse(params).data
    if (asked === undefined) return undefined
    const kept = keptParts(await fetchHeldParts(asSealed), settings())
    return kept.find(({ entry, audience }) => entry === asked.entry && audience === asked.audience)
  }

  app.get('/data-protection', READ, async ({ actor }, reply) => {
    const held = await fetchHeldParts(asSealed)
    const kept = keptParts(held, settings())
    const mayErase = may(actor, 'erase', 'personal-data')
    const left = mayErase ? await needs.filesLeft() : []
    const page = presentProtection({ held, kept, left }, settings(), now().today, mayErase)
    return showPage(reply, 'data-protection.njk', page)
  })

  app.get('/data-protection/held', READ, async ({ actor, query }, reply) => {
    const about = aboutSchema.parse(query)
    const kept = keptParts(await fetchHeldParts(asSealed, about), settings())
    const page = presentHeld(about, kept, may(actor, 'erase', 'personal-data'))
    return showPage(reply, 'data-protection.njk', page)
  })

  const fileLeft = async ({ entry, name }: OfFile['Params']) =>
    (await needs.filesLeft()).find((one) => String(one.entry) === entry && one.name === name)

  app.get<OfFile>('/data-protection/files/:entry/:name', ERASE, async (request, reply) => {
    const file = await fileLeft(request.params)
    if (file === undefined) return reply.callNotFound()
    return showPage(reply, 'data-protection.njk', presentErasingFile(file, {}, []))
  })

  app.post<OfFile>('/data-protection/files/:entry/:name', ERASE, async (request, reply) => {
    const file = await fileLeft(request.params)
    if (file === undefined) return reply.callNotFound()
    const typed = typedSchema.parse(request.body)
    const read = readForm(ERASE_FILE_FIELDS, typed)
    const recorder = recorderOf(request, now().at)
    const done = read.ok
      ? await writeRecord(db, (trx) => {
          const { ground, reason } = read.value
          return needs.eraseFile(trx, file, { law: GROUNDS[ground], reason }, recorder)
        })
      : read
    if (done.ok) return reply.redirect('/data-protection#files', 303)
    const page = presentErasingFile(file, typed, done.problems)
    return showPage(reply, 'data-protection.njk', page, 422)
  })

  app.get<OfPart>('/data-protection/erase/:entry/:audience', ERASE, async (request, reply) => {
    const part = await fetchPart(request.params)
    if (part === undefined) return reply.callNotFound()
    return showPage(reply, 'data-protection.njk', presentErasing(part, {}, []))
  })

  app.post<OfPart>('/data-protection/erase/:entry/:audience', ERASE, async (request, reply) => {
    const part = await fetchPart(request.params)
    if (part?.audience == null) return reply.callNotFound()
    const { entry, audience, kind, record } = part
    const typed = typedSchema.parse(request.body)
    const read = readForm(ERASE_FIELDS, typed)
    const { at, today } = now()
    const done = read.ok
      ? await erasePart(
          db,
          { entry, audience, ...read.value },
          settings(),
          today,
          recorderOf(request, at),
        )
      : read
    if (!done.ok) {
      return showPage(reply, 'data-protection.njk', presentErasing(part, typed, done.problems), 422)
    }
    if (done.value.line.id === 'account-address') await forgetAccount(record)
    const about = new URLSearchParams({ kind, record })
    return reply.redirect(`/data-protection/held?${about}`, 303)
  })
}
