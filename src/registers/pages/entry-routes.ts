import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { readForm } from '#fields/index.ts'
import { fetchActNotes, fetchRegisterVersions } from '#holdings/index.ts'
import { capitalise, type Outcome, type Problem } from '#shared/index.ts'
import {
  type Audience,
  type Database,
  fetchNames,
  readableBy,
  writeRecord,
} from '#storage/index.ts'
import { recorderOf, showPage, typedSchema } from '#web/index.ts'
import { mayInRegister } from '../access.ts'
import type { Move } from '../definition/definition.ts'
import type { Register, RegisterField, RegisterGroup } from '../definition/register.ts'
import type { Values } from '../entries/clocks.ts'
import { itemsOf } from '../entries/judge-entry.ts'
import { readEntry, type TypedEntry } from '../entries/read-entry.ts'
import {
  examineEntry,
  fetchEntry,
  type Moment,
  type Recorded,
  recordCorrection,
  recordNew,
  type StoredEntry,
  withdrawEntry,
} from '../entries/record-entries.ts'
import { sayField, typeEntry } from '../entries/type-entry.ts'
import { daysTouched } from '../measures/fetch-figures.ts'
import { addressOf, addressOfEntry, crumbsOf, REFERENCE_SHAPE } from './addresses.ts'
import { type AskedEntry, presentEntryForm, REASON, withOneMore } from './entry-form.ts'
import { presentEntry } from './entry-page.ts'
import type { RegisterNeeds } from './needs.ts'
import { type Named, notForYou, withRegister } from './with-register.ts'

const READ = { config: { act: { kind: 'register-entry', act: 'read' } } }
const RECORD = { config: { act: { kind: 'register-entry', act: 'record' } } }

/** What a form of an entry does. */
interface Doing {
  readonly act: string
  readonly title: string
  readonly lead: string
  readonly action: string
  readonly isAsked: (field: RegisterField, group?: RegisterGroup) => boolean
  readonly asksReason: boolean
  /** The entry that it is about; of a new one there is none. */
  readonly stored: StoredEntry | undefined
  readonly to?: string | undefined
}

