import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readForm } from '#fields/index.ts'
import { fetchFileVersions } from '#holdings/index.ts'
import { nameableRows, previewText, type TextPlace, textPath, textPlaces } from '#reports/index.ts'
import type { Problem } from '#shared/index.ts'
import { redirectTelling, runOwnScript, showPage, toldHere, typedSchema } from '#web/index.ts'
import { presentHistory, presentTexts } from './commentary-page.ts'
import { dropDraft, fetchDraft, fetchDraftPaths, keepDraft } from './drafts.ts'
import type { WritingNeeds } from './needs.ts'
import { settleRoutes, showSettling } from './settle-routes.ts'
import { digestSchema, findPlace, type TextAsked, textAddress, textsAddress } from './text-asked.ts'
import { TEXT_FIELDS } from './text-fields.ts'
import { accountOf, fetchText, saveText } from './text-store.ts'
import { presentWriting, type WritingState, writersSince } from './writing-page.ts'

/** The folders of the views of writing. */
export const WRITING_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const WRITE = { config: { act: { kind: 'commentary', act: 'write' } } }
const HISTORY = { config: { act: { kind: 'commentary', act: 'read-history' } } }

const sentSchema = z.looseObject({
  do: z.enum(['save', 'preview', 'keep', 'discard']).catch('save'),
  base: digestSchema,
  text: z.string().catch(''),
  why: z.string().catch(''),
})

const saidSchema = z.object({
  done: z.enum(['saved', 'merged', 'unchanged', 'kept', 'discarded']).optional().catch(undefined),
})

/** Writing the texts of a report in the browser: with a preview, a draft of one's own, and two at once. */
export function commentaryRoutes(app: FastifyInstance, needs: WritingNeeds): void {
  const { db, holdings, now } = needs
  const path = '/reports/:report/:period/write'

  app.get<TextAsked>(path, WRITE, async (request, reply) => {
    const place = findPlace(await holdings(request), request.params, 'introduction')
    if (!place) return reply.callNotFound()
    const texts = textPlaces(place.definition).map(({ id, title }) => ({
      title,
      path: textPath({ ...place, section: id }),
      href: `${textsAddress(request)}/${id}`,
    }))
    const paths = texts.map((one) => one.path)
    const versions = await fetchFileVersions(db, paths)
    const drafts = await fetchDraftPaths(db, accountOf(request))
    return showPage(reply, 'texts.njk', presentTexts(place, texts, versions, drafts))
  })

  app.get<TextAsked>(`${path}/:section`, WRITE, async (request, reply) => {
    const place = findPlace(await holdings(request), request.params, request.params.section)
    if (!place) return reply.callNotFound()
    const draft = await fetchDraft(db, { account: accountOf(request), path: textPath(place) })
    const { versions, current, digest } = await fetchText(db, place)
    const { done } = saidSchema.parse({ done: toldHere(request) })
    const base = draft ? draft.base : digest
    return await show(request, reply, place, {
      ...{ text: draft?.text ?? current, base, why: '', draftAt: draft?.at, done, problems: [] },
      since: draft ? writersSince(versions, base) : [],
    })
  })

  app.post<TextAsked>(`${path}/:section`, WRITE, async (request, reply) => {
    const held = await holdings(request, 'now')
    const place = findPlace(held, request.params, request.params.section)
    if (!place) return reply.callNotFound()
    const { do: what, ...sent } = sentSchema.parse(request.body)
    const key = { account: accountOf(request), path: textPath(place) }
    const again = (problems: readonly Problem[], preview?: WritingState['preview']) =>
      show(request, reply, place, { ...sent, problems: problems.map(ofText), preview, since: [] })
    if (what === 'discard') {
      await dropDraft(db, key)
      return redirectTelling(reply, textAddress(request), 'discarded')
    }
    const read = readForm(TEXT_FIELDS, typedSchema.parse(request.body))
    if (!read.ok) return await again(read.problems)
    if (what === 'keep') {
      await keepDraft(db, key, { text: sent.text, base: sent.base, at: now().at })
      return redirectTelling(reply, textAddress(request), 'kept')
    }
    if (what === 'preview') {
      const preview = previewText(held, place, sent.text)
      return preview.ok ? await again([], preview.value) : await again(preview.problems)
    }
    const saved = await saveText(needs, request, held.area, place, sent)
    if (!saved.ok) return await again(saved.problems)
    const { saving, theirs } = saved.value
    if (saving.kind === 'conflict') {
      return showSettling(request, reply, place, { ...sent, theirs, pieces: saving.pieces })
    }
    await holdings(request, 'now')
    return redirectTelling(reply, textAddress(request), doneOf(saving))
  })

  app.get<TextAsked>(`${path}/:section/history`, HISTORY, async (request, reply) => {
    const place = findPlace(await holdings(request), request.params, request.params.section)
    if (!place) return reply.callNotFound()
    const { versions } = await fetchText(db, place)
    return showPage(
      reply,
      'text-history.njk',
      presentHistory(place, textAddress(request), versions),
    )
  })

  settleRoutes(app, needs)

  const show = async (
    request: FastifyRequest<TextAsked>,
    reply: FastifyReply,
    place: TextPlace,
    state: WritingState,
  ) => {
    const rows = nameableRows(await holdings(request), place)
    runOwnScript(reply)
    const page = presentWriting(place, rows, textAddress(request), state)
    return showPage(reply, 'write-text.njk', page, state.problems.length > 0 ? 422 : 200)
  }
}

function doneOf(saving: { readonly kind: string; readonly isMerged?: boolean }): string {
  if (saving.kind === 'unchanged') return 'unchanged'
  return saving.isMerged ? 'merged' : 'saved'
}

/** What is wrong with the form of a text names its file; on the page it is the field of the text. */
function ofText(problem: Problem): Problem {
  const isField = TEXT_FIELDS.some(({ name }) => name === problem.field)
  const message = problem.message.replace(/^(Line \d+) of \S+ has/, '$1 has')
  return isField ? problem : { ...problem, field: 'text', message }
}
