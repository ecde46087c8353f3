import type { FastifyInstance } from 'fastify'
import { readForm } from '#fields/index.ts'
import { describePeriod } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import { writeRecord } from '#storage/index.ts'
import { recorderOf, typedSchema } from '#web/index.ts'
import { recordSetAside, SET_ASIDE } from '../set-aside.ts'
import { type ChartedFigures, chartedFigures } from './charted-figures.ts'
import { setAsideFields } from './figure-act-fields.ts'
import {
  type Asked,
  type FigureActNeeds,
  showAct,
  showNothing,
  TO_BE_APPROVED,
  takeBackRoutes,
} from './figure-acts.ts'

const RECORD = { config: { act: { kind: SET_ASIDE, act: 'record' } } }

/** Setting a figure of a charted series aside, and taking that back. */
export function setAsideRoutes(app: FastifyInstance, needs: FigureActNeeds): void {
  const { db, holdings, now } = needs
  const path = '/performance/:measure/set-aside'

  app.get<Asked>(path, RECORD, async (request, reply) => {
    const chart = chartedFigures(
      await holdings(request),
      request.params.measure,
      request.query.area,
    )
    if (!chart) return reply.callNotFound()
    return showAct(reply, formOf(chart), setAsideFields(choicesOf(chart.figures)))
  })

  app.post<Asked>(path, RECORD, async (request, reply) => {
    const chart = chartedFigures(
      await holdings(request, 'now'),
      request.params.measure,
      request.query.area,
    )
    if (!chart) return showNothing(reply)
    const typed = typedSchema.parse(request.body)
    const fields = setAsideFields(choicesOf(chart.figures))
    const form = readForm(fields, typed)
    if (!form.ok) return showAct(reply, formOf(chart), fields, typed, form.problems)
    const { period, reason } = form.value
    const figure = chart.figures.find((one) => one.period.code === period)
    if (figure?.value == null || figure.isDraft) return showNothing(reply)
    const set = {
      figure: { ...figure, value: figure.value },
      reason,
      approval: 'awaited' as const,
      day: now().today,
    }
    const done = await writeRecord(db, (trx) =>
      recordSetAside(trx, set, recorderOf(request, now().at)),
    )
    if (!done.ok) return showAct(reply, formOf(chart), fields, typed, done.problems)
    await holdings(request, 'now')
    return reply.redirect(pageOf(chart), 303)
  })

  takeBackRoutes(app, needs, `${path}/:record`, SET_ASIDE, (held, { Params, Querystring }) => {
    const { measure, record } = Params
    const chart = chartedFigures(held, measure, Querystring.area)
    const figure = chart?.figures.find(({ setAside }) => setAside?.record === record)
    if (!chart || !figure) return undefined
    return {
      ...aboutPage(chart),
      title: `Let a figure count again: ${chart.measure.name}`,
      lead: `${describePeriod(figure.period)} is set aside: ${figure.setAside?.reason ?? ''}`,
      action: `/performance/${chart.measure.id}/set-aside/${record}?area=${chart.place.id}`,
      button: 'Let it count again',
      back: pageOf(chart),
    }
  })
}

function formOf(chart: ChartedFigures) {
  const { measure, place } = chart
  return {
    ...aboutPage(chart),
    title: `Set a figure aside: ${measure.name}`,
    lead: 'It stays on the chart as a ring and in every total, which says so, and counts for no average, usual range or rule. It can be taken back, and a correction of the figure takes it back too.',
    more: TO_BE_APPROVED,
    action: `/performance/${measure.id}/set-aside?area=${place.id}`,
    button: 'Set it aside',
  }
}

function pageOf({ measure, place }: ChartedFigures): string {
  return `/performance/${measure.id}?area=${place.id}`
}

function aboutPage(chart: ChartedFigures) {
  return { breadcrumbs: [{ text: chart.measure.name, href: pageOf(chart) }] }
}

/** The figures that can be set aside, the latest first: what is said of one is public, so it is released. */
function choicesOf(figures: readonly Observation[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    figures
      .toReversed()
      .flatMap(({ period, value, setAside, isDraft }) =>
        value === null || setAside || isDraft
          ? []
          : [[period.code, `${describePeriod(period)}: ${value}`]],
      ),
  )
}
