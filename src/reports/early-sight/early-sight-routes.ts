import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inLondon } from '#days/index.ts'
import { readForm } from '#fields/index.ts'
import {
  EARLY_SIGHT,
  type EarlySight,
  fetchEarlySights,
  fetchReleases,
  fetchUnreleased,
  isAwaiting,
  isSeenAt,
  recordEarlySight,
} from '#holdings/index.ts'
import { fetchFiguresOf, showAct, writeObservationsCsv } from '#performance/index.ts'
import { describeDay, describeMoment, periodFromAddress } from '#shared/index.ts'
import { withdrawRecord, writeRecord } from '#storage/index.ts'
import {
  audienceOf,
  may,
  PUBLIC,
  recorderOf,
  sendFile,
  showMessage,
  showPage,
  typedSchema,
} from '#web/index.ts'
import { editionsOf, inTheMaking, isOut } from '../editions/edition.ts'
import { fetchEditions } from '../editions/edition-records.ts'
import { findEditionsToBe } from '../editions/editions-to-be.ts'
import type { EditionNeeds } from '../editions/needs.ts'
import { fetchReport } from '../fetch-report.ts'
import { presentReport } from '../report-html.ts'
import { type AccountNamed, END_FIELDS, earlySightFields, listToBeSeen } from './asked-fields.ts'
import { presentEarlyFigures } from './early-figures-page.ts'
import {
  addressOfSight,
  nameSeen,
  presentEarlySight,
  type SentEarlySight,
} from './early-sight-page.ts'

const READ = { config: { act: { kind: EARLY_SIGHT, act: 'read' } } }
const RECORD = { config: { act: { kind: EARLY_SIGHT, act: 'record' } } }
const WITHDRAW = { config: { act: { kind: EARLY_SIGHT, act: 'withdraw' } } }
const SEE = { config: { act: { kind: 'early-figures', act: 'read' } } }

export interface EarlySightNeeds extends EditionNeeds {
  /** Those who can sign in. */
  readonly accounts: () => Promise<readonly AccountNamed[]>
}

interface Asked {
  readonly Params: { readonly record: string }
}

