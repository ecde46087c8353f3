import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { writeCsv } from '#documents/index.ts'
import { keepRegisterRows } from '#holdings/index.ts'
import { openStorage, type Storage, writeRecord } from '#storage/index.ts'
import { sample } from '../../../test/sample.ts'
import { readRegister } from '../definition/read-registers.ts'
import type { Register, RegisterField } from '../definition/register.ts'
import { checkEntry, type Judged, judgeEntry } from '../entries/judge-entry.ts'
import { likenessOf } from '../entries/likeness.ts'
import { nameOfItem, readEntry } from '../entries/read-entry.ts'
import { drawReference, rowOf } from '../entries/record-entries.ts'
import { AREA, readCalendars } from '../testing.ts'
import { columnsTaken } from './columns.ts'
import { exportEntries, tableOfEntries } from './export-rows.ts'
import { importRows } from './import-rows.ts'
import { writeEntriesOds, writeEntriesXlsx } from './write-workbook.ts'

const TODAY = '2026-12-01'
const SHIPPED = join(import.meta.dirname, '../../../registers')
const RECORDER = { actor: 'The office', at: `${TODAY}T09:00:00Z` }
/** Entries tried of each register, and how often one is mended until the register takes it. */
const [ENTRIES, TURNS] = [5, 30]
/** One register in so many is given out as workbooks too. */
const BOOKS_AS_WORKBOOKS = 8
const NAMEABLE = {
  promise: new Map([['7', 'A promise']]),
  measure: new Map([['burglary', 'Burglary']]),
}

/** What somebody types who does not think of spreadsheets. */
const TEXTS = [
  ...['=SUM(A1)', '-5 apples', '+44 20 7946 0000', '@home', "'quoted", 'He said "no"', 'a, b; c'],
  ...[
    'yes',
    '1,000',
    '12.0',
    '50%',
    '2026-01-05',
    '0012',
    '1e5',
    'TRUE',
    '-',
    'N/A',
    '=',
    '“Über” – 𝒜',
  ],
]

/** What may be typed into a field. */
function typedFor({ asked, defined }: RegisterField): fc.Arbitrary<string> {
  switch (asked.kind) {
    case 'choice':
      return fc.constantFrom(...Object.keys(asked.choices))
    case 'yes-no':
      return fc.constantFrom('yes', 'no')
    case 'day':
    case 'time': {
      const day = fc
        .integer({ min: 0, max: 1_500 })
        .map((days) => Temporal.PlainDate.from('2022-04-01').add({ days }).toString())
      return asked.kind === 'day'
        ? day
        : fc.tuple(day, fc.constantFrom('00:00', '09:30', '23:59')).map((its) => its.join(' '))
    }
    case 'number':
      return fc
        .constantFrom(asked.least ?? 0, asked.least ?? 1, asked.most ?? 7, asked.most ?? 1_200)
        .map(String)
    case 'decimal':
      return fc.constantFrom('0', '7', '12.5', '99.9', '100')
    case 'money':
      return fc.constantFrom('0', '12', '12.50', '1,234.05', '0.99')
    case 'duration':
      return fc.constantFrom('1', '1.5', '0:45', '2:20', '7')
    default:
      if (defined.kind === 'promise') return fc.constant('7')
      if (defined.kind === 'measure') return fc.constant('/performance/burglary')
      if (defined.kind === 'web-address') return fc.constant('https://www.example.gov.uk/a?b=1,2')
      if (defined.kind === 'link' || defined.kind === 'file') return fc.constant('')
      return fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 30 }))
  }
}

/** An entry that the register takes, made of what is typed at random; undefined where none could be made of it. */
function entryOf(register: Register, draw: Draw): Judged | undefined {
  const typed: Record<string, string> = {}
  const put = (name: string, field: RegisterField, isNeeded: boolean) => {
    if (isNeeded || draw(fc.boolean())) typed[name] = draw(typedFor(field))
  }
  for (const part of register.parts) {
    if (part.is === 'field') put(part.field.name, part.field, part.field.required === true)
    else
      for (let at = 1; at <= draw(fc.integer({ min: 0, max: 2 })); at += 1)
        for (const field of part.group.fields)
          put(nameOfItem(part.group.name, at, field.name), field, field.required === true)
  }
  const columns = columnsTaken(register)
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const { whole, parts } of register.defined.adds_up) {
      if (parts.every((part) => (typed[part] ?? '') !== ''))
        typed[whole] = String(
          parts.reduce((sum, part) => sum + Number(typed[part]?.replace(',', '')), 0),
        )
    }
    const { values, problems } = readEntry(register, typed)
    const judged = judgeEntry(register, values, TODAY)
    const all = problems.length > 0 ? problems : checkEntry(register, judged).problems
    if (all.length === 0) return judged
    for (const { field = '', code, message } of all) {
      const column = columns.find(({ name }) => name === field)
      if (code === 'not-at-its-end') {
        const [, day, month, year] = /(\d+) (\w+) (\d{4})$/.exec(message) ?? []
        const at = new Date(`${day} ${month} ${year} UTC`)
        typed[field] = at.toISOString().slice(0, 10)
      } else if (column !== undefined && (code === 'missing' || draw(fc.boolean())))
        typed[field] = draw(typedFor(column.field))
      else delete typed[field === '' ? draw(fc.constantFrom(...Object.keys(typed))) : field]
    }
  }
  return undefined
}

