import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { z } from 'zod'
import { parseArea, readAreaFolder } from '#area/index.ts'
import { readRegisters } from '#registers/index.ts'
import { findGiven } from '../src/statistics/read-vectors.ts'
import { shareSite } from './site.ts'

const AREA = 'areas/leicestershire'

const given = findGiven('domain/figures/figures.csv')

const rowSchema = z.array(
  z.object({
    figure_id: z.string(),
    measure_id: z.string(),
    breakdown: z.string(),
    period_start: z.string(),
    period_end: z.string(),
    value: z.coerce.number(),
    kind: z.enum(['actual', 'approximate', 'derived', 'target']),
    doc: z.string(),
    section: z.string(),
  }),
)
type Row = z.infer<typeof rowSchema>[number]

/** A figure that is held, in force or told of as another paper's. */
interface Held {
  readonly value: number | null
  readonly from: string
  readonly to: string
  readonly source: string
}

/**
 * Printed in other words, or of a period that the paper does not print; each is held in the way that is said.
 */
const OTHERWISE: Readonly<Record<string, string>> = {
  f0391: 'the number at 31 March 2019, which the annual report calls that of the year',
  f0411: 'of an inspection before October 2018, of which no day is printed',
  f0669: '"just over 15,000" of the same 15,248',
}

/** Which paper a row was printed in, as its source names it. */
function paperOf({ doc, section }: Row): RegExp {
  if (section.startsWith('OPCC')) return /Office performance report, quarter 1 2019\/20/
  if (section.startsWith('min')) return /Minutes/
  if (section.startsWith('Q1')) return /Force performance report, quarter 1 2019\/20/
  return doc.startsWith('001')
    ? /Annual report of the Police and Crime Commissioner 2018\/19/
    : /Force performance report, end of year 2018\/19/
}

/** The measures that a register of the area yields. */
async function yieldedIn(folder: string): Promise<ReadonlySet<string>> {
  const files = await readAreaFolder(folder)
  const area = parseArea(files)
  assert.ok(area.ok)
  const registers = readRegisters(files, area.value.file)
  assert.ok(registers.ok)
  return new Set(registers.value.flatMap(({ measures }) => measures.map((one) => one.defined.id)))
}

describe('the figures of the papers that a book yields', {
  skip: given === undefined,
}, async () => {
  const rows = rowSchema.parse(parse(await readFile(given ?? '', 'utf8'), { columns: true }))
  const yielded = await yieldedIn(AREA)
  const ofBooks = rows.filter(
    ({ measure_id: id, kind }) => yielded.has(id) && (kind === 'actual' || kind === 'approximate'),
  )
  const site = await shareSite(AREA)
  const { rows: all } = await sql<Held & { measure: string }>`
    select measure, value, cast(period_start as text) as from, cast(period_end as text) as to,
      source_document || ', ' || coalesce(source_paragraph, '') as source
    from observation where status <> 'derived'`.execute(site.db)
  const held = Map.groupBy(all, ({ measure }) => measure)
  const like = ({ measure_id: id, period_start: start, period_end: end, value }: Row) =>
    (held.get(id) ?? []).filter(
      (one) => one.value === value && one.from === start && one.to === end,
    )

  it('are many, of the books of each specification', () => {
    assert.ok(ofBooks.length > 120, `${ofBooks.length}`)
    for (const id of ['emails-received', 'jarap-meetings', 'stop-search', 'missing-person-reports'])
      assert.ok(held.has(id), id)
  })

  it('are each on their measure, of their period', () => {
    const missing = ofBooks.filter(
      (row) => OTHERWISE[row.figure_id] === undefined && like(row).length === 0,
    )
    assert.deepEqual(missing, [])
  })

  it('are each with the paper that printed them', () => {
    const without = ofBooks.filter(
      (row) =>
        OTHERWISE[row.figure_id] === undefined &&
        !like(row).some(({ source }) => paperOf(row).test(source)),
    )
    assert.deepEqual(without, [])
  })

  it('are typed once: what is said otherwise somewhere is there, and otherwise', () => {
    for (const id of Object.keys(OTHERWISE)) {
      const row = ofBooks.find(({ figure_id: figure }) => figure === id)
      assert.ok(row, id)
      assert.deepEqual(like(row), [], id)
    }
  })
})