/** One entry: read, recorded, moved on, corrected and taken out. */
export function entryRoutes(app: FastifyInstance, needs: RegisterNeeds): void {
  const { db, readAs, now } = needs

  app.get<Named>('/registers/:register/new', RECORD, async (request, reply) =>
    withRegister(needs, request, reply, async (register) => {
      if (!mayInRegister(register, request.actor, 'record')) return notForYou(reply, register)
      return showForm(reply, register, newEntry(register), request.query, [])
    }),
  )
  app.post<Named>('/registers/:register/new', RECORD, async (request, reply) =>
    withRegister(needs, request, reply, (register) =>
      take(request, reply, register, newEntry(register)),
    ),
  )

  app.get<Named>('/registers/:register/:reference', READ, async (request, reply) =>
    withEntry(request, reply, async (register, stored, reader) => {
      const rows = await fetchRegisterVersions(
        readAs({ audience: reader }),
        register.id,
        stored.row.reference,
        reader,
      )
      const asReader = readAs({ audience: reader })
      const notes = await fetchActNotes(
        asReader,
        rows.map(({ entry }) => entry),
      )
      const nameOf = await fetchNames(asReader)
      const versions = rows.map((row) => {
        const note = notes.get(row.entry)
        return {
          row,
          note: { at: note?.at ?? '', by: nameOf(note?.by ?? ''), reason: note?.reason ?? '' },
        }
      })
      const page = presentEntry(register, stored.row, {
        ...{ reader, versions, today: now().today },
        acts: actsOf(request, register, stored),
        showsClocks: mayInRegister(register, request.actor, 'read-office'),
      })
      return showPage(reply, 'book-entry.njk', page)
    }),
  )

  for (const [path, doingOf] of [
    [
      'correct',
      (register: Register, stored: StoredEntry, reader: Audience) =>
        correction(register, stored, reader),
    ],
    ['take-out', takingOut],
  ] as const) {
    app.get<Named>(`/registers/:register/:reference/${path}`, RECORD, async (request, reply) =>
      withEntry(request, reply, async (register, stored, reader) => {
        const doing = doingOf(register, stored, reader)
        if (!mayInRegister(register, request.actor, doing.act)) return notForYou(reply, register)
        return showForm(reply, register, doing, typeEntry(register, stored.values), [])
      }),
    )
    app.post<Named>(`/registers/:register/:reference/${path}`, RECORD, async (request, reply) =>
      withEntry(request, reply, (register, stored, reader) =>
        take(request, reply, register, doingOf(register, stored, reader)),
      ),
    )
  }

  app.get<Named>('/registers/:register/:reference/moves/:move', RECORD, async (request, reply) =>
    withMove(request, reply, async (register, doing) => {
      const { state } = doing.stored?.row ?? {}
      if (!mayInRegister(register, request.actor, doing.act, state))
        return notForYou(reply, register)
      return showForm(reply, register, doing, typeEntry(register, doing.stored?.values ?? {}), [])
    }),
  )
  app.post<Named>('/registers/:register/:reference/moves/:move', RECORD, async (request, reply) =>
    withMove(request, reply, (register, doing) => take(request, reply, register, doing)),
  )

  async function withEntry(
    request: FastifyRequest<Named>,
    reply: FastifyReply,
    work: (register: Register, stored: StoredEntry, reader: Audience) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    return await withRegister(needs, request, reply, async (register, reader) => {
      const { reference } = request.params
      const stored = REFERENCE_SHAPE.test(reference)
        ? await fetchEntry(readAs({ audience: reader }), register, reference, reader)
        : undefined
      if (stored !== undefined) return await work(register, stored, reader)
      reply.callNotFound()
      return reply
    })
  }

  async function withMove(
    request: FastifyRequest<Named>,
    reply: FastifyReply,
    work: (register: Register, doing: Doing) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    return await withEntry(request, reply, async (register, stored) => {
      const move = register.defined.moves.find((one) => one.move === request.params.move)
      if (move !== undefined) return await work(register, moving(register, stored, move))
      reply.callNotFound()
      return reply
    })
  }

  /** Takes what a form sent: asks it again, shows it to be checked, or records it. */
  async function take(
    request: FastifyRequest<Named>,
    reply: FastifyReply,
    register: Register,
    doing: Doing,
  ): Promise<FastifyReply> {
    const state = doing.stored?.row.state
    if (!mayInRegister(register, request.actor, doing.act, state)) return notForYou(reply, register)
    const typed = typedSchema.parse(request.body)
    const more = withOneMore(register, typed)
    if (more !== undefined) return showForm(reply, register, doing, more, [])
    if (typed['step'] === 'change') return showForm(reply, register, doing, typed, [])
    const { at, today } = now()
    const moment = { recorder: recorderOf(request, at), today }
    const read = readSent(register, doing, typed)
    if (!read.ok) return showForm(reply, register, doing, typed, read.problems)
    const isToRecord = typed['step'] === 'record' || typed['step'] === 'record-another'
    if (!isToRecord) {
      if (doing.act === 'take-out')
        return showCheck(reply, register, doing, typed, { values: {}, warnings: [] })
      const values = await wholeValues(register, doing, read.value.values)
      const examined = examineEntry(register, values, today)
      const wrong = examined.ok
        ? wrongState(register, doing, examined.value.judged.state.id)
        : examined
      if (!wrong.ok || !examined.ok)
        return showForm(reply, register, doing, typed, wrong.ok ? [] : wrong.problems)
      return showCheck(reply, register, doing, typed, { values, warnings: examined.value.warnings })
    }
    const before = doing.stored === undefined ? [] : daysTouched(register, doing.stored.values)
    const done = await writeRecord(db, (trx) =>
      record(trx, register, doing, { ...read.value, moment }),
    )
    if (!done.ok) return showForm(reply, register, doing, typed, done.problems)
    await needs.entriesRecorded(register.id, [
      ...before,
      ...daysTouched(register, { ...doing.stored?.values, ...read.value.values }),
    ])
    const { reference } = done.value
    const next =
      typed['step'] === 'record-another'
        ? `${addressOf(register)}/new`
        : doing.act === 'take-out'
          ? addressOf(register)
          : addressOfEntry(register, reference)
    return reply.redirect(next, 303)
  }

  /** What an entry would say as a whole: what was typed, and of what was not asked what stands there. */
  async function wholeValues(
    register: Register,
    { stored }: Doing,
    values: Values,
  ): Promise<Values> {
    if (stored === undefined) return values
    const whole = await fetchEntry(db, register, stored.row.reference, 'sealed')
    return mergeAsked(register, whole?.values ?? {}, values)
  }

  async function record(
    trx: Transaction<Database>,
    register: Register,
    doing: Doing,
    sent: { readonly values: Values; readonly reason: string | undefined; readonly moment: Moment },
  ): Promise<Outcome<Recorded>> {
    const { values, reason, moment } = sent
    const { stored } = doing
    if (stored === undefined) return await recordNew(trx, register, values, moment)
    const whole = await fetchEntry(trx, register, stored.row.reference, 'sealed')
    const current = { row: stored.row, values: whole?.values ?? {} }
    if (doing.act === 'take-out') {
      const done = await withdrawEntry(trx, register, current, reason ?? '', moment)
      return done.ok ? { ok: true, value: { reference: stored.row.reference, warnings: [] } } : done
    }
    const merged = mergeAsked(register, current.values, values)
    const examined = examineEntry(register, merged, moment.today)
    const wrong = examined.ok
      ? wrongState(register, doing, examined.value.judged.state.id)
      : examined
    if (!wrong.ok) return wrong
    return await recordCorrection(trx, register, current, merged, reason, moment)
  }
}

