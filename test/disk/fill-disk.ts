import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { Outage, Refusal } from '#shared/index.ts'
import {
  openStorage,
  recordEntry,
  type Storage,
  verifyRecord,
  writeRecord,
} from '#storage/index.ts'
import { seedFolder } from '#storage/testing.ts'

// Run as a process of its own on a small disk, once for each of these, and prints what it found wrong, a
// sentence a line. `fill`: records letters until the disk is full, goes on asking, stops and makes room.
// `refuse`: starts while the disk is read only. `look`: starts when it is not, and looks for every letter.

const [phase = '', disk = ''] = process.argv.slice(2)
const folder = join(disk, 'data')
const ballast = join(disk, 'ballast')
const ledger = join(disk, 'ledger')
const clerk = { actor: 'Ada Example', at: '2026-12-03T10:00:00Z' }
const BALLAST_BYTES = 8_000_000
const ASKED_WHEN_FULL = 5
const MOST_LETTERS = 1_000

if (phase === 'fill') await fill()
if (phase === 'refuse') await refuse()
if (phase === 'look') await look()
// The engine may have ended, with what it held open
process.exit()

async function fill(): Promise<void> {
  writeFileSync(ballast, randomBytes(BALLAST_BYTES))
  await seedFolder(folder)
  const storage = await open()
  const acknowledged: number[] = []
  let refusals = 0
  for (let letter = 1; letter <= MOST_LETTERS && refusals < ASKED_WHEN_FULL; letter += 1) {
    const entry = await tryOne(storage, letter)
    if (entry === undefined) refusals += 1
    else acknowledged.push(entry)
  }
  if (refusals < ASKED_WHEN_FULL) tell('The disk was never full')
  await storage.close()
  rmSync(ballast)
  writeFileSync(ledger, JSON.stringify(acknowledged))
}

async function refuse(): Promise<void> {
  const opened = await openStorage({ folder, holder: 'the soak' })
  if (opened.ok || opened.problems.length !== 1) tell('A start on a read-only disk was not refused')
}

async function look(): Promise<void> {
  const storage = await open()
  const entries = await storage.db.selectFrom('entry').select('id').execute()
  const there = new Set(entries.map(({ id }) => id))
  const acknowledged: number[] = JSON.parse(readFileSync(ledger, 'utf8'))
  for (const entry of acknowledged) {
    if (!there.has(entry)) tell(`Entry ${entry} was acknowledged and is lost`)
  }
  for (const problem of (await verifyRecord(storage.db, TABLE_CHECKS)).problems) tell(problem)
  if ((await tryOne(storage, 0)) === undefined) tell('Nothing is recorded though there is room')
  await storage.close()
  process.stderr.write(`${acknowledged.length} letters were acknowledged before it was full\n`)
}

async function open(): Promise<Storage> {
  const opened = await openStorage({ folder, holder: 'the soak' })
  if (!opened.ok) throw new Refusal(opened.problems[0]?.message ?? '')
  return opened.value
}

/** @returns the number of its entry; `undefined` when it was refused */
async function tryOne({ db }: Storage, letter: number): Promise<number | undefined> {
  const about = { kind: 'letter', record: String(letter), event: 'received', happened: null }
  const parts = { public: { words: randomBytes(200_000).toString('hex') } }
  try {
    return (await writeRecord(db, (trx) => recordEntry(trx, { ...about, parts }, clerk))).id
  } catch (error) {
    if (!(error instanceof Outage)) tell(`A letter failed otherwise than in a sentence: ${error}`)
    return undefined
  }
}

function tell(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
