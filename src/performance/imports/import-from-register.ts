import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import type { Table } from '#documents/index.ts'
import { fetchFigures, type Register, type Touched, type YieldedFigure } from '#registers/index.ts'
import { accept, describeDay, formatNumber, type Outcome } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { COUNTED, sayBegan } from '../counted.ts'
import { type ImportAuthorship, importTable } from './import-observations.ts'
import type { ImportReport } from './import-report.ts'
import { madeTable } from './made-table.ts'

const COLUMNS = [
  'measure',
  'area',
  'breakdown',
  'period',
  'value',
  'numerator',
  'denominator',
  'status',
  'source',
  'note',
] as const

/**
 * Takes up the figures that a register yields, as an import of the register: one that is as it was adds nothing, one
 * that came out otherwise supersedes. They are released as the area releases figures.
 *
 * @param touched - the days of the entries that were recorded or changed; all that it yields where it is `all`
 * @returns `undefined` where it yields nothing for these days
 */
export async function importFromRegister(
  db: Kysely<Database>,
  area: Area,
  register: Register,
  { touched, ...authorship }: ImportAuthorship & { readonly touched: Touched },
): Promise<Outcome<ImportReport | undefined>> {
  const figures = await fetchFigures(db, register, authorship.today, touched)
  const name = nameOfImport(register)
  const blank = figures.filter(({ value, isWithheld }) => value === null && !isWithheld)
  const held = await fetchYielded(db, name, blank)
  // That there is none is said only where one was taken up before: else nothing is known of the period
  const known = figures.filter(
    (one) =>
      area.measures.has(one.measure) &&
      (one.value !== null || one.isWithheld || held.has(keyOf(one))),
  )
  if (known.length === 0) return accept(undefined)
  const table = tableOf(name, register, known)
  const digest = createHash('sha256').update(JSON.stringify(known)).digest('hex')
  return await importTable(db, area, {
    ...authorship,
    table,
    sha256: digest,
    kind: 'observations',
    settings: { fileName: name, today: authorship.today, knownOn: authorship.today },
  })
}

const keyOf = ({ measure, place, breakdown, period }: YieldedFigure) =>
  [measure, place, breakdown, period.start, period.end].join(' ')

/** Which of some figures were taken up from a register before, each by what it is a figure of. */
async function fetchYielded(
  db: Kysely<Database>,
  name: string,
  asked: readonly YieldedFigure[],
): Promise<ReadonlySet<string>> {
  if (asked.length === 0) return new Set()
  const rows = await db
    .selectFrom('observation')
    .innerJoin('import', 'import.id', 'observation.import_id')
    .select(['measure', 'area', 'breakdown', 'period_start', 'period_end'])
    .distinct()
    .where('import.file_name', '=', name)
    .where('measure', 'in', [...new Set(asked.map(({ measure }) => measure))])
    .where('period_start', 'in', [...new Set(asked.map(({ period }) => period.start))])
    .execute()
  return new Set(
    rows.map((one) =>
      [one.measure, one.area, one.breakdown, one.period_start, one.period_end].join(' '),
    ),
  )
}

/** What an import from a register is called. */
export function nameOfImport({ id }: Register): string {
  return `register ${id}`
}

function tableOf(name: string, register: Register, figures: readonly YieldedFigure[]): Table {
  const rows = figures.map((figure, index) => {
    const cells = cellsOf(register, figure)
    return { number: index + 1, cells: COLUMNS.map((column) => cells[column]) }
  })
  return madeTable(name, COLUMNS, rows)
}

function cellsOf(
  register: Register,
  figure: YieldedFigure,
): Record<(typeof COLUMNS)[number], string> {
  const { measure, place, breakdown, period, value, numerator, denominator, isWithheld } = figure
  const said = (number: number | null) => (number === null ? '' : String(number))
  return {
    ...{ measure, area: place, breakdown, period: period.code },
    value: said(value),
    numerator: value === null ? '' : said(numerator),
    denominator: value === null ? '' : said(denominator),
    status: isWithheld ? 'withheld' : 'actual',
    source: `Register "${register.defined.name}"${COUNTED}`,
    note: noteOf(register, figure),
  }
}

function noteOf(
  { defined: { measures } }: Register,
  { measure, value, isWithheld, between, countedFrom, returns, unsaid = 0 }: YieldedFigure,
): string {
  if (value === null && !isWithheld)
    return returns === undefined || returns.held === 0
      ? 'No entry that it could be counted from is held'
      : `${formatNumber(returns.held)} of the ${formatNumber(returns.of)} returns that it is counted from ${returns.held === 1 ? 'says' : 'say'} it`
  const { difference } = measures.find(({ id }) => id === measure) ?? {}
  const nameOf = (id: string) => measures.find((one) => one.id === id)?.name ?? id
  const base =
    between === undefined || difference === undefined
      ? []
      : [
          `${formatNumber(between.of)} (${nameOf(difference.of)}) less ${formatNumber(between.less)} (${nameOf(difference.less)})`,
        ]
  const began = countedFrom === undefined ? [] : [sayBegan(describeDay(countedFrom))]
  const blank =
    unsaid === 0
      ? []
      : [`${formatNumber(unsaid)} of its entries ${unsaid === 1 ? 'does' : 'do'} not say it`]
  return [...base, ...blank, ...began].join('. ')
}