/** What was typed over what stands there; of a group each part by its place, so that what was not asked of it stays. */
function mergeAsked({ groups }: Register, stored: Values, typed: Values): Values {
  const merged = { ...stored, ...typed }
  for (const [name] of groups) {
    if (typed[name] === undefined) continue
    const before = itemsOf(stored, name)
    merged[name] = itemsOf(typed, name).map((item, index) => ({ ...before[index], ...item }))
  }
  return merged
}

function newEntry(register: Register): Doing {
  const { defined } = register
  return {
    act: 'record',
    title: `Record a new ${defined.one}`,
    lead: defined.about,
    action: `${addressOf(register)}/new`,
    isAsked: ({ defined: { until } }) => until === undefined,
    asksReason: false,
    stored: undefined,
  }
}

function correction(register: Register, stored: StoredEntry, reader: Audience): Doing {
  const { reference } = stored.row
  return {
    act: 'correct',
    title: `Correct ${reference}`,
    lead: 'What it said until now stays in its history. Figures that were counted from it are counted again; a report that was published keeps its own.',
    action: `${addressOfEntry(register, reference)}/correct`,
    isAsked: ({ audience }) => readableBy(reader).includes(audience),
    asksReason: true,
    stored,
  }
}

function takingOut(register: Register, stored: StoredEntry): Doing {
  const { reference } = stored.row
  return {
    act: 'take-out',
    title: `Take out ${reference}`,
    lead: 'It is then in no list and no figure. What it said stays on record.',
    action: `${addressOfEntry(register, reference)}/take-out`,
    isAsked: () => false,
    asksReason: true,
    stored,
  }
}

function moving(register: Register, stored: StoredEntry, move: Move): Doing {
  const { reference } = stored.row
  const fields = new Set(move.asks)
  return {
    act: move.move,
    title: move.name,
    lead: `Of ${register.defined.one} ${reference}.`,
    action: `${addressOfEntry(register, reference)}/moves/${move.move}`,
    isAsked: ({ name, defined }, group) =>
      fields.has(group?.name ?? name) || fields.has(defined.field),
    asksReason: false,
    stored,
    to: move.to,
  }
}

