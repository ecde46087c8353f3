import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { readForm } from '#fields/index.ts'
import type { FetchHoldings } from '#performance/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { type Database, writeRecord } from '#storage/index.ts'
import {
  type FileInMemory,
  inMemory,
  may,
  type ReadFor,
  readSentForm,
  recorderOf,
  type SendingBounds,
  type SentForm,
  sendFile,
  showPage,
  takeForms,
} from '#web/index.ts'
import { fetchAnswers, recordAnswers } from './answer-records.ts'
import {
  type Answer,
  type AnswerKind,
  answerFields,
  answerName,
  markOf,
  PASTED_TEXT,
  reasonName,
} from './answers.ts'
import { BUSY_NOW, checkApart, type GivenFiles, isForLater, makeReady } from './check-apart.ts'
import { presentChecked, presentCheckForm } from './check-page.ts'
import type { CheckedPapers, Given } from './check-together.ts'
import { FINDING_FILES, writeFindingFile } from './finding-files.ts'
import { heldFigures } from './held-figures.ts'

export const CHECKER_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

export interface CheckerNeeds {
  readonly holdings: FetchHoldings
  readonly db: Kysely<Database>
  readonly reads: ReadFor
  readonly now: () => { readonly at: string; readonly today: string }
}

const CHECK = { config: { act: { kind: 'paper', act: 'check' } } }
const ANSWER = { config: { act: { kind: 'finding', act: 'answer' } } }

/** Papers sent at once, each held in memory until it is checked; more are turned away unread. */
const MOST_ASKING = 6

const BOUNDS: SendingBounds = {
  bytes: 20 * 1024 * 1024,
  files: 5,
  field: 8 * 1024 * 1024,
  fileField: 'paper',
}

type PaperForm = SentForm<FileInMemory>

/**
 * `/check`: a paper's figures checked, and the findings as files. Anybody may ask, and the paper is not
 * kept: the page of the findings carries it for what is asked about it next. What is kept are the answers
 * that whoever may record gives to findings.
 */
export function checkerRoutes(
  app: FastifyInstance,
  { db, reads, holdings, now }: CheckerNeeds,
): void {
  app.get('/check', CHECK, (_, reply) => {
    makeReady()
    return showPage(reply, 'check.njk', presentCheckForm())
  })

  app.register(async (scope) => {
    await takeForms(scope)

    scope.post('/check', CHECK, (request, reply) =>
      answer(request, reply, async (checked, form) => {
        const answers = await answersFor(request)
        return showPage(reply, 'checked.njk', presentChecked(checked, refusedIn(form), answers))
      }),
    )
    scope.post('/check/answers', ANSWER, (request, reply) =>
      answer(request, reply, keepAnswers(request, reply)),
    )
    for (const file of FINDING_FILES) {
      scope.post(`/check/${file}`, CHECK, (request, reply) =>
        answer(request, reply, (checked) => sendFile(reply, writeFindingFile(checked, file))),
      )
    }
  })

  let asking = 0

  /** Reads the form and checks its paper; what cannot be is said on the form. */
  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    show: (checked: CheckedPapers, form: PaperForm) => FastifyReply | Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    if (asking >= MOST_ASKING) return showAgain(reply, [BUSY_NOW], '')
    asking += 1
    try {
      const form = await readPaperForm(request)
      if (!form.ok) return showAgain(reply, form.problems, '')
      const checked = await check(request, form.value)
      return checked.ok
        ? await show(checked.value, form.value)
        : showAgain(reply, checked.problems, first(form.value, 'text'))
    } finally {
      asking -= 1
    }
  }

  /** The answers given before, for whoever may give them: they tell of papers that may be drafts. */
  async function answersFor({ actor }: FastifyRequest): Promise<readonly Answer[]> {
    return may(actor, 'answer', 'finding') ? await fetchAnswers(reads(actor)) : []
  }

  /** Keeps what was answered, and shows the findings with it; or what is wrong with the answers, all at once. */
  function keepAnswers(request: FastifyRequest, reply: FastifyReply) {
    return async (checked: CheckedPapers, form: PaperForm): Promise<FastifyReply> => {
      const typed = Object.fromEntries([...form.fields].map(([name, [value]]) => [name, value]))
      const read = readForm(answerFields(checked.findings), typed)
      const { at, today } = now()
      const given = read.ok ? givenAnswers(checked, read.value, today) : []
      const problems = read.ok ? (given.length > 0 ? [] : [NOTHING_ANSWERED]) : read.problems
      if (read.ok && given.length > 0) {
        await writeRecord(db, (trx) => recordAnswers(trx, given, recorderOf(request, at)))
      }
      const answers = await answersFor(request)
      const shown = problems.length > 0 ? { typed, problems } : undefined
      const page = presentChecked(checked, refusedIn(form), answers, shown)
      return showPage(reply, 'checked.njk', page, problems.length > 0 ? 422 : 200)
    }
  }

  /** Holds the paper against what we hold, save the measures that the reader says it is not about. */
  async function check(request: FastifyRequest, form: PaperForm): Promise<Outcome<CheckedPapers>> {
    const given = givenIn(form)
    if (!given.ok) return given
    const now = await holdings(request)
    const all = now.remember('held figures', () => heldFigures(now))
    const refused = new Set(refusedIn(form))
    const held = all.filter(({ measure }) => !refused.has(measure))
    return await checkApart(given.value, held)
  }
}

