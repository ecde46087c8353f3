import type { Kysely } from 'kysely'
import { dayInBritain } from '#days/index.ts'
import { fetchSuperseded, fetchWithdrawnImports, type SupersedingRow } from '#holdings/index.ts'
import { describeDay, describePeriod, formatNumber, periodOf } from '#shared/index.ts'
import type { Status } from '#statistics/index.ts'
import type { Database } from '#storage/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import type { Holdings } from '../pages/holdings.ts'
import { nameBreakdown } from '../series/name-breakdown.ts'
import { writeFigure } from '../series/write-figure.ts'
import { type ChangedFile, fetchChangedFiles } from './changed-files.ts'
import { changedFilesTable } from './changed-files-table.ts'

/** More than these are not read by anybody: the downloads have them all. */
const MOST = 200

/** Of what was loaded last, as far as the reader may know it. */
export interface LastLoad {
  /** The day in Britain of the latest import; `null` when there is none. */
  readonly day: string | null
  readonly brought: readonly {
    readonly id: number
    readonly fileName: string
    readonly measure: string
    readonly figures: number
    /** Whether the import was taken out of use since. */
    readonly isWithdrawn: boolean
  }[]
  readonly superseded: readonly SupersedingRow[]
  /** The texts, measures and lists that are otherwise than before that day. */
  readonly files: readonly ChangedFile[]
}

/** All that was imported on the latest day on which anything was. */
export async function fetchLastLoad(db: Kysely<Database>): Promise<LastLoad> {
  const imports = await db
    .selectFrom('known_import')
    .select(['id', 'kind', 'file_name as fileName', 'started_at as at'])
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute()
  const [latest] = imports
  if (latest === undefined) return { day: null, brought: [], superseded: [], files: [] }
  const day = dayInBritain(latest.at)
  const its = imports.filter(({ at }) => dayInBritain(at) === day)
  const ids = its.map(({ id }) => id)
  const ofArea = its.flatMap(({ id, kind }) => (kind === 'area' ? [id] : []))
  const counts = await db
    .selectFrom('counted_observation')
    .select((found) => ['import_id', 'measure', found.fn.countAll<number>().as('figures')])
    .where('import_id', 'in', ids)
    .groupBy(['import_id', 'measure'])
    .orderBy('import_id')
    .orderBy('measure')
    .execute()
  const withdrawn = await fetchWithdrawnImports(db, undefined)
  const files = new Map(its.map(({ id, fileName }) => [id, fileName]))
  return {
    day,
    brought: counts.map(({ import_id: id, measure, figures }) => ({
      ...{ id, measure, figures },
      fileName: files.get(id) ?? '',
      isWithdrawn: withdrawn.has(id),
    })),
    superseded: await fetchSuperseded(db, ids, ofArea, MOST + 1),
    files: await fetchChangedFiles(db, day),
  }
}

export interface WhatChangedPage extends Page {
  readonly answer: string
  readonly brought: DataTable | null
  readonly changed: DataTable | null
  readonly files: DataTable | null
  /** That not all of them are shown. */
  readonly more: string | null
}

/** `/data/changes`: what the latest load brought, and which figures are otherwise since. */
export function presentWhatChanged(
  { day, brought, superseded, files }: LastLoad,
  { area }: Pick<Holdings, 'area'>,
): WhatChangedPage {
  const shown = superseded.slice(0, MOST)
  const figures = brought.reduce((sum, one) => sum + (one.isWithdrawn ? 0 : one.figures), 0)
  const places = new Map(area.file.places.map(({ id, name }) => [id, name]))
  return {
    title: 'What changed last',
    breadcrumbs: [{ text: 'Data', href: '/data' }],
    answer:
      day === null
        ? 'No load is recorded.'
        : figures === 0
          ? `The latest load was on ${describeDay(day)}. None of its figures is in use here.`
          : `On ${describeDay(day)}, the latest day of a load: ${formatNumber(figures)} ${figures === 1 ? 'figure' : 'figures'}, ${sayChanged(superseded.length)}.`,
    brought: broughtTable(brought, area),
    changed: shown.length === 0 ? null : changedTable(shown, area, places),
    files: changedFilesTable(files, area),
    more:
      superseded.length > MOST
        ? `The first ${formatNumber(MOST)} are shown. The page of each figure has all its versions.`
        : null,
  }
}

/** More rows than these are not read: of a load that brought more measures each file has one row. */
const MOST_MEASURES = 30

function broughtTable(brought: LastLoad['brought'], area: Holdings['area']): DataTable | null {
  if (brought.length === 0) return null
  const about = { id: 'brought', narrow: 'cards' } as const
  const figures = { text: 'Figures', numeric: true }
  if (brought.length > MOST_MEASURES) {
    return {
      ...about,
      caption: 'What was loaded, by file',
      columns: [{ text: 'File' }, { text: 'Measures', numeric: true }, figures],
      rows: [...Map.groupBy(brought, ({ id }) => id).values()].map((its) => [
        fileCell(its),
        { text: formatNumber(its.length) },
        { text: formatNumber(its.reduce((sum, one) => sum + one.figures, 0)) },
      ]),
    }
  }
  return {
    ...about,
    caption: 'What was loaded, by measure',
    columns: [{ text: 'Measure' }, { text: 'File' }, figures],
    rows: brought.map((one) => {
      const name = area.measures.get(one.measure)?.name
      return [
        name === undefined
          ? { text: one.measure }
          : { text: name, href: `/performance/${one.measure}` },
        fileCell([one]),
        { text: formatNumber(one.figures) },
      ]
    }),
  }
}

function fileCell([one]: LastLoad['brought']) {
  return {
    ...{ text: one?.fileName ?? '', href: `/data/imports/${one?.id}` },
    ...(one?.isWithdrawn ? { note: 'withdrawn since' } : {}),
  }
}

function sayChanged(number: number): string {
  const many = number > MOST ? `more than ${formatNumber(MOST)}` : String(number)
  return `${number === 0 ? 'none' : many} of them otherwise than before`
}

function changedTable(
  rows: readonly SupersedingRow[],
  area: Holdings['area'],
  places: ReadonlyMap<string, string>,
): DataTable {
  return {
    id: 'changed',
    caption: 'Figures that are otherwise than before',
    narrow: 'cards',
    columns: [
      { text: 'Figure' },
      { text: 'Place and part' },
      { text: 'Before', numeric: true },
      { text: 'Now', numeric: true },
    ],
    rows: rows.map((row) => {
      const measure = area.measures.get(row.measure)
      const period = describePeriod(periodOf(row.period_start, row.period_end))
      const written = (value: number | null, status: SupersedingRow['status']) =>
        measure === undefined
          ? String(value ?? 'none')
          : writeFigure({ value, status: status as Status, breakdown: row.breakdown }, measure)
      const target = row.status === 'target' ? ', target' : ''
      return [
        {
          text: `${measure?.name ?? row.measure}, ${period}${target}`,
          ...(measure ? { href: `/performance/${row.measure}/figures/${row.id}` } : {}),
        },
        {
          text: places.get(row.area) ?? row.area,
          ...(row.breakdown === '' ? {} : { note: nameBreakdown(row.breakdown, measure) }),
        },
        { text: written(row.before, row.statusBefore) },
        { text: written(row.value, row.status) },
      ]
    }),
  }
}
