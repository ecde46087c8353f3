import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DOCUMENT_TYPES, takeInDocument, whyNotPublished } from '#documents/index.ts'
import { type Field, readForm } from '#fields/index.ts'
import { meetingFiles } from '#holdings/index.ts'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import { type Audience, readableBy, writeRecord } from '#storage/index.ts'
import {
  DOCUMENT_BOUNDS,
  inMemory,
  MOST_MEGABYTES,
  presentForm,
  readSentForm,
  recorderOf,
  sendFile,
  showPage,
  takeForms,
} from '#web/index.ts'
import { mayInRegister } from '../access.ts'
import type { Register, RegisterField } from '../definition/register.ts'
import { readFileValue, sayFile } from '../entries/kept-file.ts'
import type { StoredEntry } from '../entries/record-entries.ts'
import { type NewDocument, recordFile } from '../entries/record-file.ts'
import { addressOfEntry, addressOfFile, crumbsOf } from './addresses.ts'
import type { RegisterNeeds } from './needs.ts'
import { withEntry } from './with-entry.ts'
import { type Named, notForYou } from './with-register.ts'

const READ = { config: { act: { kind: 'register-entry', act: 'read' } } }
const RECORD = { config: { act: { kind: 'register-entry', act: 'record' } } }

type OfField = Named & { Params: { readonly field: string } }

const NO_FILE: Problem = { code: 'no-file', message: 'Choose the file', field: 'file' }

const WITH_UNSEEN = {
  name: 'withUnseen',
  kind: 'yes-no',
  label: 'May it be published with what its pages do not show',
  hint: 'Names, comments or changes that the file carries: they are named when it is sent',
  default: false,
} as const satisfies Field

const WHY = {
  name: 'reason',
  kind: 'text',
  label: 'Why it is replaced or taken out',
  hint: 'It stands in the history of the entry, for the office, and stays when the entry is erased: name nobody',
  asks: 'why it is replaced or taken out',
  longest: 500,
} as const satisfies Field

/** A field of an entry that holds a file. */
interface Found {
  readonly register: Register
  readonly stored: StoredEntry
  readonly field: RegisterField
}

/** Files of entries: given out to whoever may read their field, added, replaced and taken out. */
export function entryFileRoutes(app: FastifyInstance, needs: RegisterNeeds): void {
  const { db, readAs, now } = needs
  const url = '/registers/:register/:reference/files/:field'

  app.get<OfField>(url, READ, async (request, reply) =>
    withField(request, reply, async ({ stored, field }) => {
      const file = readFileValue(field, stored.values[field.name] ?? null)
      // Their own columns told the reader of it; its bytes lie with whoever reads all
      const asSealed = readAs({ audience: 'sealed' })
      const body = file && (await meetingFiles.fetchNumbered(asSealed, file.file))
      if (file === undefined || body === undefined) return notThere(reply)
      const name = `${stored.row.reference}-${field.name}.${file.type}`
      return sendFile(reply, { name, type: DOCUMENT_TYPES[file.type], body })
    }),
  )

  app.get<OfField>(`${url}/change`, RECORD, async (request, reply) =>
    withField(request, reply, async (found) =>
      mayInRegister(found.register, request.actor, 'correct')
        ? show(reply, found, {}, [])
        : notForYou(reply, found.register),
    ),
  )

  // In a scope of its own, so that no other form of the site takes files
  app.register(async (here) => {
    await takeForms(here)
    here.post<OfField>(`${url}/change`, RECORD, async (request, reply) =>
      withField(request, reply, async (found) => {
        const { register, stored, field } = found
        if (!mayInRegister(register, request.actor, 'correct')) return notForYou(reply, register)
        const { typed, read } = await takeFile(request, found)
        if (!read.ok) return show(reply, found, typed, read.problems)
        const { at, today } = now()
        const moment = { recorder: recorderOf(request, at), today }
        const done = await writeRecord(db, (trx) =>
          recordFile(trx, register, stored, field, read.value, moment),
        )
        if (!done.ok) return show(reply, found, typed, done.problems)
        return reply.redirect(addressOfEntry(register, stored.row.reference), 303)
      }),
    )
  })

  async function withField(
    request: FastifyRequest<OfField>,
    reply: FastifyReply,
    work: (found: Found) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    return await withEntry(needs, request, reply, async (register, stored, reader) => {
      const field = fileFields(register, reader).find(({ name }) => name === request.params.field)
      return field === undefined ? notThere(reply) : await work({ register, stored, field })
    })
  }
}

