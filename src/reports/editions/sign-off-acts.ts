import type { FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { inLondon } from '#days/index.ts'
import { type Field, readForm } from '#fields/index.ts'
import { EDITION } from '#holdings/index.ts'
import { fetchFiguresVersion } from '#performance/index.ts'
import { accept, type Outcome, type Problem, periodInAddress, refuse } from '#shared/index.ts'
import { type Database, keyOf, withdrawRecord, writeRecord } from '#storage/index.ts'
import { askLeave } from '#web/index.ts'
import {
  APPROVE_FIELDS,
  answerFields,
  CORRECTION_FIELDS,
  FORCE_FIELDS,
  GIVE_UP_FIELDS,
  reasonName,
  SEND_BACK_FIELDS,
  WITHDRAW_FIELDS,
} from './asked-fields.ts'
import {
  type Correction,
  type Edition,
  type EditionOf,
  editionsOf,
  inTheMaking,
  isOut,
  recordOf,
} from './edition.ts'
import {
  fetchEditions,
  type Moment,
  recordAnswered,
  recordApprovedLater,
  recordBegun,
  recordStopped,
  recordSubmitted,
} from './edition-records.ts'
import { reportOf } from './look-at.ts'
import type { EditionNeeds } from './needs.ts'
import { approveIn, CHANGED, isSame, publish } from './publish.ts'
import type { Asked, Seen } from './seen.ts'
import type { SignOffAct } from './sign-off-page.ts'
import { OWN, type Reason, whyNotPublished } from './why-not.ts'
import { digestOf } from './with-cover.ts'

/** A form of the page of sign-off as it was sent. */
export interface Sending {
  readonly needs: EditionNeeds
  readonly request: FastifyRequest<Asked>
  readonly seen: Seen
  readonly typed: Readonly<Record<string, unknown>>
  readonly moment: Moment
}

/** Does what a form asks, or says why not. */
export type SignOffStep = (sending: Sending) => Promise<Outcome<void>>

/** What each form of the page of sign-off does. */
export const SIGN_OFF_ACTS: Readonly<Record<SignOffAct, SignOffStep>> = {
  begin,
  answer,
  submit,
  approve,
  'send-back': (sending) => stop(sending, 'send-back', 'sent-back', SEND_BACK_FIELDS),
  force,
  'give-up': (sending) => stop(sending, 'give-up', 'given-up', GIVE_UP_FIELDS),
  'approve-later': approveLater,
  withdraw,
}

const NONE = refuse(
  'none',
  'No edition is in the making any longer. Open the page again to see how it stands',
)

async function begin({ needs, request, seen, typed, moment }: Sending): Promise<Outcome<void>> {
  const { looked } = seen
  if (!looked.ok) return looked
  const last = seen.editions.findLast(isOut)
  const read = last ? readCorrection(typed, last.number) : accept(undefined)
  if (!read.ok) return read
  return await writeRecord(needs.db, async (trx) => {
    const now = editionsOf(await fetchEditions(trx, 'office'), ofSeen(seen))
    if (inTheMaking(now)) return refuse('in-the-making', 'One edition is in the making already')
    if (now.findLast(isOut)?.number !== last?.number) return CHANGED
    const leave = askLeave(request.actor, 'begin', EDITION, 'none')
    if (!leave.ok) return leave
    const of = { ...ofSeen(seen), number: (last?.number ?? 0) + 1 }
    const found = looked.value.matters
    const corrects = read.value
    return accept(await recordBegun(trx, of, { found, ...(corrects ? { corrects } : {}) }, moment))
  })
}

function readCorrection(
  typed: Readonly<Record<string, unknown>>,
  of: number,
): Outcome<Correction | undefined> {
  const read = readForm(CORRECTION_FIELDS, typed)
  if (!read.ok) return read
  const { where, link, changed, why } = read.value
  if (link !== undefined && !/^(https?:\/\/|\/(?![/\\]))[^\s\\<>"]+$/.test(link)) {
    const message = 'Enter an address that begins with https://, or with / for a page here'
    return refuse('no-address', message, 'link')
  }
  return accept({
    ...{ of, changed, why },
    ...(where === undefined ? {} : { where }),
    ...(link === undefined ? {} : { link }),
  })
}

/** Of which report and period what was seen is. */
function ofSeen({ subject }: Seen): Omit<EditionOf, 'number'> {
  return { report: subject.definition.id, period: periodInAddress(subject.period) }
}

async function answer(sending: Sending): Promise<Outcome<void>> {
  const { seen, typed, moment } = sending
  const { looked, edition } = seen
  if (!looked.ok) return looked
  const { matters } = looked.value
  const read = readForm(answerFields(matters), typed)
  if (!read.ok) return read
  const given: Readonly<Record<string, unknown>> = read.value
  return await onDraft(sending, 'answer', async (trx, now) => {
    for (const matter of matters) {
      const reason = String(given[reasonName(matter.mark)] ?? '')
      const before = edition?.accepted.get(matter.mark)?.reason ?? ''
      if (reason !== before) await recordAnswered(trx, now, matter, reason, moment)
    }
    return accept(undefined)
  })
}

async function submit(sending: Sending): Promise<Outcome<void>> {
  const { needs, seen, moment } = sending
  const { held, edition, subject } = seen
  if (edition === undefined) return NONE
  const inTheWay = refuseFor(whyNotPublished(edition, seen.looked))
  if (inTheWay) return inTheWay
  const built = await reportOf(held, subject, held.today, needs)
  if (!built.ok) return built
  const as = { asAt: held.today, digest: digestOf(built.value) }
  return await onDraft(sending, 'submit', async (trx, now) => {
    if ((await fetchFiguresVersion(trx)) !== held.recorded) return CHANGED
    return accept(await recordSubmitted(trx, now, as, moment))
  })
}

function refuseFor(reasons: readonly Reason[]): Outcome<never> | undefined {
  if (reasons.length === 0) return undefined
  const problems = reasons.map(({ code, message }): Problem => ({ code, message }))
  return { ok: false, problems }
}

async function approve(sending: Sending): Promise<Outcome<void>> {
  const { needs, request, seen, typed, moment } = sending
  const { edition, looked, held, subject } = seen
  if (edition === undefined) return NONE
  const who = request.actor.account?.id ?? ''
  const inTheWay = refuseFor(whyNotPublished(edition, looked, who))
  if (inTheWay) return inTheWay
  const read = readForm(APPROVE_FIELDS, typed)
  if (!read.ok) return read
  if (!looked.ok) return looked
  if (read.value.when === 'now') {
    const way = { act: 'approve', actor: request.actor } as const
    return await publish(needs, held, subject, edition, looked.value, way, moment)
  }
  const publishAt = inLondon(read.value.time ?? '').toInstant()
  if (Temporal.Instant.compare(publishAt, Temporal.Instant.from(needs.now().at)) <= 0) {
    return refuse('past', 'Enter a day and time to come, or choose to publish it at once', 'time')
  }
  return await onDraft(sending, 'approve', async (trx, now) => {
    if ((await fetchFiguresVersion(trx)) !== held.recorded) return CHANGED
    return await approveIn(trx, now, publishAt.toString(), moment)
  })
}

async function force(sending: Sending): Promise<Outcome<void>> {
  const { needs, request, seen, typed, moment } = sending
  const { edition, looked, held, subject } = seen
  if (edition === undefined) return NONE
  const read = readForm(FORCE_FIELDS, typed)
  if (!read.ok) return read
  if (!looked.ok) return looked
  const despite = whyNotPublished(edition, looked)
  const inTheWay = refuseFor(despite.filter(({ canBeForced }) => !canBeForced))
  if (inTheWay) return inTheWay
  const way = { act: 'force', actor: request.actor, reason: read.value.reason, despite } as const
  return await publish(needs, held, subject, edition, looked.value, way, moment)
}

async function stop(
  sending: Sending,
  act: 'send-back' | 'give-up',
  event: 'sent-back' | 'given-up',
  fields: readonly [Field & { readonly name: 'reason' }],
): Promise<Outcome<void>> {
  const read = readForm(fields, sending.typed)
  if (!read.ok) return read
  const reason = String((read.value as Readonly<Record<string, unknown>>)['reason'])
  return await onDraft(sending, act, async (trx, now) =>
    accept(await recordStopped(trx, now, event, reason, sending.moment)),
  )
}

/** Does something about the edition in the making, if nothing was recorded of it since it was seen. */
async function onDraft(
  { needs, request, seen }: Sending,
  act: SignOffAct,
  work: (trx: Transaction<Database>, edition: Edition) => Promise<Outcome<void>>,
): Promise<Outcome<void>> {
  const { edition } = seen
  if (edition === undefined) return NONE
  return await writeRecord(needs.db, async (trx) => {
    const now = inTheMaking(editionsOf(await fetchEditions(trx, 'office'), edition))
    if (now === undefined || !isSame(now, edition)) return CHANGED
    const leave = askLeave(request.actor, act, EDITION, now.state)
    return leave.ok ? await work(trx, now) : leave
  })
}

async function approveLater(sending: Sending): Promise<Outcome<void>> {
  const { moment } = sending
  return await onPublished(sending, 'approve-later', async (trx, edition) => {
    const { published, approvedLater, authors } = edition
    if (published === undefined || published.cover.isApproved || approvedLater !== undefined) {
      return refuse('approved', 'This edition has been approved already')
    }
    const who = await keyOf(trx, moment.recorder)
    if (authors.has(who) || published.by === who) return refuse(OWN.code, OWN.message)
    return accept(await recordApprovedLater(trx, edition, moment))
  })
}

async function withdraw(sending: Sending): Promise<Outcome<void>> {
  const { typed, moment } = sending
  const read = readForm(WITHDRAW_FIELDS, typed)
  if (!read.ok) return read
  return await onPublished(sending, 'withdraw', async (trx, edition) => {
    const about = { kind: EDITION, record: recordOf(edition), day: moment.day }
    const done = await withdrawRecord(trx, about, { ...moment.recorder, ...read.value })
    return done.ok ? accept(undefined) : done
  })
}

async function onPublished(
  { needs, request, seen }: Sending,
  act: 'approve-later' | 'withdraw',
  work: (trx: Transaction<Database>, edition: Edition) => Promise<Outcome<void>>,
): Promise<Outcome<void>> {
  const { number } = request.params
  return await writeRecord(needs.db, async (trx) => {
    const all = editionsOf(await fetchEditions(trx, 'office'), ofSeen(seen))
    const edition = all.find((one) => isOut(one) && String(one.number) === number)
    if (edition === undefined) return refuse('no-edition', 'There is no such edition')
    const leave = askLeave(request.actor, act, EDITION, edition.state)
    return leave.ok ? await work(trx, edition) : leave
  })
}
