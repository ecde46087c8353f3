import type { FastifyInstance } from 'fastify'
import { readForm } from '#fields/index.ts'
import { recordWithdrawal, WITHDRAWAL } from '#holdings/index.ts'
import { describePeriod } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import { writeRecord } from '#storage/index.ts'
import { recorderOf, showMessage, typedSchema } from '#web/index.ts'
import { writeFigure } from '../series/write-figure.ts'
import { WITHDRAW } from './figure-act-fields.ts'
import {
  type ActForm,
  type Asked,
  type FigureActNeeds,
  showAct,
  showNothing,
  TO_BE_APPROVED,
  takeBackRoutes,
} from './figure-acts.ts'
import type { Holdings } from './holdings.ts'

const RECORD = { config: { act: { kind: WITHDRAWAL, act: 'record' } } }

/** Withdrawing a figure on its own page, and taking that back. */
export function withdrawalRoutes(app: FastifyInstance, needs: FigureActNeeds): void {
  const { db, holdings, now } = needs
  const path = '/performance/:measure/figures/:figure/withdraw'

  app.get<Asked>(path, RECORD, async (request, reply) => {
    const found = find(await holdings(request), request.params)
    return found ? showAct(reply, found.form, WITHDRAW) : reply.callNotFound()
  })

  app.post<Asked>(path, RECORD, async (request, reply) => {
    const found = find(await holdings(request, 'now'), request.params)
    if (!found) return showNothing(reply)
    const typed = typedSchema.parse(request.body)
    const read = readForm(WITHDRAW, typed)
    if (!read.ok) return showAct(reply, found.form, WITHDRAW, typed, read.problems)
    const { at, today: day } = now()
    const about = { figure: found.figure.id, ...read.value, approval: 'awaited' as const, day }
    const done = await writeRecord(db, (trx) =>
      recordWithdrawal(trx, about, recorderOf(request, at)),
    )
    if (!done.ok) {
      const sentences = done.problems.map(({ message }) => `${message}.`)
      return showMessage(reply, 409, 'This figure cannot be withdrawn', sentences)
    }
    await holdings(request, 'now')
    return reply.redirect(pageOf(found.figure), 303)
  })

  takeBackRoutes(app, needs, `${path}/:record`, WITHDRAWAL, ({ area, book }, { Params }) => {
    const measure = area.measures.get(Params.measure)
    const figure = book
      .all(Params.measure)
      .find(
        ({ id, withdrawn }) => String(id) === Params.figure && withdrawn?.record === Params.record,
      )
    if (!measure || !figure) return undefined
    return {
      title: `Take a withdrawal back: ${measure.name}`,
      lead: `The figure for ${describePeriod(figure.period)} was withdrawn: ${figure.withdrawn?.reason ?? ''}`,
      action: `${pageOf(figure)}/withdraw/${Params.record}`,
      button: 'Let it count again',
      breadcrumbs: [{ text: measure.name, href: `/performance/${measure.id}` }],
      back: pageOf(figure),
    }
  })
}

export function pageOf({ measure, id }: Pick<Observation, 'measure' | 'id'>): string {
  return `/performance/${measure}/figures/${id}`
}

/** A figure in use that is released, and the form by which it is withdrawn. */
function find(
  { area, book }: Holdings,
  { measure: id, figure: number }: Asked['Params'],
): { readonly figure: Observation; readonly form: ActForm } | undefined {
  const measure = area.measures.get(id)
  const figure = book.all(id).find((one) => String(one.id) === number && one.value !== null)
  if (!measure || !figure || figure.isDraft) return undefined
  const place = area.file.places.find((one) => one.id === figure.area)?.name ?? figure.area
  return {
    figure,
    form: {
      title: `Withdraw a figure: ${measure.name}`,
      lead:
        `${writeFigure(figure, measure)} in ${place}, ${describePeriod(figure.period)}, will no longer be in use: ` +
        'charts, tables, reports and files say that it was withdrawn, and count it nowhere. What was said of a ' +
        'day before stays as it was. It can be taken back, and a later import of a corrected figure stands in ' +
        'its place.',
      more: TO_BE_APPROVED,
      action: `${pageOf(figure)}/withdraw`,
      button: 'Withdraw it',
      breadcrumbs: [{ text: measure.name, href: `/performance/${id}?area=${figure.area}` }],
    },
  }
}
