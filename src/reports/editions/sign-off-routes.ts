import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { EDITION } from '#holdings/index.ts'
import { describePeriod } from '#shared/index.ts'
import { fetchNames } from '#storage/index.ts'
import { may, recorderOf, showPage, typedSchema } from '#web/index.ts'
import { inTheMaking } from './edition.ts'
import type { Moment } from './edition-records.ts'
import type { EditionNeeds } from './needs.ts'
import { type Asked, type Seen, see } from './seen.ts'
import { SIGN_OFF_ACTS, type SignOffStep } from './sign-off-acts.ts'
import { presentSignOff, type SentOf, type SignOffAct } from './sign-off-page.ts'

const config = (act: string) => ({ config: { act: { kind: EDITION, act } } })

/** `/reports/<report>/<period>/sign-off`: an edition prepared, approved, published and withdrawn. */
export function signOffRoutes(app: FastifyInstance, needs: EditionNeeds): void {
  const path = '/reports/:report/:period/sign-off'

  app.get<Asked>(path, config('see-sign-off'), async (request, reply) => {
    const seen = await see(needs, request)
    return seen ? await show(needs, request, reply, seen) : reply.callNotFound()
  })

  for (const [act, step] of Object.entries(SIGN_OFF_ACTS) as [SignOffAct, SignOffStep][]) {
    const ofEdition = act === 'withdraw' || act === 'approve-later'
    const address = ofEdition
      ? `/reports/:report/:period/editions/:number/${act}`
      : `${path}/${act}`
    app.post<Asked>(address, config(act), async (request, reply) => {
      const seen = await see(needs, request)
      if (!seen) return reply.callNotFound()
      const typed = typedSchema.parse(request.body)
      const done = await step({ needs, request, seen, typed, moment: momentOf(needs, request) })
      if (done.ok) return reply.redirect(`${seen.address}/sign-off`, 303)
      const again = await see(needs, request)
      const action = request.url.split('?', 1)[0] ?? ''
      return again
        ? await show(needs, request, reply, again, { action, typed, problems: done.problems })
        : reply.callNotFound()
    })
  }
}

function momentOf({ now }: EditionNeeds, request: FastifyRequest): Moment {
  const { at, today } = now()
  return { day: today, recorder: recorderOf(request, at) }
}

async function show(
  { readAs, now, warnOfTime }: EditionNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
  seen: Seen,
  sent?: SentOf,
): Promise<FastifyReply> {
  const { definition, period } = seen.subject
  const { actor } = request
  const publishAt = inTheMaking(seen.editions)?.approved?.publishAt
  const page = presentSignOff(
    {
      ...seen,
      title: `${definition.title}, ${describePeriod(period)}`,
      nameOf: await fetchNames(readAs({ audience: 'office' })),
      may: (act, state) => may(actor, act, EDITION, state),
      who: actor.account?.id ?? '',
      at: now().at,
      oddTime: publishAt == null ? undefined : await warnOfTime(publishAt),
    },
    sent,
  )
  return showPage(reply, 'sign-off.njk', page, sent ? 422 : 200)
}
