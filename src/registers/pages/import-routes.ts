import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readForm } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'
import type { Audience } from '#storage/index.ts'
import { onDisk, readSentForm, recorderOf, showPage, takeForms } from '#web/index.ts'
import { mayInRegister } from '../access.ts'
import type { Register } from '../definition/register.ts'
import { importRows } from '../rows/import-rows.ts'
import { IMPORT_FIELDS, presentImported, presentImportForm } from './import-page.ts'
import type { RegisterNeeds } from './needs.ts'
import { type Named, notForYou, withRegister } from './with-register.ts'

const RECORD = { config: { act: { kind: 'register-entry', act: 'record' } } }

const MEGABYTE = 1 << 20
const BOUNDS = { bytes: 50 * MEGABYTE, files: 1, field: 10_000, fileField: 'file' }

const NO_FILE: Problem = {
  code: 'missing',
  field: 'file',
  message: 'Choose the file with the entries: CSV, XLSX or ODS',
}

/** A spreadsheet of entries, sent from the browser: looked at, or taken in. */
export function importRoutes(app: FastifyInstance, needs: RegisterNeeds): void {
  const { db, dataFolder, now } = needs

  // In a scope of its own, so that no other form of the site takes files
  app.register(async (here) => {
    await takeForms(here)

    here.get<Named>('/registers/:register/import', RECORD, async (request, reply) =>
      withRegister(needs, request, reply, async (register) => {
        if (!mayInRegister(register, request.actor, 'import')) return notForYou(reply, register)
        return showForm(reply, register, {}, [])
      }),
    )

    here.post<Named>('/registers/:register/import', RECORD, async (request, reply) =>
      withRegister(needs, request, reply, async (register, reader) => {
        if (!mayInRegister(register, request.actor, 'import')) return notForYou(reply, register)
        if (!request.isMultipart()) return showForm(reply, register, {}, [NO_FILE])
        return await take(request, reply, register, reader)
      }),
    )
  })

  async function take(
    request: FastifyRequest<Named>,
    reply: FastifyReply,
    register: Register,
    reader: Audience,
  ): Promise<FastifyReply> {
    const sent = await readSentForm(request, BOUNDS, onDisk(join(dataFolder, 'uploads')))
    const typed = Object.fromEntries([...sent.fields].map(([name, [value]]) => [name, value ?? '']))
    const read = readForm(IMPORT_FIELDS, typed)
    const [file] = sent.files
    const problems = [
      ...(read.ok ? [] : read.problems),
      ...sent.problems,
      ...(file === undefined && sent.problems.length === 0 ? [NO_FILE] : []),
    ]
    try {
      if (!read.ok || file === undefined || problems.length > 0)
        return showForm(reply, register, typed, problems)
      // Under the name that it came with, which problems say
      const path = join(dirname(file.path), `${file.sha256.slice(0, 12)}-${file.name}`)
      await rename(file.path, path)
      try {
        const { at, today } = now()
        const done = await importRows(db, register, {
          ...{ file: path, reason: read.value.reason, today, reader },
          name: file.name,
          recorder: recorderOf(request, at),
          nameable: await needs.nameable('office'),
          dryRun: read.value.how === 'look',
        })
        if (!done.ok) {
          const wrong = done.problems.map((problem) => ({ ...problem, field: 'file' }))
          return showForm(reply, register, typed, wrong)
        }
        if (!done.value.dryRun) await needs.entriesRecorded(register.id, 'all')
        const status = done.value.problems.length > 0 ? 422 : 200
        return showPage(reply, 'book-imported.njk', presentImported(register, done.value), status)
      } finally {
        await rm(path, { force: true })
      }
    } finally {
      if (file !== undefined) await rm(file.path, { force: true })
    }
  }
}

function showForm(
  reply: FastifyReply,
  register: Register,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): FastifyReply {
  const page = presentImportForm(register, typed, problems)
  return showPage(reply, 'book-import.njk', page, problems.length > 0 ? 422 : 200)
}