/** The list of early sight, and what those on it see. */
export function earlySightRoutes(app: FastifyInstance, needs: EarlySightNeeds): void {
  const { db, readAs, holdings, now, accounts } = needs

  /** The list as it is now, with who keeps it where the reader does. */
  const read = async (request: FastifyRequest) => {
    const { at } = now()
    const held = await holdings(request, 'now')
    const editions = await fetchEditions(readAs({ audience: 'office' }), 'office')
    const { toCome } = await fetchUnreleased(db, at)
    const coming = new Set(toCome.map(({ record }) => record))
    const isOver = ({ sees, recordedAt }: EarlySight) =>
      'release' in sees
        ? !coming.has(String(sees.release))
        : editions.some(
            (one) =>
              isOut(one) &&
              one.report === sees.with.report &&
              one.period === sees.with.period &&
              Temporal.Instant.compare(one.published?.at ?? recordedAt, recordedAt) > 0,
          )
    const reader = request.actor.account?.id
    const isKeeper = may(request.actor, 'record', EARLY_SIGHT)
    const everybody = isKeeper ? await accounts() : []
    const all = isKeeper ? await findEditionsToBe(held, readAs) : []
    const toBe = all.filter(
      (of) =>
        inTheMaking(editionsOf(editions, of)) || toCome.some((release) => isAwaiting(release, of)),
    )
    const toBeSeen = listToBeSeen(toCome, toBe, held.area)
    return {
      area: held.area,
      sights: await fetchEarlySights(db, 'office'),
      releases: await fetchReleases(db),
      ...{ isOver, at, reader },
      keeps: isKeeper ? { accounts: everybody, toBeSeen } : undefined,
    }
  }

  const show = async (request: FastifyRequest, reply: FastifyReply, sent?: SentEarlySight) =>
    showPage(
      closed(reply),
      'early-sight.njk',
      presentEarlySight(await read(request), sent),
      sent ? 422 : 200,
    )

  app.get('/early-sight', READ, (request, reply) => show(request, reply))

  app.post('/early-sight', RECORD, async (request, reply) => {
    const { keeps } = await read(request)
    const { at, today: day } = now()
    const typed = typedSchema.parse(request.body)
    const { accounts: known = [], toBeSeen = [] } = keeps ?? {}
    const filled = readForm(earlySightFields(known, toBeSeen), typed)
    if (!filled.ok) return show(request, reply, { typed, problems: filled.problems })
    const { account, post, reason, sees: choice, from, to } = filled.value
    const sees = toBeSeen.find((one) => one.choice === choice)?.sees
    if (!sees) return show(request, reply)
    const moments = { from: from === undefined ? undefined : instantOf(from), to: instantOf(to) }
    const sight = { account, post, reason, sees, ...moments, day }
    const done = await writeRecord(db, (trx) =>
      recordEarlySight(trx, sight, recorderOf(request, at)),
    )
    if (!done.ok) return show(request, reply, { typed, problems: done.problems })
    return reply.redirect('/early-sight', 303)
  })

  app.get<Asked>('/early-sight/:record/end', WITHDRAW, async (request, reply) => {
    const form = await findForm(request)
    return form ? showAct(reply, form, END_FIELDS) : reply.callNotFound()
  })

  app.post<Asked>('/early-sight/:record/end', WITHDRAW, async (request, reply) => {
    const form = await findForm(request)
    if (!form) return showMessage(reply, 409, 'This cannot be ended', [ENDED])
    const typed = typedSchema.parse(request.body)
    const filled = readForm(END_FIELDS, typed)
    if (!filled.ok) return showAct(reply, form, END_FIELDS, typed, filled.problems)
    const { at, today: day } = now()
    const about = { kind: EARLY_SIGHT, record: request.params.record, day }
    const done = await writeRecord(db, (trx) =>
      withdrawRecord(trx, about, { ...filled.value, ...recorderOf(request, at) }),
    )
    if (!done.ok) return showMessage(reply, 409, 'This cannot be ended', [ENDED])
    return reply.redirect('/early-sight', 303)
  })

  async function findForm(request: FastifyRequest<Asked>) {
    const list = await read(request)
    const sight = list.sights.find(({ record }) => record === request.params.record)
    if (!sight || sight.ended) return undefined
    return {
      title: `Take ${sight.post} off the list`,
      lead: `They may see this until ${describeMoment(sight.to)}: ${nameSeen(sight, list)}. When they are taken off the list they see nothing of it any longer.`,
      action: `${addressOfSight(sight)}/end`,
      button: 'Take them off',
      breadcrumbs: [{ text: 'Early sight', href: '/early-sight' }],
    }
  }

  app.get<Asked>('/early-sight/:record', SEE, async (request, reply) => {
    const seen = await findSeen(request)
    if (!seen) return reply.callNotFound()
    const { book } = await holdings({ actor: PUBLIC }, 'now')
    const figures = await fetchFiguresOf(seen.reading, seen.sight.figures)
    const page = presentEarlyFigures(seen.sight, figures, book, seen.list)
    return showPage(closed(reply), 'early-figures.njk', page)
  })

  app.get<Asked>('/early-sight/:record/figures.csv', SEE, async (request, reply) => {
    const seen = await findSeen(request)
    if (!seen) return reply.callNotFound()
    const figures = await fetchFiguresOf(seen.reading, seen.sight.figures)
    const rows = figures.map((one) => ({ ...one, figure: one.id, isDraft: true as const }))
    const name = `not-public-until-released-${seen.sight.record}.csv`
    const body = writeObservationsCsv(rows)
    return sendFile(closed(reply), { name, type: 'text/csv', body })
  })

  app.get<Asked>('/early-sight/:record/report', SEE, async (request, reply) => {
    const seen = await findSeen(request)
    if (!seen || !('with' in seen.sight.sees)) return reply.callNotFound()
    const { today } = now()
    const period = periodFromAddress(seen.sight.sees.with.period)
    const report =
      period && (await fetchReport(seen.reading, seen.sight.sees.with.report, period, today))
    if (!report?.ok) return reply.callNotFound()
    const page = presentReport(report.value, {
      breadcrumbs: [
        { text: 'Early sight', href: '/early-sight' },
        { text: 'What you may see', href: addressOfSight(seen.sight) },
      ],
      unsigned: `Not public yet, and not signed off: a draft, with the figures as they are on ${describeDay(today)}. Tell nobody what stands here until it is published.`,
    })
    return showPage(closed(reply), 'report.njk', page)
  })

  /** What whoever asks is on the list for now, and the database as they may read it. */
  async function findSeen(request: FastifyRequest<Asked>) {
    const list = await read(request)
    const sight = list.sights.find(({ record }) => record === request.params.record)
    const who = request.actor.account?.id
    const isTheirs = sight !== undefined && who !== undefined && sight.account === who
    if (!isTheirs || !isSeenAt(sight, list.at) || list.isOver(sight)) return undefined
    const reading = readAs({ audience: audienceOf(request.actor), who, seesEarly: true })
    return { sight, list, reading }
  }
}

const ENDED = 'They were taken off the list already. Open it again to see how it stands.'

const instantOf = (typed: string) => inLondon(typed).toInstant().toString()

/** What nobody between may keep. */
function closed(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'private, no-store')
}
