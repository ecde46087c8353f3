import assert from 'node:assert/strict'
import { PDFDocument } from '@cantoo/pdf-lib'
import { mergePack } from '#documents/pack/merge-pack.ts'
import { TOLD, taggedPart, waysBack } from '#documents/pack/testing.ts'
import type { Measured } from './measured.ts'

const PARTS = 20
/** Of each part: some fifteen pages, a third of them tables. */
const [ROWS, PARAGRAPHS] = [205, 92]
const FLOOR_SECONDS = 3

/**
 * A pack of 20 tagged parts in processor time, its front sheet with it, the library loaded before; beside a
 * plain copy of the same pages by the same library, which keeps neither structure nor bookmarks, and
 * prints no numbers.
 */
export async function benchPack(): Promise<readonly Measured[]> {
  const pdfs: Buffer[] = []
  for (let number = 1; number <= PARTS; number += 1) {
    pdfs.push(await taggedPart(`Report ${number}`, ROWS, PARAGRAPHS))
  }
  const parts = pdfs.map((pdf, index) => ({
    ...{ title: `Report ${index + 1}`, item: String(index + 1), isRestricted: false },
    ...{ numbers: null, addedOn: null, pdf },
  }))
  const { value: made, seconds } = await timed(() => mergePack(TOLD, parts))
  assert.ok(made.ok)
  const { elements, lost } = await waysBack(made.value.pdf)
  assert.deepEqual(lost, [])
  const plain = await timed(() => copyPlainly(pdfs))
  return [
    {
      name: `pack of ${made.value.pages} pages from ${PARTS} parts, processor time`,
      measured: `${seconds.toFixed(2)} s`,
      floor: `${FLOOR_SECONDS} s`,
      ok: seconds <= FLOOR_SECONDS,
      note: `${elements.toLocaleString('en-GB')} elements, all led back to; ${Math.round(made.value.pdf.length / 1024)} KB; a plain copy ${plain.seconds.toFixed(2)} s, ${Math.round(plain.value.length / 1024)} KB`,
    },
  ]
}

async function copyPlainly(pdfs: readonly Buffer[]): Promise<Uint8Array> {
  const into = await PDFDocument.create()
  for (const pdf of pdfs) {
    const from = await PDFDocument.load(pdf)
    for (const page of await into.copyPages(from, from.getPageIndices())) into.addPage(page)
  }
  return await into.save()
}

async function timed<Value>(work: () => Promise<Value>) {
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { value, seconds: (user + system) / 1e6 }
}