const NOTHING_ANSWERED: Problem = {
  code: 'nothing-answered',
  message: 'Choose for at least one finding what became of it',
}

function givenAnswers(
  { findings, digests }: CheckedPapers,
  filled: Readonly<Record<string, unknown>>,
  on: string,
): readonly Answer[] {
  const given = findings.flatMap((finding): readonly Answer[] => {
    const mark = markOf(finding)
    const answer = filled[answerName(mark)] as AnswerKind | undefined
    if (answer === undefined) return []
    const reason = String(filled[reasonName(mark)] ?? '')
    const { file } = finding
    return [{ mark, file, digest: digests[file] ?? '', answer, reason, on }]
  })
  // Of words that stand in a paper twice, one answer is kept
  return given.filter(({ mark }, at) => given.findIndex((it) => it.mark === mark) === at)
}

/** A form with or without a file; a program may send either kind. */
async function readPaperForm(request: FastifyRequest): Promise<Outcome<PaperForm>> {
  if (request.isMultipart()) {
    const form = await readSentForm(request, BOUNDS, inMemory)
    return form.problems.length === 0 ? accept(form) : { ok: false, problems: form.problems }
  }
  const sent = new URLSearchParams(request.body as Record<string, string>)
  return accept({
    fields: new Map([...sent].map(([name, value]) => [name, [value]])),
    files: [],
    problems: [],
  })
}

function first({ fields }: PaperForm, name: string): string {
  return fields.get(name)?.[0] ?? ''
}

function givenIn(form: PaperForm): Outcome<Given | GivenFiles> {
  const { files } = form
  if (files.length > 0) return accept({ kind: 'files', files })
  const packed = first(form, 'packed')
  if (packed !== '') return accept({ kind: 'packed', packed })
  const text = first(form, 'text')
  if (text.trim() !== '') return accept({ kind: 'text', name: PASTED_TEXT, text })
  return refuse('no-paper', 'Paste the text of a paper, or choose its file', 'text')
}

/** The measures that the paper's figures are not about, less one that is to be looked at again. */
function refusedIn({ fields }: PaperForm): readonly string[] {
  const restored = fields.get('restore')?.[0]
  return [...new Set(fields.get('refuse') ?? [])].filter((measure) => measure !== restored)
}

const RETRY_SECONDS = 30

/** The form again with what was typed: 503 when it is we who cannot, 422 when it is the paper. */
function showAgain(reply: FastifyReply, problems: readonly Problem[], text: string): FastifyReply {
  const busy = problems.some(isForLater)
  if (busy) reply.header('retry-after', RETRY_SECONDS)
  return showPage(reply, 'check.njk', { ...presentCheckForm(text), problems }, busy ? 503 : 422)
}
