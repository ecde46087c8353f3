import type { FastifyInstance, FastifyReply } from 'fastify'
import { AGENDA } from '#holdings/index.ts'
import type { Problem } from '#shared/index.ts'
import { presentForm, showPage, typedSchema } from '#web/index.ts'
import { addressOf } from '../meetings/meeting-words.ts'
import { notThere } from '../meetings/needs.ts'
import type { Agenda } from './agenda.ts'
import { AGENDA_FORMS, type AgendaForm, type Asked } from './agenda-forms.ts'
import {
  type AgendaKnown,
  type AgendaNeeds,
  prepareAddress,
  prepareCrumbs,
  recordOf,
  withAgenda,
} from './known-agenda.ts'

type Typed = Readonly<Record<string, unknown>>
type Subject = { Params: { address: string; item?: string; paper?: string } }

const PREPARE = { config: { act: { kind: AGENDA, act: 'prepare' } } }

/** The forms by which an agenda is prepared. */
export function agendaFormRoutes(app: FastifyInstance, needs: AgendaNeeds): void {
  for (const form of AGENDA_FORMS) formRoutes(app, needs, form)
}

function formRoutes(app: FastifyInstance, needs: AgendaNeeds, form: AgendaForm): void {
  const url = `/meetings/:address/agenda/${form.path}`

  app.get<Subject>(url, PREPARE, async (request, reply) =>
    withAgenda(request, reply, needs, (found) => {
      const asked = about(found, found.agenda, request.params)
      if (asked === undefined) return notThere(reply)
      const typed = { ...form.typed?.(asked), ...typedSchema.parse(request.query) }
      return show(reply, form, asked, request.params, typed, [])
    }),
  )

  app.post<Subject>(url, PREPARE, async (request, reply) =>
    withAgenda(request, reply, needs, async (found) => {
      const shown = about(found, found.agenda, request.params)
      if (shown === undefined) return notThere(reply)
      const typed = typedSchema.parse(request.body)
      const done = await recordOf(request, needs, found, 'prepare', (trx, agenda, moment) =>
        form.record(trx, about(found, agenda, request.params) ?? shown, typed, moment),
      )
      if (done.ok) return reply.redirect(prepareAddress(found.meeting), 303)
      return show(reply, form, shown, request.params, typed, done.problems)
    }),
  )
}

/** What an address is about; `undefined` where it names an item or a paper that is not there. */
function about(
  found: AgendaKnown,
  agenda: Agenda,
  { item, paper }: Subject['Params'],
): Asked | undefined {
  const asked = {
    ...{ ...found, agenda },
    item: agenda.items.find(({ id }) => String(id) === item),
    paper: agenda.papers.find(({ id, withdrawn }) => String(id) === paper && withdrawn === null),
  }
  const isThere =
    (item === undefined || asked.item !== undefined) &&
    (paper === undefined || asked.paper !== undefined)
  return isThere ? asked : undefined
}

function show(
  reply: FastifyReply,
  form: AgendaForm,
  asked: Asked,
  { item = '', paper = '' }: Subject['Params'],
  typed: Typed,
  problems: readonly Problem[],
): FastifyReply {
  const path = form.path.replace(':item', item).replace(':paper', paper)
  const subject = asked.item?.title ?? asked.paper?.title
  const page = {
    title: subject === undefined ? form.title : `${form.title}: ${subject}`,
    breadcrumbs: prepareCrumbs(asked.meeting),
    lead: form.lead,
    action: `${addressOf(asked.meeting)}/agenda/${path}`,
    button: form.button,
    ...presentForm(form.fields(asked), typed, problems),
  }
  return showPage(reply, 'panel-form.njk', page, problems.length > 0 ? 422 : 200)
}
