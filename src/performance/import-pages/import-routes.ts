import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readForm } from '#fields/index.ts'
import { type Outcome, type Problem, Refusal, refuse } from '#shared/index.ts'
import { audienceOf, recorderOf, sendFile, showMessage, showPage, takeForms } from '#web/index.ts'
import { type ExtractReport, importExtract } from '../imports/import-extract.ts'
import { recipeBook } from '../imports/recipe-book.ts'
import { rejectsFile } from '../imports/rejects-file.ts'
import { writeDraft } from './draft.ts'
import {
  CHOOSE_SMALL,
  CONFIRMATION,
  NO_FILE,
  NOTHING_TYPED,
  readImportForm,
  type Typed,
  typedIn,
} from './import-form.ts'
import { showGone } from './import-gone.ts'
import { presentImport, presentImportForm, presentImportPlan } from './import-pages.ts'
import { fetchImportFor } from './import-record.ts'
import { isSha256, type Upload, uploadsIn } from './import-uploads.ts'
import { importWithdrawalRoutes } from './import-withdrawal-routes.ts'
import { type PreviewNeeds, previewRoutes } from './preview-routes.ts'
import { recipeRoutes } from './recipe-routes.ts'
import { fetchLastLoad, presentWhatChanged } from './what-changed.ts'

/** The folders of the views of importing. */
export const IMPORT_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: 'figures', act: 'read' } } }
const fileSchema = z.object({ sha256: z.string().optional() }).catch({})

const IMPORT = { config: { act: { kind: 'figures', act: 'import' } } }

/** Of another layout no more is read here: that takes some ten seconds and a gigabyte, and all other readers wait. */
const MOST_CELLS = 500_000

export interface ImportNeeds extends PreviewNeeds {
  /** Where files wait in `uploads/`, and street rows are kept. */
  readonly dataFolder: string
}

/**
 * Importing in the browser: choose a file, see what it would do, confirm. What an import brought can
 * be read by anybody.
 */
