import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { fetchActNotes, fetchRegisterVersions } from '#holdings/index.ts'
import type { Outcome, Problem } from '#shared/index.ts'
import { type Database, fetchNames, writeRecord } from '#storage/index.ts'
import { recorderOf, showPage, typedSchema } from '#web/index.ts'
import { mayInRegister } from '../access.ts'
import type { Register } from '../definition/register.ts'
import type { Values } from '../entries/clocks.ts'
import { daysTouched } from '../entries/days-touched.ts'
import {
  type DraftKey,
  dropDraftsAbout,
  dropEntryDraft,
  fetchEntryDraft,
  keepEntryDraft,
} from '../entries/drafts.ts'
import type { TypedEntry } from '../entries/read-entry.ts'
import {
  examineEntry,
  fetchEntry,
  type Recorded,
  recordCorrection,
  recordNew,
  type Saying,
  withdrawEntry,
} from '../entries/record-entries.ts'
import { typeEntry } from '../entries/type-entry.ts'
import { addressOf, addressOfEntry } from './addresses.ts'
import { actsOf } from './entry-acts.ts'
import {
  correction,
  type Doing,
  mergeAsked,
  moving,
  newEntry,
  readSent,
  takingOut,
  wasChangedMeanwhile,
  wrongState,
} from './entry-doing.ts'
import { STEP, VERSION, withOneMore } from './entry-form.ts'
import { presentEntry } from './entry-page.ts'
import type { RegisterNeeds } from './needs.ts'
import { showCheck, showForm } from './show-entry-form.ts'
import { showLinks } from './show-links.ts'
import { withEntry } from './with-entry.ts'
import { type Named, notForYou, withRegister } from './with-register.ts'

const READ = { config: { act: { kind: 'register-entry', act: 'read' } } }
const RECORD = { config: { act: { kind: 'register-entry', act: 'record' } } }

