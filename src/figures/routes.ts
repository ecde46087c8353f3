import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FetchHoldings } from '#performance/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { readSentForm, type SentForm, sendFile, showPage, takeForms } from '#web/index.ts'
import { BUSY, checkApart } from './check-apart.ts'
import type { CheckedPaper, Given } from './check-one.ts'
import { presentChecked, presentCheckForm } from './check-page.ts'
import { FINDING_FILES, writeFindingFile } from './finding-files.ts'
import { heldFigures } from './held-figures.ts'

export const FIGURES_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

export interface FiguresNeeds {
  readonly holdings: FetchHoldings
}

const BOUNDS = { file: 20 * 1024 * 1024, field: 8 * 1024 * 1024 }

/**
 * `/check`: a paper's figures checked, and the findings as files. Anybody may ask, and nothing is
 * kept: the page of the findings carries the paper for what is asked about it next.
 */
export function figuresRoutes(app: FastifyInstance, { holdings }: FiguresNeeds): void {
  app.get('/check', (_, reply) => showPage(reply, 'check.njk', presentCheckForm()))

  app.register(async (scope) => {
    await takeForms(scope)

    scope.post('/check', async (request, reply) => {
      const form = await readPaperForm(request)
      if (!form.ok) return showAgain(reply, form.problems, '')
      const checked = await check(form.value)
      if (!checked.ok) return showAgain(reply, checked.problems, first(form.value, 'text'))
      return showPage(reply, 'checked.njk', presentChecked(checked.value, refusedIn(form.value)))
    })

    for (const file of FINDING_FILES) {
      scope.post(`/check/${file}`, async (request, reply) => {
        const form = await readPaperForm(request)
        if (!form.ok) return showAgain(reply, form.problems, '')
        const checked = await check(form.value)
        if (!checked.ok) return showAgain(reply, checked.problems, first(form.value, 'text'))
        return sendFile(reply, writeFindingFile(checked.value, file))
      })
    }
  })

  /** Holds the paper against what we hold, save the measures that the reader says it is not about. */
  async function check(form: SentForm): Promise<Outcome<CheckedPaper>> {
    const given = givenIn(form)
    if (!given.ok) return given
    const now = await holdings()
    const all = now.remember('held figures', () => heldFigures(now))
    const refused = new Set(refusedIn(form))
    const held = all.filter(({ measure }) => !refused.has(measure))
    return await checkApart({ given: given.value, held })
  }
}

/** A form with or without a file; a program may send either kind. */
async function readPaperForm(request: FastifyRequest): Promise<Outcome<SentForm>> {
  if (request.isMultipart()) return await readSentForm(request, BOUNDS, 'paper')
  const sent = new URLSearchParams(request.body as Record<string, string>)
  return accept({ fields: new Map([...sent].map(([name, value]) => [name, [value]])), file: null })
}

function first({ fields }: SentForm, name: string): string {
  return fields.get(name)?.[0] ?? ''
}

function givenIn(form: SentForm): Outcome<Given> {
  const { file } = form
  if (file) return accept({ kind: 'file', name: file.name, base64: file.bytes.toString('base64') })
  const packed = first(form, 'packed')
  if (packed !== '') return accept({ kind: 'packed', packed })
  const text = first(form, 'text')
  if (text.trim() !== '') return accept({ kind: 'text', name: 'Pasted text', text })
  return refuse('no-paper', 'Paste the text of a paper, or choose its file', 'text')
}

/** The measures that the paper's figures are not about, less one that is to be looked at again. */
function refusedIn({ fields }: SentForm): readonly string[] {
  const restored = fields.get('restore')?.[0]
  return [...new Set(fields.get('refuse') ?? [])].filter((measure) => measure !== restored)
}

const RETRY_SECONDS = 30

/** The form again with what was typed: 503 when it is we who cannot, 422 when it is the paper. */
function showAgain(reply: FastifyReply, problems: readonly Problem[], text: string): FastifyReply {
  const busy = problems.some(({ code }) => code === BUSY)
  if (busy) reply.header('retry-after', RETRY_SECONDS)
  return showPage(reply, 'check.njk', { ...presentCheckForm(text), problems }, busy ? 503 : 422)
}
