import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type AreaMeasure,
  changeEntry,
  definitionOn,
  definitionsOf,
  readEntry,
} from '#area/index.ts'
import { type Field, type Filled, readForm } from '#fields/index.ts'
import { fetchAreaFiles } from '#holdings/index.ts'
import { accept, describeDay, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { presentForm, showPage, typedSchema } from '#web/index.ts'
import { editFile } from './edit-file.ts'
import type { WritingNeeds } from './needs.ts'
import { SOURCE_FIELDS, withoutBlanks } from './register.ts'

const REDEFINE_ACT = { kind: 'measure', act: 'redefine' } as const
const REDEFINE = { config: { act: REDEFINE_ACT } }

/** What is filled in to define a measure anew. */
const DEFINITION_FIELDS = [
  { name: 'from', kind: 'day', label: 'The first day on which it holds' },
  {
    name: 'definition',
    kind: 'long-text',
    label: 'What is counted from then on',
    longest: 2_000,
  },
  {
    name: 'why',
    kind: 'text',
    label: 'Why it is defined anew',
    hint: 'It is published with the definition',
    longest: 500,
    required: false,
  },
  ...SOURCE_FIELDS,
] as const satisfies readonly Field[]

type Defined = Filled<typeof DEFINITION_FIELDS>

interface Asked {
  Params: { measure: string }
}

/** Defining a measure anew from a day on: what it counted before stays, with its days. */
export function definitionRoutes(app: FastifyInstance, needs: WritingNeeds): void {
  const { db, holdings } = needs
  const path = '/performance/:measure/definition'

  app.get<Asked>(path, REDEFINE, async (request, reply) => {
    const { area, today } = await holdings(request)
    const measure = area.measures.get(request.params.measure)
    if (!measure) return reply.callNotFound()
    const { definition } = definitionOn(measure, today)
    return show(reply, measure, { definition }, [])
  })

  app.post<Asked>(path, REDEFINE, async (request, reply) => {
    const { area } = await holdings(request, 'now')
    const measure = area.measures.get(request.params.measure)
    if (!measure) return reply.callNotFound()
    const typed = typedSchema.parse(request.body)
    const read = readForm(DEFINITION_FIELDS, typed)
    const done = read.ok ? await define(request, measure, read.value) : read
    if (!done.ok) return show(reply, measure, typed, done.problems)
    await holdings(request, 'now')
    return reply.redirect(`/performance/${measure.id}`, 303)
  })

  const define = async (request: FastifyRequest, { id }: AreaMeasure, value: Defined) => {
    const file = (await fetchAreaFiles(db)).find(
      (one) => one.path.startsWith('measures/') && readEntry(one.content, 'measures', id),
    )
    if (!file) return refuse('no-measure', 'This measure is no longer in the area’s files')
    const why = `Defined anew from ${describeDay(value.from)}: ${id}`
    return await editFile(
      needs,
      request,
      { act: REDEFINE_ACT, path: file.path, why },
      async (text) => addDefinition(text, id, value),
    )
  }
}

/** The file with one more definition, in the place of its day. */
function addDefinition(
  text: string,
  id: string,
  value: Defined,
): Outcome<{ readonly content: string; readonly also: undefined }> {
  const entry = readEntry(text, 'measures', id)
  const held = (entry?.['redefined'] ?? []) as readonly { readonly from: string }[]
  if (held.some(({ from }) => from === value.from)) {
    const message = `There is a definition from ${describeDay(value.from)} already. Choose another day, or correct that one in the area’s file`
    return refuse('same-day', message, 'from')
  }
  const fresh = { ...withoutBlanks(value), source: withoutBlanks(value.source) }
  const redefined = [...held, { from: value.from, ...fresh }].toSorted((one, other) =>
    one.from < other.from ? -1 : 1,
  )
  const content = changeEntry(text, 'measures', id, { redefined })
  if (content === undefined)
    return refuse('no-measure', 'This measure is no longer in the area’s files')
  return accept({ content, also: undefined })
}

function show(
  reply: FastifyReply,
  measure: AreaMeasure,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): FastifyReply {
  const latest = definitionsOf(measure).at(-1)
  const since = latest?.from === undefined ? '' : ` from ${describeDay(latest.from)}`
  const page = {
    title: `Define anew: ${measure.name}`,
    breadcrumbs: [{ text: measure.name, href: `/performance/${measure.id}` }],
    lead: `The last definition${since} is: ${latest?.definition ?? ''} It stays with its days, and a report prints the one that held at the end of its period. If figures before and after do not compare, record that as a change in recording as well.`,
    action: `/performance/${measure.id}/definition`,
    button: 'Define it so',
    ...presentForm(DEFINITION_FIELDS, typed, problems),
  }
  return showPage(reply, 'figure-act.njk', page, problems.length > 0 ? 422 : 200)
}
