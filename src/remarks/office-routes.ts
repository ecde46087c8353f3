import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely, Transaction } from 'kysely'
import { type Field, type Filled, readForm } from '#fields/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { type Database, type Recorder, writeRecord } from '#storage/index.ts'
import { askLeave, doLater, ROLES, recorderOf, showPage, typedSchema } from '#web/index.ts'
import { ANSWER_FIELDS, pathIn, REFUSE_FIELDS } from './asked-fields.ts'
import { fetchDues } from './fetch-dues.ts'
import type { RemarkNeeds } from './needs.ts'
import { ANSWERS, type Remark, stateOf } from './remark.ts'
import { presentRemark, type SentOfRemark } from './remark-page.ts'
import {
  eraseAddress,
  fetchAddress,
  fetchRemarks,
  recordAnswer,
  recordPublished,
  recordRefused,
} from './remark-records.ts'

type Numbered = { Params: { number: string } }
type Act = Exclude<SentOfRemark['form'], 'none'>

const config = (act: Act) => ({ config: { act: { kind: 'remark', act } } })

/** Answering remarks, publishing them as they stand, and keeping them from being published. */
export function officeRoutes(app: FastifyInstance, needs: RemarkNeeds): void {
  const { db, reads, now, siteAddress, send } = needs
  const later = doLater(app)

  app.post<Numbered>('/remarks/:number/answer', config('answer'), async (request, reply) => {
    const typed = typedSchema.parse(request.body)
    const read = readAnswer(typed, siteAddress())
    const done = read.ok
      ? await act(request, 'answer', (trx, remark, day, recorder) => {
          const by = officeOf(request)
          return recordAnswer(trx, remark, { ...read.value, by }, day, recorder)
        })
      : read
    if (read.ok && done.ok) {
      const { number } = request.params
      const recorder = recorderOf(request, now().at)
      later('The answer to a remark could not be sent', () =>
        sendAnswer(number, read.value, recorder),
      )
    }
    return await show(request, reply, { form: 'answer', typed, problems: [] }, done)
  })

  app.post<Numbered>('/remarks/:number/publish', config('publish'), async (request, reply) => {
    const done = await act(request, 'publish', recordPublished)
    return await show(request, reply, { form: 'publish', typed: {}, problems: [] }, done)
  })

  app.post<Numbered>('/remarks/:number/refuse', config('refuse'), async (request, reply) => {
    const typed = typedSchema.parse(request.body)
    const read = readForm(REFUSE_FIELDS, typed)
    const done = read.ok
      ? await act(request, 'refuse', async (trx, remark, day, recorder) => {
          await recordRefused(trx, remark, read.value.why, day, recorder)
          await eraseAddress(trx, remark.record, recorder)
        })
      : read
    return await show(request, reply, { form: 'refuse', typed, problems: [] }, done)
  })

  /** Does one thing about a remark as the transaction finds it, if it may still be done. */
  const act = async (
    request: FastifyRequest<Numbered>,
    what: Act,
    record: (
      trx: Transaction<Database>,
      remark: Remark,
      day: string,
      recorder: Recorder,
    ) => Promise<void>,
  ): Promise<Outcome<void>> => {
    const { at, today } = now()
    return await writeRecord(db, async (trx) => {
      const remark = await find(trx, request.params.number)
      if (remark === undefined) return refuse('no-remark', 'There is no such remark')
      const leave = askLeave(request.actor, what, 'remark', stateOf(remark))
      if (!leave.ok) return leave
      await record(trx, remark, today, recorderOf(request, at))
      return accept(undefined)
    })
  }

  const find = async (database: Kysely<Database>, number: string) =>
    (await fetchRemarks(database, 'office')).find(({ record }) => record === number)

  const show = async (
    request: FastifyRequest<Numbered>,
    reply: FastifyReply,
    sent: SentOfRemark,
    done: Outcome<unknown>,
  ) => {
    const { number } = request.params
    if (done.ok) return reply.redirect(`/remarks/${number}`, 303)
    const remark = await find(reads(request.actor), number)
    if (remark === undefined) return reply.callNotFound()
    const due = (await fetchDues(needs))(remark)
    const page = presentRemark(remark, due, { ...sent, problems: done.problems })
    return showPage(reply, 'remark.njk', page, 422)
  }

  /** Sends an answer where one was asked for, and lets the address go once it was sent. */
  const sendAnswer = async (number: string, given: FilledAnswer, recorder: Recorder) => {
    const { answer, words } = given
    const to = await fetchAddress(db, number)
    if (to === undefined) return
    const text = [
      `You said that something is wrong: remark ${number}. It was answered: ${ANSWERS[answer]}.`,
      words,
      `It stands at ${siteAddress()}/remarks/${number}`,
    ].join('\n\n')
    await send({ to, subject: 'Your remark was answered', text }, now().at)
    await writeRecord(db, (trx) => eraseAddress(trx, number, recorder))
  }
}

type FilledAnswer = Omit<Filled<typeof ANSWER_FIELDS>, 'shows'> & {
  readonly link: string | undefined
  readonly showsWords: boolean
}

function readAnswer(
  typed: Readonly<Record<string, unknown>>,
  siteAddress: string,
): Outcome<FilledAnswer> {
  const read = readForm(ANSWER_FIELDS satisfies readonly Field[], typed)
  const given = read.ok ? read.value.link : undefined
  const link = given === undefined ? undefined : pathIn(given, siteAddress)
  if (!read.ok) return read
  if (given !== undefined && link === undefined) return { ok: false, problems: [NO_PAGE] }
  const { answer, words, shows } = read.value
  return accept({ answer, words, link, showsWords: shows === 'words' })
}

const NO_PAGE: Problem = {
  code: 'no-page',
  field: 'link',
  message: 'Enter the address of a page of this site, such as /performance',
}

/** As what somebody answers: the first of their roles that may. */
function officeOf({ actor }: FastifyRequest): string {
  const office = (['clerk', 'monitoring-officer', 'performance-officer'] as const).find((role) =>
    actor.roles.includes(role),
  )
  return office === undefined ? 'office' : ROLES[office]
}
