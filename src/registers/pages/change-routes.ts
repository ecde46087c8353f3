import type { FastifyInstance, FastifyReply } from 'fastify'
import { type AskedOfList, type Field, readForm } from '#fields/index.ts'
import { accept, formatNumber, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { type Audience, readableBy, writeRecord } from '#storage/index.ts'
import { presentForm, recorderOf, showPage, typedSchema } from '#web/index.ts'
import { mayInRegister } from '../access.ts'
import type { Register, RegisterField } from '../definition/register.ts'
import {
  type ManyChanged,
  MOST_CHANGED,
  planChange,
  recordChange,
} from '../entries/change-entries.ts'
import { daysTouched } from '../entries/days-touched.ts'
import { isTyped } from '../entries/kept-file.ts'
import { findDeadLinks } from '../entries/links.ts'
import { readEntry } from '../entries/read-entry.ts'
import { sayField } from '../entries/type-entry.ts'
import type { Value } from '../expressions/expression.ts'
import { typeCell } from '../rows/type-cell.ts'
import { addressOf, crumbsOf } from './addresses.ts'
import { REASON, STEP } from './entry-form.ts'
import { queryOf, readFilters } from './list-filters.ts'
import type { RegisterNeeds } from './needs.ts'
import { type Named, notForYou, withRegister } from './with-register.ts'

const RECORD = { config: { act: { kind: 'register-entry', act: 'record' } } }

/** One change to every entry that a list shows, with one reason. */
export function changeRoutes(app: FastifyInstance, needs: RegisterNeeds): void {
  const { db, readAs, now } = needs

  app.get<Named>('/registers/:register/change', RECORD, async (request, reply) =>
    withRegister(needs, request, reply, async (register, reader) => {
      if (!mayInRegister(register, request.actor, 'correct')) return notForYou(reply, register)
      return showForm(reply, register, { reader, asked: request.query, typed: {}, problems: [] })
    }),
  )

  app.post<Named>('/registers/:register/change', RECORD, async (request, reply) =>
    withRegister(needs, request, reply, async (register, reader) => {
      if (!mayInRegister(register, request.actor, 'correct')) return notForYou(reply, register)
      const typed = typedSchema.parse(request.body)
      const about = { reader, asked: request.query, typed }
      const read = readChange(register, reader, typed)
      if (!read.ok) return showForm(reply, register, { ...about, problems: read.problems })
      const { field, value, reason } = read.value
      const linking = { values: { [field.name]: value } }
      const asSealed = readAs({ audience: 'sealed' })
      const [dead = []] = await findDeadLinks(
        ...([asSealed, register, [linking], await needs.nameable('office')] as const),
      )
      if (dead.length > 0) {
        const problems = dead.map((problem) => ({ ...problem, field: 'value' }))
        return showForm(reply, register, { ...about, problems })
      }
      const filter = readFilters(register, reader, request.query)
      const { at, today } = now()
      const moment = { recorder: recorderOf(request, at), today }
      const change = { reader, field: field.name, value, today }
      if (typed[STEP] !== 'record') {
        const plan = await planChange(asSealed, register, filter, change)
        return showPlan(reply, register, { ...about, field, value, plan })
      }
      const plan = await writeRecord(db, async (trx) => {
        const made = await planChange(trx, register, filter, change)
        if (made.rows.length > 0) await recordChange(trx, register, made.rows, reason, moment)
        return made
      })
      const days = plan.days.flatMap((one) => daysTouched(register, one))
      if (days.length > 0) await needs.entriesRecorded(register.id, [...new Set(days)])
      return reply.redirect(
        withQuery(addressOf(register), queryOf(register, reader, request.query)),
        303,
      )
    }),
  )
}

const withQuery = (address: string, query: URLSearchParams) =>
  query.size === 0 ? address : `${address}?${query}`

/** The fields that can be changed together: those that are filled in once, and that somebody may read. */
function changeable({ fields }: Register, reader: Audience): readonly RegisterField[] {
  return [...fields.values()].filter(
    (field) => isTyped(field) && readableBy(reader).includes(field.audience),
  )
}

function formOf(register: Register, reader: Audience): readonly Field[] {
  const choices = changeable(register, reader).map(({ name, label }) => [name, label] as const)
  return [
    {
      ...{ name: 'field', kind: 'choice', label: 'What is to be changed' },
      asks: 'what is to be changed',
      choices: Object.fromEntries(choices),
    },
    {
      ...{ name: 'value', kind: 'text', label: 'What it is to be', required: false },
      hint: 'As it stands in a spreadsheet: words of a code, a day, yes or no. Leave it blank to take out what is there',
    },
    REASON,
  ]
}

function readChange(
  register: Register,
  reader: Audience,
  typed: Readonly<Record<string, unknown>>,
): Outcome<{ readonly field: RegisterField; readonly value: Value; readonly reason: string }> {
  const read = readForm(formOf(register, reader), typed)
  if (!read.ok) return read
  const said = (name: string) => String(Reflect.get(read.value, name) ?? '')
  const field = changeable(register, reader).find(({ name }) => name === said('field'))
  if (field === undefined) return refuse('missing', 'Choose what is to be changed', 'field')
  const cell = typeCell(field, said('value'))
  if (!cell.ok) return cell
  const { values, problems } = readEntry(
    register,
    { [field.name]: cell.value },
    (one, group) => one === field && group === undefined,
  )
  if (problems.length > 0)
    return { ok: false, problems: problems.map((problem) => ({ ...problem, field: 'value' })) }
  return accept({ field, value: values[field.name] ?? null, reason: said(REASON.name) })
}

interface About {
  readonly reader: Audience
  readonly asked: AskedOfList
  readonly typed: Readonly<Record<string, unknown>>
}

function showForm(
  reply: FastifyReply,
  register: Register,
  { reader, asked, typed, problems }: About & { readonly problems: readonly Problem[] },
): FastifyReply {
  const { defined } = register
  const form = presentForm(formOf(register, reader), typed, problems)
  return showPage(
    reply,
    'book-form.njk',
    {
      title: `Change ${defined.many} together`,
      breadcrumbs: crumbsOf(register),
      lead: `Every one of the ${defined.many} that the list shows is given one value, ${formatNumber(MOST_CHANGED)} at most, with one reason. You see what it comes to before it is recorded.`,
      action: withQuery(`${addressOf(register)}/change`, queryOf(register, reader, asked)),
      parts: form.fields.map((field) => ({ is: 'field', field })),
      button: 'Go on',
      ...{ reason: [], version: '', kept: '', canBeKept: false },
      problems: form.problems,
    },
    problems.length > 0 ? 422 : 200,
  )
}

const MOST_REFUSED_SHOWN = 20

function showPlan(
  reply: FastifyReply,
  register: Register,
  {
    reader,
    asked,
    typed,
    field,
    value,
    plan: { rows, refused, unchanged },
  }: About & {
    readonly field: RegisterField
    readonly value: Value
    readonly plan: ManyChanged
  },
): FastifyReply {
  const said = sayField(field, value)
  const sent = Object.entries(typed).flatMap(([name, one]) =>
    name !== STEP && typeof one === 'string' ? [{ name, value: one }] : [],
  )
  const more = refused.length - MOST_REFUSED_SHOWN
  return showPage(reply, 'book-check.njk', {
    title: `Check before you change ${formatNumber(rows.length)} ${register.defined.many}`,
    breadcrumbs: crumbsOf(register),
    facts: [
      { term: field.label, text: said === '' ? 'Blank' : said },
      { term: 'To be changed', text: formatNumber(rows.length) },
      { term: 'As it is already', text: formatNumber(unchanged) },
      { term: 'Cannot be', text: formatNumber(refused.length) },
      { term: 'Why', text: String(typed[REASON.name] ?? '') },
    ],
    warnings: [
      ...refused
        .slice(0, MOST_REFUSED_SHOWN)
        .map(({ reference, why }) => `${reference} stays as it is: ${why}.`),
      ...(more > 0 ? [`And ${formatNumber(more)} more.`] : []),
    ],
    action: withQuery(`${addressOf(register)}/change`, queryOf(register, reader, asked)),
    ...{ sent, button: 'Change them', another: null },
  })
}
