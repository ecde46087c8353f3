import { PDFArray, PDFDict, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import type { OpenPart } from './open-part.ts'
import { dictAt, nameAt, nameOf } from './pdf-values.ts'

/** An element of a part's structure. */
export interface Element {
  readonly dict: PDFDict
  /** Where the part keeps it; `null` where inside another. */
  readonly ref: PDFRef | null
  /** What it is in; `null` at the top. */
  readonly parent: Element | null
  /** What is in it, in the order of reading. */
  readonly kids: readonly Kid[]
}

/** What an element holds: another, or content of a page, as a number or a dictionary that tells which. */
export type Kid = Element | PDFNumber | PDFDict

/** The structure of a part: its elements from the top, each once, in the order of reading. */
export interface PartStructure {
  readonly root: PDFDict
  readonly top: readonly Element[]
  readonly all: readonly Element[]
}

/** Reads the structure of a part; `undefined` where it has none. */
export function structureOf({ context, catalog }: OpenPart): PartStructure | undefined {
  const root = dictAt(catalog, 'StructTreeRoot')
  if (root === undefined) return undefined
  const follow = (value: PDFObject) => (value instanceof PDFRef ? context.lookup(value) : value)
  const seen = new Set<PDFDict>([root])
  const all: Element[] = []

  const kidsOf = (dict: PDFDict, parent: Element | null): Kid[] => {
    const held = dict.get(nameOf('K'))
    if (held === undefined) return []
    const list = follow(held)
    const entries = list instanceof PDFArray ? list.asArray() : [held]
    return entries.flatMap((entry): readonly Kid[] => {
      const kid = follow(entry)
      if (kid instanceof PDFNumber) return [kid]
      if (!(kid instanceof PDFDict)) return []
      if (['MCR', 'OBJR'].includes(nameAt(kid, 'Type') ?? '')) return [kid]
      // An element stands in one place: a file that has it in two is read as having it in the first
      if (seen.has(kid)) return []
      seen.add(kid)
      return [{ dict: kid, ref: entry instanceof PDFRef ? entry : null, parent, kids: [] }]
    })
  }

  const top = kidsOf(root, null).filter(isElement)
  const waiting: Element[] = top.toReversed()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    all.push(next)
    const kids = kidsOf(next.dict, next)
    ;(next.kids as Kid[]).push(...kids)
    for (const kid of kids.toReversed()) if (isElement(kid)) waiting.push(kid)
  }
  return top.length === 0 ? undefined : { root, top, all }
}

export function isElement(kid: Kid): kid is Element {
  return !(kid instanceof PDFNumber) && !(kid instanceof PDFDict)
}
