import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readForm } from '#fields/index.ts'
import { IMPORT_WITHDRAWAL, recordImportWithdrawal } from '#holdings/index.ts'
import { formatNumber } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import { recorderOf, showMessage, typedSchema } from '#web/index.ts'
import { WITHDRAW } from '../pages/figure-act-fields.ts'
import { type ActForm, type FigureActNeeds, showAct, TO_BE_APPROVED } from '../pages/figure-acts.ts'
import { fetchImportFor, type RecordedImport } from './import-record.ts'

const RECORD = { config: { act: { kind: IMPORT_WITHDRAWAL, act: 'record' } } }

interface Asked {
  readonly Params: { readonly id: string }
}

/** Withdrawing everything that an import brought, on its own page. */
export function importWithdrawalRoutes(app: FastifyInstance, needs: FigureActNeeds): void {
  const { db, readAs, holdings, now } = needs
  const path = '/data/imports/:id/withdraw'

  const find = async (request: FastifyRequest<{ Params: Asked['Params'] }>) => {
    const { id } = request.params
    const imported = /^\d{1,9}$/.test(id) ? await fetchImportFor(readAs, request, id) : undefined
    return imported && !imported.withdrawn && imported.kind !== 'area' ? imported : undefined
  }

  app.get<Asked>(path, RECORD, async (request, reply) => {
    const imported = await find(request)
    return imported ? showAct(reply, formOf(imported), WITHDRAW) : reply.callNotFound()
  })

  app.post<Asked>(path, RECORD, async (request, reply) => {
    const imported = await find(request)
    if (!imported) {
      return showMessage(reply, 404, 'There is no such import to withdraw', [
        'It may have been withdrawn meanwhile. Open the page of the import again to see.',
      ])
    }
    const typed = typedSchema.parse(request.body)
    const read = readForm(WITHDRAW, typed)
    if (!read.ok) return showAct(reply, formOf(imported), WITHDRAW, typed, read.problems)
    const { at, today: day } = now()
    const about = {
      ...{ importId: imported.id, ...read.value, day },
      approval: 'awaited' as const,
    }
    const done = await writeRecord(db, (trx) =>
      recordImportWithdrawal(trx, about, recorderOf(request, at)),
    )
    if (!done.ok) {
      const sentences = done.problems.map(({ message }) => `${message}.`)
      return showMessage(reply, 409, 'This import cannot be withdrawn', sentences)
    }
    await holdings(request, 'now')
    return reply.redirect(`/data/imports/${imported.id}`, 303)
  })
}

function formOf({ id, fileName, figures }: RecordedImport): ActForm {
  return {
    title: `Withdraw import ${id}`,
    lead:
      `${figures === 1 ? 'The one figure' : `All ${formatNumber(figures)} figures`} that ${fileName} brought will no longer be in use. ` +
      'What they superseded is in force again; where they superseded nothing, charts, tables, reports and files ' +
      'say that the figure was withdrawn. What was said of a day before stays as it was. The file, or a mended ' +
      'one, can be imported again.',
    more: TO_BE_APPROVED,
    action: `/data/imports/${id}/withdraw`,
    button: 'Withdraw it',
    breadcrumbs: [
      { text: 'Data', href: '/data' },
      { text: `Import ${id}`, href: `/data/imports/${id}` },
    ],
  }
}
