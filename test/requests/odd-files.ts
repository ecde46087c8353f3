import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { utils, write } from '@e965/xlsx'
import { withZip, writeZip } from '#shared/index.ts'
import { northmerePaper } from '../papers/northmere.ts'
import { asDocx, asOdt, asPdf } from '../papers/paper-files.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures')
const FIGURES = join(FIXTURES, 'areas/northmere/figures/printed.csv')
const STREET = '2025-12/2025-12-northmere-street.csv'

type PackedFile = Parameters<typeof writeZip>[0][number]

/** A file as a site takes it, with the pages that take it: a table can be checked as a paper too. */
interface GoodFile {
  readonly name: string
  readonly bytes: Buffer
  /** What is in it, where it is a zip: to be spoilt inside, and packed again as it should be. */
  readonly entries?: readonly PackedFile[]
  readonly paths: readonly string[]
}

/** One file of each kind that a site reads, whole and good. */
export async function makeGoodFiles(): Promise<readonly GoodFile[]> {
  const csv = readFileSync(FIGURES)
  const rows = csv
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Figures')
  const street = readFileSync(join(FIXTURES, 'imports/street', STREET))
  // To read a paper takes far longer than to refuse a table
  const both = [...Array<string>(9).fill('/data/import'), '/check']
  const files: readonly GoodFile[] = [
    { name: 'figures.csv', bytes: csv, paths: both },
    { name: 'figures.xlsx', bytes: write(book, { type: 'buffer', bookType: 'xlsx' }), paths: both },
    { name: 'figures.ods', bytes: write(book, { type: 'buffer', bookType: 'ods' }), paths: both },
    { name: 'paper.docx', bytes: asDocx(northmerePaper), paths: ['/check'] },
    { name: 'paper.odt', bytes: asOdt(northmerePaper), paths: ['/check'] },
    { name: 'paper.pdf', bytes: asPdf(northmerePaper), paths: ['/check'] },
    {
      name: 'street.zip',
      bytes: writeZip([{ name: STREET, bytes: street }]),
      paths: ['/data/import'],
    },
  ]
  return await Promise.all(
    files.map(async (file) => {
      const entries = await unpack(file)
      return entries === undefined ? file : { ...file, entries }
    }),
  )
}

const ADVICE = { whenDamaged: '', whenLocked: '', whenTooMany: '', whenTooLarge: '' }

async function unpack({ name, bytes }: GoodFile): Promise<readonly PackedFile[] | undefined> {
  const bounds = { entries: 1_000, bytes: 1e8, advice: ADVICE }
  const zip = await withZip({ name, from: bytes }, bounds, async ({ entries }) => {
    const packed = entries.map(async (one) => ({
      name: one.name,
      bytes: await buffer(one.open()),
    }))
    return { ok: true, value: await Promise.all(packed) }
  })
  return zip.ok ? zip.value : undefined
}

/** The same file with some bytes that are others, or cut short; every second zip so within. */
export function spoil({ bytes, entries }: GoodFile, random: () => number): Buffer {
  if (entries === undefined || random() < 0.5) return changeBytes(bytes, random)
  const spoilt = Math.floor(random() * entries.length)
  return writeZip(
    entries.map((entry, index) =>
      index === spoilt
        ? { name: entry.name, bytes: changeBytes(Buffer.from(entry.bytes), random) }
        : entry,
    ),
  )
}

function changeBytes(good: Buffer, random: () => number): Buffer {
  const bytes = Buffer.from(good)
  const changes = 1 + Math.floor(random() * 20)
  for (let change = 0; change < changes; change += 1) {
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
  }
  return random() < 0.3 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes
}