/** What somebody may do with an entry as it stands. */
function actsOf(request: FastifyRequest, register: Register, { row }: StoredEntry) {
  const address = addressOfEntry(register, row.reference)
  const moves = register.defined.moves
    .filter(({ from }) => from === undefined || from.includes(row.state))
    .filter(({ move }) => mayInRegister(register, request.actor, move, row.state))
    .map(({ move, name }) => ({ text: name, href: `${address}/moves/${move}` }))
  const correct = { text: 'Correct it', href: `${address}/correct` }
  const takeOut = { text: 'Take it out', href: `${address}/take-out` }
  return [
    ...moves,
    ...(mayInRegister(register, request.actor, 'correct') ? [correct] : []),
    ...(mayInRegister(register, request.actor, 'take-out') ? [takeOut] : []),
  ]
}

function readSent(
  register: Register,
  { isAsked, asksReason }: Doing,
  typed: TypedEntry,
): Outcome<{ readonly values: Values; readonly reason: string | undefined }> {
  const { values, problems } = readEntry(register, typed, isAsked)
  const reason = asksReason ? readForm([REASON], typed) : undefined
  const all: readonly Problem[] = [...problems, ...(reason?.ok === false ? reason.problems : [])]
  if (all.length > 0) return { ok: false, problems: all }
  return { ok: true, value: { values, reason: reason?.ok ? reason.value.reason : undefined } }
}

function wrongState({ states }: Register, { to }: Doing, state: string): Outcome<'right'> {
  if (to === undefined || to === state) return { ok: true, value: 'right' }
  const named = (id: string) => states.find((one) => one.id === id)?.name ?? id
  const message = `With what is filled in it would be “${named(state)}”, and not “${named(to)}”. Fill in what that needs`
  return { ok: false, problems: [{ code: 'other-state', message }] }
}

function showForm(
  reply: FastifyReply,
  register: Register,
  doing: Doing,
  typed: TypedEntry,
  problems: readonly Problem[],
): FastifyReply {
  const { title, lead, action, isAsked, asksReason } = doing
  const asked: AskedEntry = { title, lead, action, isAsked, asksReason, typed, problems }
  const page = presentEntryForm(register, asked)
  return showPage(reply, 'book-form.njk', page, problems.length > 0 ? 422 : 200)
}

/** Shows what was typed, to be checked before it is recorded. */
function showCheck(
  reply: FastifyReply,
  register: Register,
  { title, action, isAsked, act, stored }: Doing,
  typed: TypedEntry,
  { values, warnings }: { readonly values: Values; readonly warnings: readonly string[] },
): FastifyReply {
  const facts = register.parts.flatMap((part) => {
    if (part.is === 'field') {
      const { field } = part
      if (!isAsked(field)) return []
      const text = sayField(field, values[field.name] ?? null)
      return [{ term: field.label, text: text === '' ? 'Not filled in' : text }]
    }
    const { group } = part
    return itemsOf(values, group.name).flatMap((item, index) =>
      group.fields
        .filter((field) => isAsked(field, group))
        .map((field) => {
          const text = sayField(field, item[field.name] ?? null)
          const term = `${capitalise(group.one)} ${index + 1}: ${field.label}`
          return { term, text: text === '' ? 'Not filled in' : text }
        }),
    )
  })
  const reason = typed['reason']
  const sent = Object.entries(typed).flatMap(([name, value]) =>
    name !== 'step' && typeof value === 'string' ? [{ name, value }] : [],
  )
  return showPage(reply, 'book-check.njk', {
    title:
      act === 'take-out'
        ? title
        : `Check before you record it: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    breadcrumbs: crumbsOf(register),
    facts: [...facts, ...(typeof reason === 'string' ? [{ term: 'Why', text: reason }] : [])],
    ...{ warnings, action, sent },
    button: act === 'take-out' ? 'Take it out' : 'Record it',
    another: stored === undefined ? 'Record it, and another one' : null,
  })
}
