import { join } from 'node:path'
import { type Kysely, sql, type Transaction } from 'kysely'
import {
  type Database,
  recordEntry,
  type Storage,
  withdrawRecord,
  writeRecord,
} from '#storage/index.ts'
import { eraseParts, type NewEntry, restoreStorage } from '#storage/testing.ts'
import { recordAreaFiles } from './area-files.ts'
import { recordEarlySight } from './early-sight.ts'
import { startRegisterImport } from './import-register-rows.ts'
import { recordImport } from './imports.ts'
import type { FileTold } from './kept-files.ts'
import { AGENDA, meetingFiles } from './meeting-files.ts'
import { EDITION, PUBLISHED, publishedFiles } from './published-files.ts'
import { keepRegisterRows } from './register-entries.ts'
import { recordRelease } from './releases.ts'
import { TABLE_CHECKS } from './table-checks.ts'
import { exampleAuthorship, exampleImport, exampleRow } from './testing-examples.ts'

/** Made by the version before there was one record: it begins with a change log that is sealed. */
const BEFORE = join(import.meta.dirname, '../../test/fixtures/backups/2026-11-22-northmere.backup')

const clerk = { actor: 'Ada Example', at: '2026-12-03T10:00:00Z' }

/**
 * Fills empty storage with something of everything that can be recorded: a sealed change log with what
 * was moved from it; area files, one of them changed and one removed; two imports of figures, the later
 * of which corrects a figure of the earlier (A, burglary of May 2026, import 2: 412, then 214), and two
 * of street files; an edition published as two files; a pack issued for a meeting, with a paper of it for the
 * office; five versions of three entries of a register, of which a file brought two; a third import of figures, that waits and is to be
 * released as number 1, save for those of theft, which wait for an edition as number 2, and seen
 * early by two; and letters, of which 12 has had a part erased, of which somebody kept a copy, and
 * 13 was withdrawn.
 */
export async function fillWithEverything(storage: Storage): Promise<void> {
  const { db } = storage
  const restored = await restoreStorage(storage, BEFORE, TABLE_CHECKS)
  if (!restored.ok) throw new Error(restored.problems[0]?.message)
  const may = { period_start: '2026-05-01', period_end: '2026-05-31', area: 'eastholm' }
  const april = { period_start: '2026-04-01', period_end: '2026-04-30', area: 'eastholm' }
  const street = (month: string) => ({
    fileName: `${month}-northmere-street.csv`,
    month: `${month}-01`,
    sha256: 'c'.repeat(64),
    rows: 8_312,
  })
  await writeRecord(db, keepEntries)
  await takeInEntries(db)
  await writeRecord(db, async (trx) => {
    const of = { ...exampleAuthorship, at: '2026-12-01T10:00:00Z' }
    await recordAreaFiles(trx, [file('area.yaml', 'one'), file('rules.yaml', 'two')], of)
    const later = { ...of, at: '2026-12-02T10:00:00Z' }
    await recordAreaFiles(trx, [file('rules.yaml', 'two, otherwise')], later)
    const [wrong, right] = [exampleRow({ ...may, value: 412 }), exampleRow({ ...may, value: 214 })]
    await recordImport(trx, ...exampleImport([exampleRow({ ...april, value: 301 }), wrong], of))
    // As an import that did not finish leaves it: a number that no figure has
    await sql`select nextval(pg_get_serial_sequence('observation', 'id'))`.execute(trx)
    await recordImport(trx, ...exampleImport([right, exampleRow({ ...april, value: 302 })], later))
    for (const month of ['2026-05', '2026-06']) {
      const about = { ...of, kind: 'street', streetFiles: [street(month)] } as const
      await recordImport(trx, ...exampleImport([], about))
    }
    await publish(trx)
    await issue(trx)
    const waits = { ...later, isReleased: false }
    const june = {
      value: 555,
      period_start: '2026-06-01',
      period_end: '2026-06-30',
      area: 'eastholm',
    }
    const alike = [exampleRow(june), exampleRow({ ...june, measure: 'theft' })]
    const { importId } = await recordImport(trx, ...exampleImport(alike, waits))
    const ofThird = (measure: string) => [{ import: importId ?? 0, measure }]
    const from = '2026-12-09T09:30:00Z'
    const day = '2026-12-03'
    await recordRelease(trx, { figures: ofThird('burglary'), from, day }, clerk)
    const sees = { sees: { release: 1 }, post: 'The chair', reason: 'To answer questions', day }
    const hours = { from: '2026-12-08T09:30:00Z', to: from }
    for (const account of ['chair-account', 'vice-chair-account']) {
      await recordEarlySight(trx, { ...sees, ...hours, account }, clerk)
    }
    const awaited = { report: 'force-performance', period: '2026-27-Q1' }
    const { last } = await trx
      .selectFrom('observation')
      .select((found) => found.fn.max('id').as('last'))
      .executeTakeFirstOrThrow()
    const withheld = { figures: [Number(last) - 1, Number(last)], why: 'A part of it is small' }
    await recordRelease(trx, { figures: ofThird('theft'), with: awaited, withheld, day }, clerk)
    for (const record of ['11', '12', '13']) await recordEntry(trx, letter(record), clerk)
    const { id } = await recordEntry(trx, letter('12'), clerk)
    await sql`create table if not exists copy_of_parts as select * from part limit 0`.execute(trx)
    await sql`insert into copy_of_parts select * from part`.execute(trx)
    const law = 'UK GDPR, article 17'
    await eraseParts(trx, { entry: id, audiences: ['sealed'], law }, clerk)
    const withdrawn = { kind: 'letter', record: '13', day: '2026-12-04' }
    await withdrawRecord(trx, withdrawn, { ...clerk, reason: 'Sent to us in error' })
  })
}

