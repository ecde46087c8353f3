import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readForm } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import {
  presentForm,
  recorderOf,
  showMessage,
  showPage,
  showReady,
  typedSchema,
} from '#web/index.ts'
import { recordRuling } from '../rulings.ts'
import { presentAsk } from './ask-page.ts'
import {
  type ConstitutionNeeds,
  type FetchConstitution,
  type HeldConstitution,
  NO_CONSTITUTION,
} from './holdings.ts'
import {
  presentConstitution,
  presentSubject,
  questionLinks,
  UNDER_CONSTITUTION,
} from './index-page.ts'
import {
  presentConflict,
  presentConflicts,
  presentReferences,
  presentVersions,
} from './register-pages.ts'
import { presentRule } from './rule-page.ts'
import { rulingFields } from './ruling-fields.ts'
import { presentTimetable } from './timetable-page.ts'

/** The folders of the views of the constitution. */
export const CONSTITUTION_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: 'constitution', act: 'read' } } }
const ASK = { config: { act: { kind: 'constitution', act: 'ask' } } }
const READ_RULINGS = { config: { act: { kind: 'ruling', act: 'read' } } }
const RECORD_RULING = { config: { act: { kind: 'ruling', act: 'record' } } }

interface RulingNeeds extends ConstitutionNeeds {
  /** The instant it is, ISO 8601. */
  readonly now: () => string
}

/** The pages about the constitution: its rules, registers and questions. Only a ruling writes. */
export function constitutionRoutes(
  app: FastifyInstance,
  needs: RulingNeeds,
  fetchHeld: FetchConstitution,
): void {
  const page = pagesOf(app, fetchHeld)

  page('/constitution', 'constitution.njk', presentConstitution)
  page('/constitution/conflicts', 'constitution-conflicts.njk', presentConflicts, READ_RULINGS)
  page('/constitution/versions', 'constitution-versions.njk', presentVersions)
  page('/constitution/references', 'constitution-references.njk', presentReferences)
  const presentQuestions: Present = (held) => ({
    title: 'Ask the constitution',
    breadcrumbs: UNDER_CONSTITUTION,
    questions: questionLinks(held),
  })
  page('/constitution/ask', 'constitution-questions.njk', presentQuestions, ASK)
  page('/constitution/subjects/:name', 'constitution-subject.njk', presentSubject)
  const presentAnswer: Present = (held, name, request) =>
    presentAsk(held, name, request.url.includes('?') ? typedSchema.parse(request.query) : undefined)
  page('/constitution/ask/:name', 'constitution-ask.njk', presentAnswer, ASK)
  const presentDates: Present = (held, name, request) =>
    presentTimetable(held, name, request.url.includes('?') ? typedSchema.parse(request.query) : {})
  page('/constitution/timetables/:name', 'constitution-timetable.njk', presentDates, ASK)
  page('/constitution/conflicts/:name', 'constitution-conflict.njk', presentConflict, READ_RULINGS)
  page('/constitution/:name', 'constitution-rule.njk', presentRule)
  rulingRoutes(app, needs, fetchHeld)
}

type Present = (
  held: HeldConstitution,
  name: string,
  request: FastifyRequest,
) => Parameters<typeof showPage>[2] | undefined

/** A page read from the constitution: not found when there is none of the name. */
function pagesOf(app: FastifyInstance, fetchHeld: FetchConstitution) {
  return (path: string, view: string, present: Present, options = READ) => {
    app.get<{ Params: { name?: string } }>(path, options, async (request, reply) => {
      const held = await fetchHeld()
      if (!held.ok) return showUnreadable(reply, held.problems)
      const make = () => present(held.value, request.params.name ?? '', request)
      if (!request.url.includes('?')) {
        const kept = { name: request.url, version: held.value.version, audience: 'public' } as const
        return showReady(request, reply, kept, view, make)
      }
      const shown = make()
      if (!shown) return reply.callNotFound()
      return showPage(reply, view, shown, (shown.problems?.length ?? 0) > 0 ? 422 : 200)
    })
  }
}

function showUnreadable(reply: FastifyReply, problems: readonly Problem[]): FastifyReply {
  const sentences = problems.slice(0, 20).map(({ message }) => `${message}.`)
  if (problems[0]?.code === NO_CONSTITUTION) {
    return showMessage(reply, 404, 'There is no constitution to show', sentences)
  }
  return showMessage(reply, 503, 'The constitution of this area cannot be read', sentences)
}

function rulingRoutes(
  app: FastifyInstance,
  { db, today, now }: RulingNeeds,
  fetchHeld: FetchConstitution,
): void {
  const path = '/constitution/conflicts/:name/ruling'

  const show = (
    reply: FastifyReply,
    held: HeldConstitution,
    name: string,
    typed: Readonly<Record<string, unknown>>,
    problems: readonly Problem[],
  ) => {
    const conflict = presentConflict(held, name)
    if (!conflict) return reply.callNotFound()
    const form = {
      ...conflict,
      title: `Record a ruling: ${conflict.title}`,
      breadcrumbs: [
        ...(conflict.breadcrumbs ?? []),
        { text: conflict.title, href: `/constitution/conflicts/${name}` },
      ],
      ...presentForm(
        rulingFields(conflict.allowed),
        { ...typed, who: typed['who'] || conflict.by, when: typed['when'] || today() },
        problems,
      ),
    }
    return showPage(reply, 'constitution-ruling.njk', form, problems.length > 0 ? 422 : 200)
  }

  app.get<{ Params: { name: string } }>(path, RECORD_RULING, async (request, reply) => {
    const held = await fetchHeld()
    if (!held.ok) return showUnreadable(reply, held.problems)
    return show(reply, held.value, request.params.name, {}, [])
  })

  app.post<{ Params: { name: string } }>(path, RECORD_RULING, async (request, reply) => {
    const held = await fetchHeld()
    if (!held.ok) return showUnreadable(reply, held.problems)
    const { name } = request.params
    const conflict = presentConflict(held.value, name)
    if (!conflict) return reply.callNotFound()
    const typed = typedSchema.parse(request.body)
    const form = readForm(rulingFields(conflict.allowed), typed)
    if (!form.ok) return show(reply, held.value, name, typed, form.problems)
    const ruled = { on: name, ...form.value }
    const recorder = recorderOf(request, now())
    await writeRecord(db, (trx) => recordRuling(trx, ruled, recorder))
    return reply.redirect(`/constitution/conflicts/${name}`, 303)
  })
}
