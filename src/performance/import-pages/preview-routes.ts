import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { outlineOf, recipeIdOf, suggestRecipe, writeCsv } from '#documents/index.ts'
import { type Field, readForm } from '#fields/index.ts'
import { type Outcome, type Problem, Refusal, refuse } from '#shared/index.ts'
import { type Database, type ReadAs, type Recorder, writeRecord } from '#storage/index.ts'
import { recorderOf, sendFile, showPage } from '#web/index.ts'
import { answerRecipe, withoutTimesOfFile } from '../imports/answer-recipe.ts'
import { importRead, type RecipeImport } from '../imports/import-by-recipe.ts'
import { scopeOf } from '../imports/import-observations.ts'
import { knownNames, type ReadExtract, readExtract } from '../imports/read-extract.ts'
import { freeId, keepRecipe, RECIPE, recipeBook, saysTheSame } from '../imports/recipe-book.ts'
import type { FetchHoldings } from '../pages/holdings.ts'
import { type Draft, readDraft, writeDraft } from './draft.ts'
import { CHOOSE_SMALL, SMALL_NUMBERS } from './import-form.ts'
import { showGone } from './import-gone.ts'
import { presentImportForm } from './import-pages.ts'
import type { Upload, Uploads } from './import-uploads.ts'
import { presentPreview } from './preview-page.ts'
import { readAnswers } from './question-fields.ts'
import { correctTable } from './table-forms.ts'
import { wouldBeUnusual } from './would-be-unusual.ts'

const KEEP = { config: { act: { kind: RECIPE, act: 'keep' } } }
const IMPORT = { config: { act: { kind: 'figures', act: 'import' } } }

export interface PreviewNeeds {
  readonly db: Kysely<Database>
  readonly readAs: ReadAs
  readonly holdings: FetchHoldings
  /** The instant it is, and the day it is in Britain. */
  readonly now: () => { readonly at: string; readonly today: string }
}

interface Asked {
  readonly Params: { readonly sha256: string }
  readonly Querystring: { readonly sheet?: string }
}

/** A file that waits, with what was answered of it so far, and who asks for it now. */
interface Waiting {
  readonly asker: Pick<FastifyRequest, 'actor'>
  readonly recorder: Recorder
  readonly upload: Upload
  readonly draft: Draft
}

const RECIPE_TITLE = {
  name: 'recipeTitle',
  kind: 'text',
  label: 'What files of this layout are called',
  hint: 'The next of them is read in the same way, without a question',
  asks: 'what files of this layout are called',
  longest: 100,
  required: false,
} as const satisfies Field

const CONFIRMED = [SMALL_NUMBERS, RECIPE_TITLE] as const

/**
 * A file of another layout beside what was understood of it: questions answered, tables put right, and
 * imported once that is confirmed. Until then it waits in the data folder with what was answered, and
 * nothing of it is recorded.
 */
