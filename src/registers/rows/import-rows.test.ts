import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openStorage, type Storage } from '#storage/index.ts'
import { readRegister } from '../definition/read-registers.ts'
import { smallestDefinition } from '../smallest-definition.ts'
import { importRows } from './import-rows.ts'

const TODAY = '2026-12-01'

const DEFINITION = smallestDefinition('letters', 'Letters').replace(
  'checks:',
  `  - { field: paid, label: Paid, kind: yes-no }
  - { field: cost, label: Cost, kind: money }
  - { field: calls, label: Calls, kind: group, one: call, fields: [{ field: on, label: Day of the call, kind: day, required: true }] }
  - { field: before_it, label: The letter before, kind: link, to: letters }
checks:`,
)

const FILE = `Day received,What it is about,Day answered,Paid,Cost,Call 1: Day of the call,The letter before
2026-01-05,Hall,,maybe,,,
2026-01-05,Hall,2026-01-04,yes,,,
2026-01-05,,,no,,,
2026-01-05,Hall,,perhaps,ten,,
2026-01-05,Hall,,,,yesterday,
2026-01-05,Hall,,,,,ABCD-EFGH
2026-01-05,Hall,,yes,12.50,2026-01-06,
2026-01-05,Hall,,yes,12.50,2026-01-06,,more
2026-01-05,,,maybe,,,
`

describe('a file of entries with something wrong in it', () => {
  let folder: string
  let storage: Storage

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'import-rows-'))
    const opened = await openStorage({ folder: join(folder, 'data'), holder: 'the test' })
    assert.ok(opened.ok)
    storage = opened.value
  })
  after(async () => {
    await storage.close()
    await rm(folder, { recursive: true })
  })

  it('is told by row and by the heading of each column that it is in', async () => {
    const file = join(folder, 'letters.csv')
    await writeFile(file, FILE)
    const register = readRegister('letters.yaml', DEFINITION, new Map(), { places: [] })
    assert.ok(register.ok, JSON.stringify(register))
    const done = await importRows(storage.db, register.value, {
      ...{ file, today: TODAY, reason: 'A trial', reader: 'sealed', dryRun: true },
      recorder: { actor: 'The office', at: `${TODAY}T09:00:00Z` },
      nameable: { promise: new Map(), measure: new Map() },
    })
    assert.ok(done.ok)
    assert.equal(done.value.added, 1)
    const told = done.value.problems.map(({ rows, columns }) => [rows.join(), columns.join()])
    assert.deepEqual(told, [
      ['2', 'Paid'],
      ['3', 'Day answered'],
      ['4', 'What it is about'],
      ['5', 'Paid,Cost'],
      ['6', 'Call 1: Day of the call'],
      ['7', 'The letter before'],
      ['9', ''],
      ['10', 'Paid,What it is about'],
    ])
    assert.match(
      done.value.problems[0]?.message ?? '',
      /Row 2 of letters\.csv: “maybe” cannot stand under “Paid”\. Write yes or no$/,
    )
  })

  const take = async (text: string, dryRun: boolean) => {
    const file = join(folder, 'again.csv')
    await writeFile(file, text)
    const register = readRegister('letters.yaml', DEFINITION, new Map(), { places: [] })
    assert.ok(register.ok, JSON.stringify(register))
    const done = await importRows(storage.db, register.value, {
      ...{ file, today: TODAY, reason: 'A trial', reader: 'sealed', dryRun },
      recorder: { actor: 'The office', at: `${TODAY}T09:00:00Z` },
      nameable: { promise: new Map(), measure: new Map() },
    })
    assert.ok(done.ok)
    return done.value
  }

  it('has its references only where the register never had an entry, and is told where an entry stands otherwise', async () => {
    const file = `Reference,Day received,What it is about,Day answered,State
K7QM-2XWD,2026-01-05,Hall,,To be answered
K7QM-2XWF,2026-01-06,Lamp,,Answered
K7QM-2XWG,,,,Erased on 3 May 2026
,2026-01-08,Path,,
LETTER 12,2026-01-09,Gate,,
`
    const first = await take(file, false)
    assert.deepEqual(first.records.map(({ row, reference }) => [row, reference]).slice(0, 2), [
      ['2', 'K7QM-2XWD'],
      ['3', 'K7QM-2XWF'],
    ])
    assert.equal(first.added, 3)
    assert.deepEqual(first.leftOut, [{ row: '4', why: 'K7QM-2XWG was erased' }])
    assert.match(first.problems[0]?.message ?? '', /there is no entry LETTER 12 here/)
    assert.deepEqual(
      first.warnings.map(({ message }) => message),
      [
        'Row 3 of again.csv: the file has it stand at “Answered”, and by what it says it stands at “To be answered”. Where an entry stands follows from the rest and is not taken in. Correct the row if it is not so',
      ],
    )

    const elsewhere = await take(file.replace('2XWD', '2XWH'), true)
    assert.match(elsewhere.problems[0]?.message ?? '', /there is no entry K7QM-2XWH here/)
    // Filled in where it was given out, beside the state that it had there
    const answered = await take(file.replace('Hall,,To', 'Hall,2026-01-12,To'), true)
    assert.equal(answered.superseded, 1)
    assert.deepEqual(answered.warnings, [])
  })
})