type Draw = <Value>(arbitrary: fc.Arbitrary<Value>) => Value

describe('a register that was given out', () => {
  let folder: string
  const open = async (name: string): Promise<Storage> => {
    const opened = await openStorage({ folder: join(folder, name), holder: 'the test' })
    assert.ok(opened.ok)
    return opened.value
  }
  let here: Storage
  let elsewhere: Storage

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'export-again-'))
    here = await open('here')
    elsewhere = await open('elsewhere')
  })
  after(async () => {
    await here.close()
    await elsewhere.close()
    await rm(folder, { recursive: true })
  })

  const takeIn = async ({ db }: Storage, register: Register, file: string) => {
    const done = await importRows(db, register, {
      ...{ file, today: TODAY, reason: 'As it was given out', reader: 'sealed' },
      ...{ recorder: RECORDER, nameable: NAMEABLE },
    })
    assert.ok(done.ok, JSON.stringify(done))
    const { added, superseded, unchanged, problems, leftOut, warnings, kept, notes } = done.value
    return { added, superseded, unchanged, problems, leftOut, warnings, kept, notes }
  }

  it('comes back in whole, without a question, and changes nothing', async () => {
    const calendars = await readCalendars()
    const names = (await readdir(SHIPPED)).filter((name) => name.endsWith('.yaml'))
    const none: string[] = []
    for (const [at, name] of names.entries()) {
      const text = await readFile(join(SHIPPED, name), 'utf8')
      const read = readRegister(name, text, calendars, AREA)
      assert.ok(read.ok, name)
      const register = read.value
      const seen = new Set<string>()
      const entries: Judged[] = []
      fc.assert(
        fc.property(fc.gen(), (gen) => {
          const draw: Draw = (arbitrary) => gen(() => arbitrary)
          const judged = entryOf(register, draw)
          if (judged === undefined) return
          const key = likenessOf(register, judged.values) ?? ''
          if (key !== '' && seen.has(key)) return
          seen.add(key)
          entries.push(judged)
        }),
        { ...sample(ENTRIES), seed: 18 },
      )
      if (entries.length === 0) none.push(register.id)
      const rows = entries.map((one) => rowOf(register, one, { reference: drawReference() }))
      await writeRecord(here.db, (trx) =>
        keepRegisterRows(
          trx,
          { register: register.id, act: 'recorded', happened: null, rows },
          RECORDER,
        ),
      )
      const asked = { register: register.id }
      const exported = await exportEntries(here.db, register, asked, 'sealed')
      const before = tableOfEntries(register, exported)
      const quiet = { problems: [], leftOut: [], warnings: [], kept: [], notes: [] }
      const again = { added: 0, superseded: 0, unchanged: rows.length, ...quiet }
      const file = join(folder, `${register.id}.csv`)
      await writeFile(file, writeCsv(before.headings, before.rows, { mark: true }))
      assert.deepEqual(await takeIn(here, register, file), again, file)
      const came = await takeIn(elsewhere, register, file)
      assert.deepEqual(
        came,
        { ...again, added: rows.length, unchanged: 0, warnings: came.warnings },
        file,
      )
      if (at % BOOKS_AS_WORKBOOKS === 0) {
        const books = {
          xlsx: writeEntriesXlsx(register, exported),
          ods: writeEntriesOds(register, exported, TODAY),
        }
        for (const [kind, bytes] of Object.entries(books)) {
          const book = join(folder, `${register.id}.${kind}`)
          await writeFile(book, bytes)
          const { notes, ...came } = await takeIn(here, register, book)
          // An open document has its title above and who answers for it within, and is said to
          const isTold = kind === 'ods' ? notes.length === 2 : notes.length === 0
          assert.ok(isTold, notes.join('\n'))
          assert.deepEqual({ ...came, notes: [] }, again, book)
        }
      }
      const there = tableOfEntries(
        register,
        await exportEntries(elsewhere.db, register, asked, 'sealed'),
      )
      // In the order of its days; of those of one day the last to be written is the first
      assert.deepEqual(there.rows.toSorted(), before.rows.toSorted(), name)
    }
    assert.deepEqual(none, [])
  })
})