/** One entry: read, recorded, moved on, corrected and taken out. */
export function entryRoutes(app: FastifyInstance, needs: RegisterNeeds): void {
  const { db, readAs, now } = needs

  app.get<Named>('/registers/:register/new', RECORD, async (request, reply) =>
    withRegister(needs, request, reply, async (register) => {
      return await open(request, reply, register, newEntry(register), request.query)
    }),
  )
  app.post<Named>('/registers/:register/new', RECORD, async (request, reply) =>
    withRegister(needs, request, reply, (register) =>
      take(request, reply, register, newEntry(register)),
    ),
  )

  app.get<Named>('/registers/:register/:reference', READ, async (request, reply) =>
    withEntry(needs, request, reply, async (register, stored, reader) => {
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
      const show = await showLinks(needs, register, [stored.values], request.actor)
      const page = presentEntry(register, stored.row, {
        ...{ reader, versions, show, today: now().today },
        acts: actsOf(request.actor, register, stored, reader),
        showsClocks: mayInRegister(register, request.actor, 'read-office'),
      })
      return showPage(reply, 'book-entry.njk', page)
    }),
  )

  for (const [path, doingOf] of [
    ['correct', correction],
    ['take-out', takingOut],
  ] as const) {
    app.get<Named>(`/registers/:register/:reference/${path}`, RECORD, async (request, reply) =>
      withEntry(needs, request, reply, async (register, stored, reader) => {
        const doing = doingOf(stored, reader)
        return await open(request, reply, register, doing, typeEntry(register, stored.values))
      }),
    )
    app.post<Named>(`/registers/:register/:reference/${path}`, RECORD, async (request, reply) =>
      withEntry(needs, request, reply, (register, stored, reader) =>
        take(request, reply, register, doingOf(stored, reader)),
      ),
    )
  }

  app.get<Named>('/registers/:register/:reference/moves/:move', RECORD, async (request, reply) =>
    withMove(request, reply, async (register, doing) => {
      const typed = typeEntry(register, doing.stored?.values ?? {})
      return await open(request, reply, register, doing, typed)
    }),
  )
  app.post<Named>('/registers/:register/:reference/moves/:move', RECORD, async (request, reply) =>
    withMove(request, reply, (register, doing) => take(request, reply, register, doing)),
  )

  async function withMove(
    request: FastifyRequest<Named>,
    reply: FastifyReply,
    work: (register: Register, doing: Doing) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    return await withEntry(needs, request, reply, async (register, stored) => {
      const move = register.defined.moves.find((one) => one.move === request.params.move)
      if (move !== undefined)
        return await work(register, moving(register, stored, move, now().today))
      reply.callNotFound()
      return reply
    })
  }

  /** Does what a form is for, for whoever may, with what they kept of it. */
  async function withLeave(
    request: FastifyRequest<Named>,
    reply: FastifyReply,
    register: Register,
    doing: Doing,
    work: (draft: DraftKey) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    const state = doing.stored?.row.state
    if (!mayInRegister(register, request.actor, doing.act, state)) return notForYou(reply, register)
    return await work(draftOf(request, register, doing))
  }

  /** Shows a form, with what its writer kept of it where they kept anything. */
  async function open(
    request: FastifyRequest<Named>,
    reply: FastifyReply,
    register: Register,
    doing: Doing,
    typed: TypedEntry,
  ): Promise<FastifyReply> {
    return await withLeave(request, reply, register, doing, async (key) => {
      const draft = await fetchEntryDraft(db, key)
      return showForm(reply, register, doing, draft?.typed ?? typed, [], draft?.at)
    })
  }

  /** Takes what a form sent: asks it again, shows it to be checked, or records it. */
  async function take(
    request: FastifyRequest<Named>,
    reply: FastifyReply,
    register: Register,
    doing: Doing,
  ): Promise<FastifyReply> {
    return await withLeave(request, reply, register, doing, (draft) =>
      takeSent(request, reply, register, doing, draft),
    )
  }

  async function takeSent(
    request: FastifyRequest<Named>,
    reply: FastifyReply,
    register: Register,
    doing: Doing,
    draft: DraftKey,
  ): Promise<FastifyReply> {
    const typed = typedSchema.parse(request.body)
    if (typed[STEP] === 'keep') {
      await keepEntryDraft(db, draft, { typed: withoutStep(typed), at: now().at })
      return reply.redirect(addressOf(register), 303)
    }
    if (typed[STEP] === 'throw-away') {
      await dropEntryDraft(db, draft)
      return reply.redirect(addressOf(register), 303)
    }
    const more = withOneMore(register, typed)
    if (more !== undefined) return showForm(reply, register, doing, more, [])
    if (typed[STEP] === 'change') return showForm(reply, register, doing, typed, [])
    if (wasChangedMeanwhile(doing, typed)) {
      const current = { ...typed, [VERSION]: String(doing.stored?.row.version) }
      return showForm(reply, register, doing, current, [CHANGED_MEANWHILE])
    }
    const { at, today } = now()
    const nameable = await needs.nameable('office')
    const moment = { recorder: recorderOf(request, at), today, nameable }
    const read = readSent(register, doing, typed)
    if (!read.ok) return showForm(reply, register, doing, typed, read.problems)
    const isToRecord = typed[STEP] === 'record' || typed[STEP] === 'record-another'
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
    await dropEntryDraft(db, draft)
    if (doing.act === 'take-out') await dropDraftsAbout(db, { register: register.id, reference })
    const next =
      typed[STEP] === 'record-another'
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
    sent: { readonly values: Values; readonly reason: string | undefined; readonly moment: Saying },
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

const CHANGED_MEANWHILE: Problem = {
  code: 'changed-meanwhile',
  message:
    'Somebody changed this entry since you opened or kept this form. Look at its page, and at each answer here: what you send takes the place of what stands there now',
}

/** Under what a form is kept for whoever fills it in. */
function draftOf(request: FastifyRequest, register: Register, { form }: Doing): DraftKey {
  return { account: request.actor.account?.id ?? '', register: register.id, form }
}

function withoutStep(typed: TypedEntry): TypedEntry {
  return Object.fromEntries(
    Object.entries(typed).filter(([name, value]) => name !== STEP && typeof value === 'string'),
  )
}
