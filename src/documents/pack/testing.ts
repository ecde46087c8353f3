import { PDFArray, type PDFContext, PDFDict, PDFDocument, PDFNumber, PDFRef } from '@cantoo/pdf-lib'
import { setPdf } from '../typeset/set-pdf.ts'
import { prepareFrontSheet } from './front-sheet.ts'
import { openPart } from './open-part.ts'
import type { PackTold } from './part.ts'
import { type Element, isElement, structureOf } from './part-structure.ts'
import { dictAt, nameAt, nameOf, numberAt, pairsOf } from './pdf-values.ts'

export const TOLD: PackTold = {
  title: 'Northmere panel, 22 July 2019',
  language: 'en-GB',
  isForMembers: false,
  panelName: 'Northmere Police and Crime Panel',
  lines: ['22 July 2019 at 14:00'],
  notes: [],
}

/** A tagged part with headings, a list, a table of so many rows, and as many paragraphs after it. */
export async function taggedPart(title: string, rows = 3, paragraphs = 1): Promise<Buffer> {
  const facts = { pages: 1, isTagged: true, claimsUa: true, leftOut: [] }
  const listed = Array.from({ length: rows }, (_, index) => ({
    title: `${title}, row ${index + 1}`,
    item: String(index + 1),
    from: '1',
    to: '2',
    ...{ isRestricted: false, addedOn: index < 2 ? '20 July 2019' : null },
    facts,
  }))
  const notes = Array.from({ length: paragraphs }, (_, index) => {
    return `${index + 1}. ${'The panel asked how the plan was delivered in each district. '.repeat(8)}`
  })
  const set = await setPdf(prepareFrontSheet({ ...TOLD, title, notes }, listed))
  if (!set.ok) throw new Error(JSON.stringify(set.problems))
  return set.value
}

/** A part of as many pages without any structure, each with a word on it, and what `change` makes of it. */
export async function plainPart(
  words: readonly string[],
  change: (document: PDFDocument) => void | Promise<void> = () => {},
): Promise<Uint8Array> {
  const made = await PDFDocument.create({ updateMetadata: false })
  for (const word of words) made.addPage([595, 842]).drawText(word, { x: 60, y: 700, size: 20 })
  await change(made)
  return await made.save({ useObjectStreams: false })
}

/** An element as what it is and what it holds, without where anything is kept. */
export type Shape = readonly [string, ...(Shape | 'content' | 'object')[]]

function shapeOf({ dict, kids }: Element): Shape {
  return [
    nameAt(dict, 'S') ?? '',
    ...kids.map((kid) => {
      if (isElement(kid)) return shapeOf(kid)
      return kid instanceof PDFDict && nameAt(kid, 'Type') === 'OBJR' ? 'object' : 'content'
    }),
  ]
}

/** The structure of a PDF from the top: what is in it, and in which order. */
export async function shapesIn(pdf: Uint8Array): Promise<readonly Shape[]> {
  const open = await openPart('read back', pdf)
  if (!open.ok) throw new Error(JSON.stringify(open.problems))
  return structureOf(open.value)?.top.map(shapeOf) ?? []
}

/** How many elements there are of a PDF's structure, and every piece of content from which no way leads back. */
export async function waysBack(pdf: Uint8Array) {
  const open = await openPart('read back', pdf)
  if (!open.ok) throw new Error(JSON.stringify(open.problems))
  const { context, pages } = open.value
  const structure = structureOf(open.value)
  const tree = structure && dictAt(structure.root, 'ParentTree')
  const leads = new Map(
    (tree === undefined ? [] : pairsOf(tree, 'Nums')).map(([key, to]) => [Number(key), to]),
  )
  const numbers = new Map(pages.map(({ ref }, index) => [ref, index + 1]))
  const lost: string[] = []
  let pieces = 0
  for (const { dict, ref, kids } of structure?.all ?? []) {
    for (const kid of kids) {
      if (isElement(kid)) continue
      pieces += 1
      const isNumber = kid instanceof PDFNumber
      const page = (isNumber ? undefined : kid.get(nameOf('Pg'))) ?? dict.get(nameOf('Pg'))
      const target = isNumber ? undefined : kid.get(nameOf('Obj'))
      const holder = target ?? (isNumber ? page : (kid.get(nameOf('Stm')) ?? page))
      const id = isNumber ? kid.asNumber() : numberAt(kid, 'MCID')
      const back = backFrom(context, leads, holder, target === undefined ? id : undefined)
      if (back !== ref) lost.push(`page ${page instanceof PDFRef ? numbers.get(page) : '?'}, ${id}`)
    }
  }
  return { elements: structure?.all.length ?? 0, pieces, lost }
}

function backFrom(
  context: PDFContext,
  leads: ReadonlyMap<number, unknown>,
  holder: unknown,
  id: number | undefined,
): unknown {
  const found = holder instanceof PDFRef ? context.lookup(holder) : undefined
  const dict = found instanceof PDFDict ? found : (found as { dict?: PDFDict } | undefined)?.dict
  if (dict === undefined) return undefined
  const to = leads.get(numberAt(dict, id === undefined ? 'StructParent' : 'StructParents') ?? -1)
  if (id === undefined) return to
  const list = to instanceof PDFRef ? context.lookup(to) : to
  return list instanceof PDFArray ? list.get(id) : undefined
}
