import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import type { AreaFile } from '#area/index.ts'
import { checkRegister } from '#registers/index.ts'

const ROOT = join(import.meta.dirname, '..')

/** A made-up place in which books are kept. */
const AREA: Pick<AreaFile, 'places'> = {
  places: [
    { id: 'northmere', name: 'Northmere', kind: 'police-area', streetFileNames: [] },
    { id: 'office', name: 'Office of the Commissioner', kind: 'office', streetFileNames: [] },
  ],
}

/** Rows as a spreadsheet would have them, and what is to come of them, as an example of a definition says it. */
export interface CaseOfBook {
  readonly on: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly gives: Readonly<Record<string, unknown>>
}

/** Puts a case to the register of that id that any office may keep, and asserts that all of it comes out so. */
export async function putToBook(id: string, one: CaseOfBook): Promise<void> {
  const path = `registers/${id}.yaml`
  const document = parseDocument(await readFile(join(ROOT, path), 'utf8'))
  document.set('examples', document.createNode([{ shows: 'the case', ...one }]))
  const checked = checkRegister(path, String(document), new Map(), AREA, one.on)
  const told = checked.ok ? [] : checked.problems.map(({ message }) => message)
  assert.deepEqual(told, [])
}
