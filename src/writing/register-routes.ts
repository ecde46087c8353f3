import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { addEntry, changeEntry, dropEntry, entryIds, readEntry } from '#area/index.ts'
import { type Field, readForm } from '#fields/index.ts'
import { fetchFileVersions } from '#holdings/index.ts'
import { showHeld } from '#performance/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { showPage, typedSchema } from '#web/index.ts'
import { editFile } from './edit-file.ts'
import { mergeEntries } from './merge-entry.ts'
import type { WritingNeeds } from './needs.ts'
import {
  CHANGE_FIELDS,
  type EntryValue,
  EVENT_FIELDS,
  fieldsOf,
  newId,
  REGISTER_NAMES,
  REGISTERS,
  type RegisterName,
  toEntry,
  toTyped,
  withoutBlanks,
} from './register.ts'
import { presentEntryForm, presentRegister, presentTakingOut, TAKE_OUT } from './register-page.ts'
import { digestSchema } from './text-asked.ts'

const READ = { config: { act: { kind: 'register', act: 'read' } } }
const WRITE_ACT = { kind: 'register', act: 'write' } as const
const WRITE = { config: { act: WRITE_ACT } }

interface Asked {
  Params: { id: string }
}

const sentSchema = z.looseObject({ base: digestSchema })

/** What happened and how recording changed: read by everybody, written by the office. */
export function registerRoutes(app: FastifyInstance, needs: WritingNeeds): void {
  for (const register of REGISTER_NAMES) routesOf(app, needs, register)
}

