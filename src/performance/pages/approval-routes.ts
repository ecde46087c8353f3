import type { FastifyInstance } from 'fastify'
import { approveAboutFigure, fetchAwaiting } from '#holdings/index.ts'
import { fetchNames, writeRecord } from '#storage/index.ts'
import { may, recorderOf, showMessage, showPage } from '#web/index.ts'
import {
  addressOfAwaiting,
  describeAwaiting,
  presentApprovals,
  reasonOf,
  TO_APPROVE,
} from './approvals-page.ts'
import { type FigureActNeeds, showAct } from './figure-acts.ts'

const APPROVAL = 'figure-approval'
const READ = { config: { act: { kind: APPROVAL, act: 'read' } } }
const RECORD = { config: { act: { kind: APPROVAL, act: 'record' } } }

interface Asked {
  readonly Params: { readonly kind: string; readonly record: string }
}

/** What was recorded about figures and waits for somebody else, and approving it. */
export function approvalRoutes(app: FastifyInstance, needs: FigureActNeeds): void {
  const { db, readAs, holdings, now } = needs
  const path = '/data/approvals'

  app.get(path, READ, async (request, reply) => {
    const held = await holdings(request)
    const office = readAs({ audience: 'office' })
    const page = presentApprovals(
      held,
      await fetchAwaiting(office, TO_APPROVE),
      await fetchNames(office),
      may(request.actor, 'record', APPROVAL),
    )
    return showPage(reply, 'approvals.njk', page)
  })

  const find = async ({ kind, record }: Asked['Params']) => {
    const known = TO_APPROVE.find((one) => one === kind)
    const all = known ? await fetchAwaiting(readAs({ audience: 'office' }), [known]) : []
    return all.find((one) => one.record === record)
  }

  app.get<Asked>(`${path}/:kind/:record`, RECORD, async (request, reply) => {
    const one = await find(request.params)
    if (!one) return reply.callNotFound()
    const { text } = describeAwaiting(await holdings(request), one)
    const form = {
      title: 'Approve what another recorded',
      lead: `${text}. The reason given: ${reasonOf(one).replace(/\.$/, '')}.`,
      action: addressOfAwaiting(one),
      button: 'Approve it',
      breadcrumbs: [
        { text: 'Data', href: '/data' },
        { text: 'What somebody else has to approve', href: path },
      ],
    }
    return showAct(reply, form, [])
  })

  app.post<Asked>(`${path}/:kind/:record`, RECORD, async (request, reply) => {
    const { at, today: day } = now()
    const one = await find(request.params)
    const done =
      one &&
      (await writeRecord(db, (trx) =>
        approveAboutFigure(trx, { ...one, day }, recorderOf(request, at)),
      ))
    if (done === undefined || !done.ok) {
      const sentences = done?.problems.map(({ message }) => `${message}.`) ?? [
        'It was approved or taken back meanwhile. Open the list again to see how it stands.',
      ]
      return showMessage(reply, done ? 409 : 404, 'This cannot be approved', sentences)
    }
    await holdings(request, 'now')
    return reply.redirect(path, 303)
  })
}