export function previewRoutes(app: FastifyInstance, needs: PreviewNeeds, uploads: Uploads): void {
  const { db, readAs, holdings, now } = needs
  const path = '/data/import/:sha256'

  const find = async (request: FastifyRequest<Asked>): Promise<Waiting | undefined> => {
    const { sha256 } = request.params
    const upload = await uploads.find(sha256)
    const text = upload && (await uploads.findDraft(sha256))
    if (!upload || text === undefined) return undefined
    const recorder = recorderOf(request, now().at)
    return { asker: request, upload, draft: readDraft(text), recorder }
  }
  const read = async ({ asker, upload, draft }: Waiting): Promise<Outcome<ReadExtract>> => {
    const { area } = await holdings(asker)
    const { recipe, isProposed } = draft
    return await readExtract(upload.path, scopeOf(area), [], {
      recipe,
      isStillProposed: isProposed,
    })
  }
  const write = async (
    { asker, upload, draft, recorder }: Waiting,
    extract: ReadExtract,
    how: { readonly dryRun: boolean; readonly withhold?: boolean },
  ): Promise<Outcome<RecipeImport>> => {
    const { area } = await holdings(asker)
    try {
      return await importRead(
        db,
        area,
        { ...now(), ...recorder, reason: draft.why, file: upload.path, ...how },
        extract,
      )
    } catch (error) {
      if (error instanceof Refusal) return refuse('refused', error.message)
      throw error
    }
  }
  const refuseFile = async (
    reply: FastifyReply,
    { upload, draft }: Waiting,
    problems: readonly Problem[],
  ) => {
    await uploads.forget(upload.sha256)
    const ofFile = problems.map((problem) => ({ ...problem, field: 'file' }))
    return showPage(reply, 'import.njk', presentImportForm(draft, ofFile), 422)
  }
  const show = async (
    reply: FastifyReply,
    waiting: Waiting,
    { sheet, problems = [] }: { readonly sheet?: number; readonly problems?: readonly Problem[] },
  ) => {
    const extract = await read(waiting)
    if (!extract.ok) return await refuseFile(reply, waiting, extract.problems)
    const outcome = await write(waiting, extract.value, { dryRun: true })
    if (!outcome.ok) return await refuseFile(reply, waiting, outcome.problems)
    const held = await holdings(waiting.asker)
    const { recipe, isProposed } = waiting.draft
    const { tables, workbook, named } = extract.value
    const first = workbook.sheets.findIndex(({ name }) => name === tables[0]?.sheet)
    const page = presentPreview({
      ...waiting,
      extract: extract.value,
      outcome: outcome.value,
      unusual: wouldBeUnusual(held, named.figures),
      area: held.area,
      sheet: sheet ?? Math.max(0, first),
      isNewVersion:
        !isProposed &&
        !(await isInForce(readAs(held), withoutTimesOfFile(recipe, extract.value.read.figures))),
      problems,
    })
    return showPage(reply, 'import-preview.njk', page, problems.length > 0 ? 422 : 200)
  }

  app.get<Asked>(path, IMPORT, async (request, reply) => {
    const waiting = await find(request)
    if (!waiting) return showGone(reply)
    const { sheet } = request.query
    const isNumber = sheet !== undefined && /^\d{1,3}$/.test(sheet)
    return await show(reply, waiting, isNumber ? { sheet: Number(sheet) } : {})
  })

  app.post<Asked>(`${path}/answers`, IMPORT, async (request, reply) => {
    const waiting = await find(request)
    if (!waiting) return showGone(reply)
    const extract = await read(waiting)
    if (!extract.ok) return await refuseFile(reply, waiting, extract.problems)
    const { workbook, questions, tables } = extract.value
    const { answers, problems } = readAnswers(questions, request.body)
    const { area } = await holdings(request)
    const proposal = suggestRecipe(workbook, knownNames(scopeOf(area)))
    const proposed = proposal === undefined ? [] : outlineOf(workbook, proposal)
    const recipe = answerRecipe(waiting.draft.recipe, answers, tables, proposed)
    const draft = { ...waiting.draft, recipe }
    await uploads.keepDraft(request.params.sha256, writeDraft(draft))
    if (problems.length > 0) return await show(reply, { ...waiting, draft }, { problems })
    return reply.redirect(`/data/import/${request.params.sha256}`, 303)
  })

  app.post<Asked & { Params: { table: string } }>(
    `${path}/tables/:table`,
    IMPORT,
    async (request, reply) => {
      const { sha256, table } = request.params
      const waiting = await find(request)
      if (!waiting) return showGone(reply)
      const recipe = correctTable(waiting.draft.recipe, Number(table), request.body)
      await uploads.keepDraft(sha256, writeDraft({ ...waiting.draft, recipe }))
      return reply.redirect(`/data/import/${sha256}`, 303)
    },
  )

  app.get<Asked>(`${path}/faults.csv`, IMPORT, async (request, reply) => {
    const waiting = await find(request)
    if (!waiting) return showGone(reply)
    const extract = await read(waiting)
    const outcome = extract.ok ? await write(waiting, extract.value, { dryRun: true }) : extract
    const problems = outcome.ok ? outcome.value.problems : []
    return sendFile(reply, {
      name: 'faults.csv',
      type: 'text/csv; charset=utf-8',
      body: writeCsv(
        ['rows', 'what to do'],
        problems.map(({ rows, message }) => [rows.join(' '), message]),
      ),
    })
  })

  app.post<Asked>(`${path}/forget`, IMPORT, async (request, reply) => {
    await uploads.forget(request.params.sha256)
    return reply.redirect('/data/import', 303)
  })

  app.post<Asked>(`${path}/import`, IMPORT, async (request, reply) => {
    const { sha256 } = request.params
    const waiting = await find(request)
    if (!waiting) return showGone(reply)
    const form = readForm(CONFIRMED, request.body)
    if (!form.ok) return await show(reply, waiting, { problems: form.problems })
    const extract = await read(waiting)
    if (!extract.ok) return await refuseFile(reply, waiting, extract.problems)
    const { smallNumbers, recipeTitle } = form.value
    const plan = await write(waiting, extract.value, { dryRun: true })
    if (!plan.ok) return await refuseFile(reply, waiting, plan.problems)
    const { problems, report } = plan.value
    const isSilent = smallNumbers === undefined && (report.smallNumbers?.small ?? 0) > 0
    if (isSilent) return await show(reply, waiting, { problems: [CHOOSE_SMALL] })
    if (problems.length > 0 || report.added + report.superseded === 0) {
      return await show(reply, waiting, {})
    }
    const recipe = await keep(waiting, extract.value, recipeTitle)
    if (!recipe.ok) return await show(reply, waiting, { problems: recipe.problems })
    // What was answered of this file alone is not in the recipe that was kept
    const { answers } = waiting.draft.recipe
    const draft = { ...waiting.draft, recipe: { ...recipe.value, answers }, isProposed: false }
    const kept = { ...waiting, draft }
    await uploads.keepDraft(sha256, writeDraft(draft))
    const again = await read(kept)
    if (!again.ok) return await refuseFile(reply, kept, again.problems)
    const withhold = smallNumbers === 'withhold'
    const done = await write(kept, again.value, { dryRun: false, withhold })
    if (!done.ok) return await show(reply, kept, { problems: done.problems })
    const { importId } = done.value.report
    if (importId === null) return await show(reply, kept, {})
    await uploads.forget(sha256)
    // Whoever imported goes on to pages that have the new figures, and others do not wait for them
    await holdings(request, 'now')
    return reply.redirect(`/data/imports/${importId}`, 303)
  })

  app.post<Asked>(`${path}/recipe`, KEEP, async (request, reply) => {
    const { sha256 } = request.params
    const waiting = await find(request)
    if (!waiting) return showGone(reply)
    const form = readForm([RECIPE_TITLE], request.body)
    if (!form.ok) return await show(reply, waiting, { problems: form.problems })
    const extract = await read(waiting)
    if (!extract.ok) return await refuseFile(reply, waiting, extract.problems)
    const recipe = await keep(waiting, extract.value, form.value.recipeTitle)
    if (!recipe.ok) return await show(reply, waiting, { problems: recipe.problems })
    // What was answered of this file alone stays with it
    const { answers } = waiting.draft.recipe
    const draft = { ...waiting.draft, recipe: { ...recipe.value, answers }, isProposed: false }
    await uploads.keepDraft(sha256, writeDraft(draft))
    return reply.redirect('/data/recipes', 303)
  })

  const keep = async (
    { draft, recorder }: Waiting,
    { read: { figures } }: ReadExtract,
    called = '',
  ) => {
    const { isProposed } = draft
    const recipe = withoutTimesOfFile(draft.recipe, figures)
    const { today } = now()
    const title = called.trim() || recipe.title
    return await writeRecord(db, async (trx) => {
      const book = await recipeBook(trx)
      if (!book.ok) return book
      const ids = new Set(book.value.map((one) => one.recipe.recipe))
      // Another recipe of that name is for files of another layout
      const named = isProposed
        ? { ...recipe, title, recipe: freeId(recipeIdOf(title), ids) }
        : recipe
      return await keepRecipe(trx, named, today, recorder)
    })
  }
}

async function isInForce(db: Kysely<Database>, recipe: Draft['recipe']): Promise<boolean> {
  const book = await recipeBook(db)
  const same = book.ok && book.value.find((one) => one.recipe.recipe === recipe.recipe)
  return same ? saysTheSame(same.recipe, recipe) : false
}