/** The fields of a register that hold a file and that a reader may read. */
export function fileFields({ fields }: Register, reader: Audience): readonly RegisterField[] {
  return [...fields.values()].filter(
    ({ defined, audience }) => defined.kind === 'file' && readableBy(reader).includes(audience),
  )
}

function notThere(reply: FastifyReply): FastifyReply {
  reply.callNotFound()
  return reply
}

const heldIn = ({ stored, field }: Found) => readFileValue(field, stored.values[field.name] ?? null)

function fieldsOf(found: Found): readonly Field[] {
  return [
    ...(found.field.audience === 'public' ? [WITH_UNSEEN] : []),
    ...(heldIn(found) === undefined ? [] : [WHY]),
  ]
}

/** Reads what the form sent, and looks into the file; one that is to be taken out is none. */
async function takeFile(
  request: FastifyRequest,
  found: Found,
): Promise<{
  readonly typed: Readonly<Record<string, unknown>>
  readonly read: Outcome<{ readonly document: NewDocument | undefined; readonly reason: string }>
}> {
  if (!request.isMultipart()) return { typed: {}, read: { ok: false, problems: [NO_FILE] } }
  const sent = await readSentForm(request, DOCUMENT_BOUNDS, inMemory)
  const typed = Object.fromEntries([...sent.fields].map(([name, values]) => [name, values.at(-1)]))
  const form = readForm(fieldsOf(found), typed)
  const [file] = sent.files
  const isTakenOut = typed['step'] === 'take-out'
  const noFile = !isTakenOut && file === undefined && sent.problems.length === 0 ? [NO_FILE] : []
  const problems = [...sent.problems, ...noFile, ...(form.ok ? [] : form.problems)]
  if (!form.ok || problems.length > 0) return { typed, read: { ok: false, problems } }
  const said = (name: string): unknown => Reflect.get(form.value, name)
  const reason = String(said('reason') ?? `${found.field.label}: a file was added`)
  if (isTakenOut || file === undefined)
    return { typed, read: accept({ document: undefined, reason }) }
  const taken = await takeInDocument(found.field.label, file.bytes)
  if (!taken.ok) return { typed, read: taken }
  const isForAll = found.field.audience === 'public'
  const withUnseen = said('withUnseen') === true
  const unseen = whyNotPublished(taken.value, { isForAll, withUnseen })
  if (unseen.length > 0) return { typed, read: { ok: false, problems: unseen } }
  const document = { type: taken.value.type, bytes: file.bytes }
  return { typed, read: accept({ document, reason }) }
}

function show(
  reply: FastifyReply,
  found: Found,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): FastifyReply {
  const { register, stored, field } = found
  const { reference } = stored.row
  const held = heldIn(found)
  const address = addressOfFile(register, reference, field)
  const page = {
    title: `${field.label}: ${held === undefined ? 'add the file' : 'replace the file'}`,
    breadcrumbs: [
      ...crumbsOf(register),
      { text: reference, href: addressOfEntry(register, reference) },
    ],
    lead: `${held === undefined ? 'There is none yet.' : `There is one: ${sayFile(held)}.`} Whoever may read “${field.label}” of this ${register.defined.one} is given it as it is, under a name of ours. What it was called where it came from is not kept.`,
    action: `${address}/change`,
    button: held === undefined ? 'Add it' : 'Put it in place of the other',
    canBeTakenOut: held !== undefined,
    fileHint: `A PDF or a Word file (.docx), up to ${MOST_MEGABYTES} MB. If it was refused, choose it again`,
    ...presentForm(fieldsOf(found), typed, problems),
  }
  return showPage(reply, 'book-file.njk', page, problems.length > 0 ? 422 : 200)
}
