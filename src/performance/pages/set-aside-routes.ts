import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { readForm } from '#fields/index.ts'
import { describePeriod, type Problem } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import { type Database, withdrawRecord, writeRecord } from '#storage/index.ts'
import { presentForm, showMessage, showPage } from '#web/index.ts'
import { recordSetAside, SET_ASIDE } from '../set-aside.ts'
import { type ChartedFigures, chartedFigures } from './charted-figures.ts'
import type { FetchHoldings, Holdings } from './holdings.ts'
import { setAsideFields, TAKE_BACK } from './set-aside-fields.ts'

const RECORD = { config: { act: { kind: SET_ASIDE, act: 'record' } } }
const WITHDRAW = { config: { act: { kind: SET_ASIDE, act: 'withdraw' } } }

const typedSchema = z.record(z.string(), z.unknown()).catch({})

interface SetAsideNeeds {
  readonly db: Kysely<Database>
  readonly holdings: FetchHoldings
  /** The instant it is, and the day it is in Britain. */
  readonly now: () => { readonly at: string; readonly today: string }
}

interface Asked {
  readonly Params: { readonly measure: string; readonly record?: string }
  readonly Querystring: { readonly area?: string }
}

/** Setting a figure of a charted series aside, and taking that back. */
export function setAsideRoutes(app: FastifyInstance, { db, holdings, now }: SetAsideNeeds): void {
  const path = '/performance/:measure/set-aside'

  const show = (
    reply: FastifyReply,
    { measure, place, figures }: ChartedFigures,
    record: string | undefined,
    typed: Readonly<Record<string, unknown>>,
    problems: readonly Problem[],
  ) => {
    const query = `?area=${place.id}`
    const back = `/performance/${measure.id}${query}`
    const figure = figures.find(({ setAside }) => setAside?.record === record)
    const about = { breadcrumbs: [{ text: measure.name, href: back }] }
    const page =
      record === undefined
        ? {
            title: `Set a figure aside: ${measure.name}`,
            lead: 'It stays on the chart as a ring, and counts for no average, usual range or rule. It can be taken back, and a correction of the figure takes it back too.',
            action: `/performance/${measure.id}/set-aside${query}`,
            button: 'Set it aside',
            ...presentForm(setAsideFields(choicesOf(figures)), typed, problems),
          }
        : {
            title: `Let a figure count again: ${measure.name}`,
            lead: `${figure ? describePeriod(figure.period) : ''} is set aside: ${figure?.setAside?.reason ?? ''}`,
            action: `/performance/${measure.id}/set-aside/${record}${query}`,
            button: 'Let it count again',
            ...presentForm(TAKE_BACK, typed, problems),
          }
    return showPage(reply, 'set-aside.njk', { ...about, ...page }, problems.length > 0 ? 422 : 200)
  }

  app.get<Asked>(path, RECORD, async (request, reply) => {
    const chart = chartOf(await holdings(), request.params.measure, request.query.area)
    return chart ? show(reply, chart, undefined, {}, []) : reply.callNotFound()
  })

  app.post<Asked>(path, RECORD, async (request, reply) => {
    const chart = chartOf(await holdings('now'), request.params.measure, request.query.area)
    if (!chart) return showNothing(reply)
    const typed = typedSchema.parse(request.body)
    const form = readForm(setAsideFields(choicesOf(chart.figures)), typed)
    if (!form.ok) return show(reply, chart, undefined, typed, form.problems)
    const { period, reason, approvedBy, actor } = form.value
    const figure = chart.figures.find((one) => one.period.code === period)
    if (figure?.value == null) return showNothing(reply)
    const set = { figure: { ...figure, value: figure.value }, reason, approvedBy, day: now().today }
    await writeRecord(db, (trx) => recordSetAside(trx, set, { actor, at: now().at }))
    await holdings('now')
    return reply.redirect(`/performance/${chart.measure.id}?area=${chart.place.id}`, 303)
  })

  app.get<Asked>(`${path}/:record`, WITHDRAW, async (request, reply) => {
    const { measure, record } = request.params
    const chart = chartOf(await holdings(), measure, request.query.area, record)
    return chart ? show(reply, chart, record, {}, []) : reply.callNotFound()
  })

  app.post<Asked>(`${path}/:record`, WITHDRAW, async (request, reply) => {
    const { measure, record = '' } = request.params
    const chart = chartOf(await holdings('now'), measure, request.query.area, record)
    if (!chart) return showNothing(reply)
    const typed = typedSchema.parse(request.body)
    const form = readForm(TAKE_BACK, typed)
    if (!form.ok) return show(reply, chart, record, typed, form.problems)
    const { at, today: day } = now()
    const taken = await writeRecord(db, (trx) =>
      withdrawRecord(trx, { kind: SET_ASIDE, record, day }, { ...form.value, at }),
    )
    if (!taken.ok) {
      const sentences = taken.problems.map(({ message }) => `${message}.`)
      return showMessage(reply, 409, 'This cannot be taken back', sentences)
    }
    await holdings('now')
    return reply.redirect(`/performance/${chart.measure.id}?area=${chart.place.id}`, 303)
  })
}

function showNothing(reply: FastifyReply) {
  const sentence = 'Open the page of the measure again to see which figures are set aside.'
  return showMessage(reply, 404, 'There is no such figure', [sentence])
}

/** The same, where one of its figures is set aside under this number. */
function chartOf(
  holdings: Holdings,
  measure: string,
  place: string | undefined,
  record?: string,
): ChartedFigures | undefined {
  const chart = chartedFigures(holdings, measure, place)
  const isThere = chart?.figures.some(({ setAside }) => setAside?.record === record)
  return record === undefined || isThere ? chart : undefined
}

/** The figures that can be set aside, the latest first. */
function choicesOf(figures: readonly Observation[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    figures
      .toReversed()
      .flatMap(({ period, value, setAside }) =>
        value === null || setAside ? [] : [[period.code, `${describePeriod(period)}: ${value}`]],
      ),
  )
}