export function importRoutes(app: FastifyInstance, needs: ImportNeeds): void {
  const { db, readAs, holdings, dataFolder, now } = needs
  const uploads = uploadsIn(dataFolder)

  const run = async (
    request: FastifyRequest,
    upload: Upload,
    { why }: Typed,
    { dryRun, withhold = false }: { readonly dryRun: boolean; readonly withhold?: boolean },
  ): Promise<Outcome<ExtractReport>> => {
    const held = await holdings(request)
    const { area } = held
    const book = await recipeBook(readAs(held))
    if (!book.ok) return book
    const rejects = rejectsFile(uploads.rejectsPath(upload.sha256))
    try {
      return await importExtract(db, area, {
        ...now(),
        ...recorderOf(request, now().at),
        reason: why,
        file: upload.path,
        dataFolder,
        dryRun,
        withhold,
        recipes: book.value.map(({ recipe }) => recipe),
        mostCells: MOST_CELLS,
        onRejected: rejects.add,
      })
    } catch (error) {
      if (error instanceof Refusal) return refuse('refused', error.message)
      throw error
    } finally {
      rejects.close()
    }
  }
  const showPlan = async (
    reply: FastifyReply,
    upload: Upload,
    outcome: Outcome<ExtractReport>,
    typed: Typed,
    problems: readonly Problem[] = [],
  ) => {
    if (!outcome.ok) {
      await uploads.forget(upload.sha256)
      const problems = outcome.problems.map((problem) => ({ ...problem, field: 'file' }))
      return showPage(reply, 'import.njk', presentImportForm(typed, problems), 422)
    }
    if (outcome.value.kind === 'other-layout') {
      const { recipe, isProposed } = outcome.value.extract
      await uploads.keepDraft(upload.sha256, writeDraft({ ...typed, recipe, isProposed }))
      return reply.redirect(`/data/import/${upload.sha256}`, 303)
    }
    const page = presentImportPlan(upload, outcome.value, typed, problems)
    if (!page.confirm) await uploads.forget(upload.sha256)
    return showPage(
      reply,
      'import-plan.njk',
      page,
      page.rejected || problems.length > 0 ? 422 : 200,
    )
  }

  app.get<{ Params: { id: string } }>('/data/imports/:id', READ, async (request, reply) => {
    const { id } = request.params
    const held = await holdings(request)
    const imported = /^\d{1,9}$/.test(id) ? await fetchImportFor(readAs, request, id) : undefined
    if (!imported) return reply.callNotFound()
    return showPage(reply, 'import-done.njk', presentImport(imported, held))
  })

  app.get('/data/changes', READ, async (request, reply) => {
    const held = await holdings(request)
    const load = await fetchLastLoad(readAs({ audience: audienceOf(request.actor) }))
    return showPage(reply, 'what-changed.njk', presentWhatChanged(load, held))
  })

  importWithdrawalRoutes(app, needs)
  recipeRoutes(app, needs)

  // In a scope of its own, so that no other form of the site takes files
  app.register(async (here) => {
    await takeForms(here)
    here.addHook('onRoute', (route) => {
      const { handler } = route
      route.handler = async function workAlone(request, reply) {
        const work = async () => await handler.call(this, request, reply)
        const { sha256 } = fileSchema.parse(request.params)
        return sha256 === undefined ? await work() : await uploads.alone(sha256, work)
      }
    })
    previewRoutes(here, needs, uploads)

    here.get('/data/import', IMPORT, async (_, reply) => {
      await uploads.clear(now().at)
      return showPage(reply, 'import.njk', presentImportForm(NOTHING_TYPED))
    })

    here.post('/data/import', IMPORT, async (request, reply) => {
      if (!request.isMultipart()) {
        const page = presentImportForm(typedIn(request.body), [NO_FILE])
        return showPage(reply, 'import.njk', page, 422)
      }
      await uploads.clear(now().at)
      const form = await readImportForm(request, uploads)
      if (!form) {
        return showMessage(reply, 400, 'That file did not arrive whole', [
          'Nothing was imported.',
          'Go back, choose the file and send it again.',
        ])
      }
      const { typed, read } = form
      if (!read.ok) {
        return showPage(reply, 'import.njk', presentImportForm(typed, read.problems), 422)
      }
      const { file } = read.value
      return await uploads.alone(file.sha256, async () => {
        const upload = await uploads.keep(file)
        const plan = await run(request, upload, typed, { dryRun: true })
        return await showPlan(reply, upload, plan, typed)
      })
    })

    here.post<{ Params: { sha256: string } }>(
      '/data/import/:sha256',
      IMPORT,
      async (request, reply) => {
        const upload = await uploads.find(request.params.sha256)
        if (!upload) return showGone(reply)
        const form = readForm(CONFIRMATION, request.body)
        const typed = typedIn(request.body)
        if (!form.ok) {
          return showPage(reply, 'import.njk', presentImportForm(typed, form.problems), 422)
        }
        const { smallNumbers } = form.value
        if (smallNumbers === undefined) {
          const plan = await run(request, upload, form.value, { dryRun: true })
          if (plan.ok && asksOfSmall(plan.value)) {
            return showPlan(reply, upload, plan, typed, [CHOOSE_SMALL])
          }
        }
        const withhold = smallNumbers === 'withhold'
        const outcome = await run(request, upload, form.value, { dryRun: false, withhold })
        if (
          !outcome.ok ||
          outcome.value.kind === 'other-layout' ||
          outcome.value.report.importId === null
        ) {
          return showPlan(reply, upload, outcome, typed)
        }
        await uploads.forget(upload.sha256)
        // Whoever imported goes on to pages that have the new figures, and others do not wait for them
        await holdings(request, 'now')
        return reply.redirect(`/data/imports/${outcome.value.report.importId}`, 303)
      },
    )

    here.get<{ Params: { sha256: string } }>(
      '/data/import/:sha256/rejects.csv',
      IMPORT,
      async (request, reply) => {
        const { sha256 } = request.params
        const path = uploads.rejectsPath(sha256)
        if (!isSha256(sha256) || !existsSync(path)) return showGone(reply)
        return sendFile(reply, {
          name: 'rejected-rows.csv',
          type: 'text/csv; charset=utf-8',
          body: await readFile(path),
        })
      },
    )
  })
}

function asksOfSmall(came: ExtractReport): boolean {
  return came.kind === 'table' && (came.report.smallNumbers?.small ?? 0) > 0
}