function routesOf(app: FastifyInstance, needs: WritingNeeds, register: RegisterName): void {
  const { db, holdings } = needs

  app.get<Asked>(`/registers/${register}`, READ, async (request, reply) => {
    const held = await holdings(request)
    return await showHeld(
      request,
      reply,
      held,
      `register ${register}`,
      'register.njk',
      async () => {
        const versions = await fetchFileVersions(db, [REGISTERS[register].file])
        return presentRegister(register, held.area, versions)
      },
    )
  })

  app.get<Asked>(`/registers/${register}/new`, WRITE, (_, reply) => {
    return showPage(reply, 'entry-form.njk', presentEntryForm(register, undefined, {}, []))
  })

  app.post<Asked>(`/registers/${register}/new`, WRITE, async (request, reply) => {
    const typed = typedSchema.parse(request.body)
    const read = readEntryForm(register, typed)
    const done = read.ok ? await add(request, register, read.value) : read
    if (done.ok) return await goBack(request, reply, register)
    return showPage(
      reply,
      'entry-form.njk',
      presentEntryForm(register, undefined, typed, done.problems),
      422,
    )
  })

  app.get<Asked>(`/registers/${register}/:id`, WRITE, async (request, reply) => {
    const { id } = request.params
    const found = await find(register, id)
    if (!found) return reply.callNotFound()
    const typed = { ...toTyped(found.entry), base: found.base }
    return showPage(reply, 'entry-form.njk', presentEntryForm(register, id, typed, []))
  })

  app.post<Asked>(`/registers/${register}/:id`, WRITE, async (request, reply) => {
    const { id } = request.params
    const typed = typedSchema.parse(request.body)
    const { base } = sentSchema.parse(request.body)
    const read = readEntryForm(register, typed)
    const done = read.ok ? await change(request, register, id, { base, yours: read.value }) : read
    if (done.ok && done.value.conflicts.length === 0) return await goBack(request, reply, register)
    const problems = done.ok ? sayConflicts(register, done.value) : done.problems
    const again = done.ok ? { ...typed, base: done.value.base } : typed
    return showPage(reply, 'entry-form.njk', presentEntryForm(register, id, again, problems), 422)
  })

  app.get<Asked>(`/registers/${register}/:id/take-out`, WRITE, async (request, reply) => {
    const { id } = request.params
    const found = await find(register, id)
    if (!found) return reply.callNotFound()
    return showPage(reply, 'take-out.njk', presentTakingOut(register, found.entry, {}, []))
  })

  app.post<Asked>(`/registers/${register}/:id/take-out`, WRITE, async (request, reply) => {
    const { id } = request.params
    const found = await find(register, id)
    if (!found) return reply.callNotFound()
    const typed = typedSchema.parse(request.body)
    const read = readForm(TAKE_OUT, typed)
    const done = read.ok ? await takeOut(request, register, id, read.value.reason) : read
    if (done.ok) return await goBack(request, reply, register)
    const page = presentTakingOut(register, found.entry, typed, done.problems)
    return showPage(reply, 'take-out.njk', page, 422)
  })

  /** An entry as it stands, and the digest of its file. */
  const find = async (register: RegisterName, id: string) => {
    const { file, list } = REGISTERS[register]
    const last = (await fetchFileVersions(db, [file])).at(-1)
    const entry = last?.content == null ? undefined : readEntry(last.content, list, id)
    return entry && { entry, base: last?.sha256 ?? '' }
  }

  const add = (request: FastifyRequest, register: RegisterName, value: EntryValue) => {
    const { file, list } = REGISTERS[register]
    const why = `Added: ${value['name']}`
    return editFile(needs, request, { act: WRITE_ACT, path: file, why }, async (text) => {
      const id = newId(String(value['name']), entryIds(text, list))
      return accept({ content: addEntry(text, list, { id, ...withoutBlanks(value) }), also: id })
    })
  }

  const change = (
    request: FastifyRequest,
    register: RegisterName,
    id: string,
    { base, yours }: { readonly base: string | null; readonly yours: EntryValue },
  ) => {
    const { file, list } = REGISTERS[register]
    const about = { act: WRITE_ACT, path: file, why: `Changed: ${yours['name']}` }
    return editFile(needs, request, about, async (text, trx) => {
      const versions = await fetchFileVersions(trx, [file])
      const theirs = readEntry(text, list, id)
      if (!theirs) return refuse('taken-out', GONE)
      const opened = versions.find(({ sha256 }) => sha256 !== null && sha256 === base)?.content
      const before = readEntry(opened ?? text, list, id) ?? theirs
      const { changes, conflicts } = mergeEntries({ before, theirs, yours })
      const also = { conflicts, theirs, base: versions.at(-1)?.sha256 ?? '' }
      if (conflicts.length > 0) return accept({ content: text, also })
      return accept({ content: changeEntry(text, list, id, changes) ?? text, also })
    })
  }

  const takeOut = (request: FastifyRequest, register: RegisterName, id: string, why: string) => {
    const { file, list } = REGISTERS[register]
    return editFile(needs, request, { act: WRITE_ACT, path: file, why }, async (text) => {
      const content = dropEntry(text, list, id)
      return content === undefined ? refuse('taken-out', GONE) : accept({ content, also: id })
    })
  }

  const goBack = async (request: FastifyRequest, reply: FastifyReply, register: RegisterName) => {
    await holdings(request, 'now')
    return reply.redirect(`/registers/${register}`, 303)
  }
}

const GONE = 'Somebody took this entry out meanwhile. Add it anew if it is to stand'

function readEntryForm(
  register: RegisterName,
  typed: Readonly<Record<string, unknown>>,
): Outcome<EntryValue> {
  const read =
    register === 'events' ? readForm(EVENT_FIELDS, typed) : readForm(CHANGE_FIELDS, typed)
  return read.ok ? toEntry(read.value) : read
}

/** What both changed: each field with what stands in it now, which the form then replaces when it is sent again. */
function sayConflicts(
  register: RegisterName,
  { conflicts, theirs }: { readonly conflicts: readonly string[]; readonly theirs: EntryValue },
): readonly Problem[] {
  const shown = toTyped(theirs)
  const fields: readonly Field[] = fieldsOf(register)
  return fields
    .filter(({ name }) => conflicts.includes(name) || conflicts.includes(groupOf(name)))
    .map(({ name, label }) => ({
      code: 'changed-meanwhile',
      field: name,
      message: `Somebody changed this meanwhile. “${label}” now stands as “${shown[name] ?? ''}”; send the form again to let what is in it stand`,
    }))
}

const GROUPS: Readonly<Record<string, string>> = { measures: 'scope', areas: 'scope' }

const groupOf = (name: string) => GROUPS[name] ?? name.split('.', 1)[0] ?? name