function file(path: string, content: string) {
  return { path, content }
}

const toldOf = (told: readonly FileTold[]) => told.map((one) => ({ ...one }))

async function publish(trx: Transaction<Database>): Promise<void> {
  const files = ['report.html', 'report.json'].map((name) => ({ name, content: Buffer.from(name) }))
  const told = await publishedFiles.tell(trx, files)
  const about = { kind: EDITION, record: 'performance/2026-05/1', event: PUBLISHED }
  const says = { files: toldOf(told) }
  const { id } = await recordEntry(
    trx,
    { ...about, happened: '2026-12-02', parts: { public: says } },
    clerk,
  )
  await publishedFiles.keep(trx, id, files, told)
}

async function issue(trx: Transaction<Database>): Promise<void> {
  const [pack, paper] = ['pack.pdf', 'paper-1.pdf'].map((name) => [
    { name, content: Buffer.from(name) },
  ])
  const files = await meetingFiles.tell(trx, pack ?? [])
  const officeFiles = await meetingFiles.tell(trx, paper ?? [], files.length)
  const parts = { public: { files: toldOf(files) }, office: { officeFiles: toldOf(officeFiles) } }
  const about = { kind: AGENDA, record: '2026-12-14', event: 'issued', happened: '2026-12-03' }
  const { id } = await recordEntry(trx, { ...about, parts }, clerk)
  await meetingFiles.keep(trx, id, pack ?? [], files)
  await meetingFiles.keep(trx, id, paper ?? [], officeFiles, 'office')
}

/** Two entries of a register, of which the first was corrected. */
async function keepEntries(trx: Transaction<Database>): Promise<void> {
  const row = { audience: 'office', day: '2026-12-01', state: 'open', isOpen: true } as const
  const says = (subject: string) => ({ office: { subject }, sealed: { sender: 'Bo Invented' } })
  const about = { register: 'letters', happened: null }
  await keepRegisterRows(
    trx,
    {
      ...about,
      act: 'recorded',
      rows: [
        { ...row, reference: 'AAAA-2222', says: says('Lighting') },
        {
          ...row,
          reference: 'BBBB-3333',
          audience: 'public',
          says: { public: { subject: 'Dogs' } },
        },
      ],
    },
    clerk,
  )
  const replaces = { id: 1, version: 1 }
  const corrected = { ...row, reference: 'AAAA-2222', says: says('Street lighting'), replaces }
  await keepRegisterRows(
    trx,
    { ...about, act: 'corrected', reason: 'Misread', rows: [corrected] },
    clerk,
  )
}

/** A file with a new entry of the register, and a correction of the second. */
async function takeInEntries(db: Kysely<Database>): Promise<void> {
  const row = { audience: 'public', day: '2026-12-02', state: 'open', isOpen: true } as const
  const taken = await startRegisterImport(db, 'letters', clerk)
  await taken.add([
    { ...row, reference: 'CCCC-4444', says: { public: { subject: 'Bins' } } },
    {
      ...{ ...row, reference: 'BBBB-3333', says: { public: { subject: 'Lost dogs' } } },
      replaces: { id: 2, version: 1 },
    },
  ])
  await taken.finish('letters.csv: The week’s letters', async () => {})
}

function letter(record: string): NewEntry {
  return {
    kind: 'letter',
    record,
    event: 'received',
    happened: '2026-12-01',
    source: 'post',
    parts: { public: { subject: 'Lighting' }, sealed: { sender: 'Bo Invented' } },
    standing: { state: 'open', day: '2026-12-15' },
  }
}
