import type { FastifyInstance } from 'fastify'
import { readForm } from '#fields/index.ts'
import type { Outcome, Problem } from '#shared/index.ts'
import type { GivenExplanation } from '#statistics/index.ts'
import { writeRecord } from '#storage/index.ts'
import { recorderOf, showMessage, showPage, typedSchema } from '#web/index.ts'
import {
  correctExplanation,
  EXPLANATION,
  fetchExplanationActs,
  recordExplanation,
} from '../explanations.ts'
import {
  choicesOf,
  codeOf,
  type FoundUnusual,
  findUnusual,
  nameStretch,
  presentExplanations,
} from './explanations-page.ts'
import {
  CORRECT_EXPLANATION,
  checkExplanation,
  explanationFields,
  WITHDRAW_EXPLANATION,
} from './figure-act-fields.ts'
import {
  type Asked,
  type FigureActNeeds,
  showAct,
  showNothing,
  takeBackRoutes,
} from './figure-acts.ts'
import type { Holdings } from './holdings.ts'

const READ = { config: { act: { kind: 'figures', act: 'read' } } }
const RECORD = { config: { act: { kind: EXPLANATION, act: 'record' } } }
const CORRECT = { config: { act: { kind: EXPLANATION, act: 'correct' } } }

/** Giving the explanation of what was unusual, putting it right, withdrawing it; and its history. */
export function explanationRoutes(app: FastifyInstance, needs: FigureActNeeds): void {
  const { db, readAs, holdings, now } = needs
  const path = '/performance/:measure/explanations'

  app.get<Asked>(path, READ, async (request, reply) => {
    const held = await holdings(request)
    const found = findUnusual(held, request.params.measure, request.query.area)
    if (!found) return reply.callNotFound()
    const of = { measure: found.measure.id, area: found.place.id }
    const page = presentExplanations(held, found, await fetchExplanationActs(readAs(held), of))
    return showPage(reply, 'explanations.njk', page)
  })

  app.get<Asked>(`${path}/give`, RECORD, async (request, reply) => {
    const found = findUnusual(await holdings(request), request.params.measure, request.query.area)
    if (!found || found.findings.length === 0) return reply.callNotFound()
    return showAct(reply, giveForm(found), explanationFields(choicesOf(found)))
  })

  app.post<Asked>(`${path}/give`, RECORD, async (request, reply) => {
    const found = findUnusual(
      await holdings(request, 'now'),
      request.params.measure,
      request.query.area,
    )
    if (!found) return showNothing(reply)
    const typed = typedSchema.parse(request.body)
    const fields = explanationFields(choicesOf(found))
    const moved = found.findings.find((one) => codeOf(one.moved) === typed['finding'])?.moved
    const also = checkExplanation(typed, now().today, moved?.start)
    const read = withAlso(readForm(fields, typed), also)
    if (!read.ok) return showAct(reply, giveForm(found), fields, typed, read.problems)
    const { finding: _, ...said } = read.value
    if (!moved) return showNothing(reply)
    const says = { measure: found.measure.id, area: found.place.id, ...moved, ...said }
    const { at, today } = now()
    const done = await writeRecord(db, (trx) =>
      recordExplanation(trx, says, today, recorderOf(request, at)),
    )
    if (!done.ok) return showAct(reply, giveForm(found), fields, typed, done.problems)
    await holdings(request, 'now')
    return reply.redirect(`/performance/${found.measure.id}?area=${found.place.id}`, 303)
  })

  app.get<Asked>(`${path}/:record/correct`, CORRECT, async (request, reply) => {
    const found = findGiven(await holdings(request), request)
    if (!found) return reply.callNotFound()
    const { text, from, on } = found.given
    return showAct(reply, correctForm(found), CORRECT_EXPLANATION, { text, from, on })
  })

  app.post<Asked>(`${path}/:record/correct`, CORRECT, async (request, reply) => {
    const found = findGiven(await holdings(request, 'now'), request)
    if (!found) return showNothing(reply)
    const typed = typedSchema.parse(request.body)
    const also = checkExplanation(typed, now().today, found.given.start)
    const read = withAlso(readForm(CORRECT_EXPLANATION, typed), also)
    if (!read.ok) {
      return showAct(reply, correctForm(found), CORRECT_EXPLANATION, typed, read.problems)
    }
    const { at, today } = now()
    const done = await writeRecord(db, (trx) =>
      correctExplanation(trx, { ...found.given, ...read.value }, today, recorderOf(request, at)),
    )
    if (!done.ok) {
      const sentences = done.problems.map(({ message }) => `${message}.`)
      return showMessage(reply, 409, 'This explanation cannot be corrected', sentences)
    }
    await holdings(request, 'now')
    return reply.redirect(pageOf(found.given), 303)
  })

  takeBackRoutes(app, needs, `${path}/:record/withdraw`, EXPLANATION, (held, asked) => {
    const found = findGiven(held, { params: asked.Params, query: asked.Querystring })
    if (!found) return undefined
    const { given } = found
    return {
      ...aboutPage(found),
      title: `Withdraw an explanation: ${found.name}`,
      lead: `${nameStretch(given)}: ${given.text}`,
      action: `/performance/${given.measure}/explanations/${given.record}/withdraw?area=${given.area}`,
      button: 'Withdraw it',
      back: pageOf(given),
      fields: WITHDRAW_EXPLANATION,
    }
  })
}

interface FoundGiven {
  readonly given: GivenExplanation
  /** Of its measure. */
  readonly name: string
}

function findGiven(
  { area, book }: Holdings,
  { params, query }: { readonly params: Asked['Params']; readonly query: Asked['Querystring'] },
): FoundGiven | undefined {
  const measure = area.measures.get(params.measure)
  const given = book.given.find(
    (one) =>
      one.record === params.record &&
      one.measure === params.measure &&
      (query.area === undefined || query.area === one.area),
  )
  return measure && given && { given, name: measure.name }
}

function pageOf({ measure, area }: Pick<GivenExplanation, 'measure' | 'area'>): string {
  return `/performance/${measure}/explanations?area=${area}`
}

function aboutPage({ given, name }: FoundGiven) {
  const href = `/performance/${given.measure}?area=${given.area}`
  return {
    breadcrumbs: [
      { text: name, href },
      { text: 'Explanations', href: pageOf(given) },
    ],
  }
}

function giveForm({ measure, place }: FoundUnusual) {
  const page = `/performance/${measure.id}`
  return {
    title: `Give an explanation: ${measure.name}, ${place.name}`,
    lead: 'What those who answer for the figures say of what was unusual. It stands with the finding on every page and in every report from today on, with who gave it.',
    action: `${page}/explanations/give?area=${place.id}`,
    button: 'Record it',
    breadcrumbs: [{ text: measure.name, href: `${page}?area=${place.id}` }],
  }
}

function correctForm(found: FoundGiven) {
  const { given, name } = found
  return {
    ...aboutPage(found),
    title: `Correct an explanation: ${name}`,
    lead: `Of ${nameStretch(given)}. What it said before stays in its history.`,
    action: `/performance/${given.measure}/explanations/${given.record}/correct?area=${given.area}`,
    button: 'Correct it',
  }
}

/** What was read, unless there is more that is wrong with it: then all of it. */
function withAlso<Value>(read: Outcome<Value>, also: readonly Problem[]): Outcome<Value> {
  if (also.length === 0) return read
  return { ok: false, problems: [...(read.ok ? [] : read.problems), ...also] }
}
