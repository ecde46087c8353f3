import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Area } from '#area/index.ts'
import { EDITION, fetchPublishedFile, fetchRevised, type RevisedRow } from '#holdings/index.ts'
import { describePeriod, parsePeriod } from '#shared/index.ts'
import { formatValue } from '#statistics/index.ts'
import { type DataTable, type Page, showPage } from '#web/index.ts'
import { editionsOf, isOut } from './edition.ts'
import { addressOfEdition } from './edition-page.ts'
import type { EditionNeeds } from './needs.ts'
import type { Asked } from './seen.ts'

const READ = { config: { act: { kind: EDITION, act: 'read' } } }

/** As much of `report.json` as tells which figures it printed. */
const printedSchema = z.object({
  title: z.string(),
  periodWords: z.string(),
  figures: z.array(
    z.object({
      observationId: z.int().nullable(),
      measureId: z.string(),
      measureName: z.string(),
      breakdown: z.string(),
      period: z.object({ code: z.string() }),
      text: z.string(),
    }),
  ),
})

type Printed = z.infer<typeof printedSchema>

/** `/reports/<report>/<period>/editions/<number>/revised`: what of its figures is held otherwise since. */
export function revisedRoutes(app: FastifyInstance, needs: EditionNeeds): void {
  const path = '/reports/:report/:period/editions/:number/revised'

  app.get<Asked>(path, READ, async (request, reply) => {
    const { number } = request.params
    const its = editionsOf((await needs.editions()).editions, request.params).filter(isOut)
    const edition = its.find((one) => String(one.number) === number)
    if (edition?.published === undefined) return reply.callNotFound()
    const db = needs.readAs({ audience: 'public' })
    const json = await fetchPublishedFile(db, edition.published.entry, 'report.json')
    if (json === undefined) return reply.callNotFound()
    const printed = printedSchema.parse(JSON.parse(json.toString('utf8')))
    const ids = printed.figures.flatMap(({ observationId: id }) => (id === null ? [] : [id]))
    const revised = ids.length === 0 ? [] : await fetchRevised(db, ids)
    const { area } = await needs.holdings(request, 'now')
    const around = { text: `Edition ${edition.number}`, href: addressOfEdition(edition) }
    return showPage(reply, 'revised.njk', {
      ...presentRevised(printed, revised, area),
      breadcrumbs: [{ text: 'Reports', href: '/reports' }, around],
    })
  })
}

interface RevisedPage extends Page {
  readonly answer: string
  readonly table: DataTable | null
}

function presentRevised(
  { title, periodWords, figures }: Printed,
  revised: readonly RevisedRow[],
  area: Area,
): RevisedPage {
  const rows = revised.flatMap((now) => {
    const was = figures.find(({ observationId }) => observationId === now.printed)
    return was === undefined ? [] : [{ was, now }]
  })
  const of = `${title}, ${periodWords}`
  return {
    title: `${of}: figures revised since`,
    answer: answerOf(rows.length, figures.length),
    table:
      rows.length === 0
        ? null
        : {
            id: 'revised',
            caption: 'Figures that are held otherwise now',
            narrow: 'cards',
            columns: [
              { text: 'Figure' },
              { text: 'Period' },
              { text: 'As it was published', numeric: true },
              { text: 'As it is held now', numeric: true },
            ],
            rows: rows.map(({ was, now }) => [
              { text: [was.measureName, was.breakdown].filter((one) => one !== '').join(', ') },
              { text: sayPeriod(was.period.code) },
              { text: was.text },
              {
                text: sayNow(now, was.measureId, area),
                href: `/performance/${was.measureId}/figures/${now.id}`,
                about: was.measureName,
              },
            ]),
          },
  }
}

function answerOf(revised: number, all: number): string {
  const kept = 'The edition keeps what it said when it was published.'
  if (all === 0) return 'This edition gives no figure.'
  if (revised === 0) return `None of its figures was revised since it was published. ${kept}`
  const were = revised === 1 ? '1 of its figures was' : `${revised} of its figures were`
  return `${were} revised since it was published. ${kept}`
}

function sayPeriod(code: string): string {
  const period = parsePeriod(code)
  return period.ok ? describePeriod(period.value) : code
}

function sayNow({ value }: RevisedRow, measureId: string, area: Area): string {
  const measure = area.measures.get(measureId)
  if (value === null) return 'not given out'
  return measure === undefined ? String(value) : formatValue(Number(value), measure)
}
