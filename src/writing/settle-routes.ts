import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { TextPlace } from '#reports/index.ts'
import type { Problem } from '#shared/index.ts'
import { redirectTelling, showPage, typedSchema } from '#web/index.ts'
import type { WritingNeeds } from './needs.ts'
import { decideSaving, settleText } from './save-text.ts'
import { presentSettling, readSettled, type SettlingState } from './settling-page.ts'
import { digestSchema, findPlace, type TextAsked, textAddress } from './text-asked.ts'
import { contentOf, fetchText, saveText } from './text-store.ts'

const WRITE = { config: { act: { kind: 'commentary', act: 'write' } } }

const sentSchema = z.looseObject({
  base: digestSchema,
  theirs: digestSchema,
  text: z.string().catch(''),
  why: z.string().catch(''),
})

/** Settling what two people wrote in one paragraph: whoever saves second sees both side by side. */
export function settleRoutes(app: FastifyInstance, needs: WritingNeeds): void {
  const { db, holdings } = needs

  app.post<TextAsked>(
    '/reports/:report/:period/write/:section/settle',
    WRITE,
    async (request, reply) => {
      const held = await holdings(request, 'now')
      const place = findPlace(held, request.params, request.params.section)
      if (!place) return reply.callNotFound()
      const { base, theirs, text, why } = sentSchema.parse(request.body)
      const typed = typedSchema.parse(request.body)
      const { versions } = await fetchText(db, place)
      const before = contentOf(versions, base)
      const met = decideSaving({ before, current: contentOf(versions, theirs), written: text })
      // Nothing of it has to be settled any more: what was sent is shown in the form that it came from
      if (met.kind !== 'conflict') return reply.redirect(textAddress(request), 303)
      const state = { base, theirs, text, why, pieces: met.pieces, typed }
      const settled = readSettled(met.pieces, typed)
      if (!settled.ok) return showSettling(request, reply, place, state, settled.problems)
      const whole = settleText(met.pieces, settled.value)
      const saved = await saveText(needs, request, held.area, place, {
        text: whole,
        base: theirs,
        why,
      })
      if (!saved.ok) return showSettling(request, reply, place, state, saved.problems)
      const { saving, theirs: now } = saved.value
      if (saving.kind === 'conflict') {
        const further = { base: theirs, theirs: now, text: whole, why, pieces: saving.pieces }
        return showSettling(request, reply, place, further)
      }
      await holdings(request, 'now')
      return redirectTelling(
        reply,
        textAddress(request),
        saving.kind === 'saved' ? 'saved' : 'unchanged',
      )
    },
  )
}

/** Asks whoever saves second what is to stand. */
export function showSettling(
  request: FastifyRequest<TextAsked>,
  reply: FastifyReply,
  place: TextPlace,
  state: SettlingState,
  problems: readonly Problem[] = [],
): FastifyReply {
  const page = presentSettling(place, textAddress(request), state, problems)
  return showPage(reply, 'settle-text.njk', page, 422)
}
