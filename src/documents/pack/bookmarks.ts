import {
  type PDFArray,
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFNumber,
  type PDFRef,
} from '@cantoo/pdf-lib'
import type { Destinations } from './destinations.ts'
import type { OpenPart } from './open-part.ts'
import { dictAt, makeDict, textAt } from './pdf-values.ts'

/** A bookmark with those below it. */
export interface Bookmark {
  readonly title: string
  /** Where it leads; `undefined` for one that only gathers others. */
  readonly place: PDFArray | undefined
  readonly below: Bookmark[]
}

/** The bookmarks of a part, as they lead in the pack. */
export function bookmarksOf({ catalog }: OpenPart, destinations: Destinations): Bookmark[] {
  const root = dictAt(catalog, 'Outlines')
  if (root === undefined) return []
  const seen = new Set<PDFDict>()
  const top: Bookmark[] = []
  const waiting: { at: PDFDict | undefined; among: Bookmark[] }[] = [
    { at: dictAt(root, 'First'), among: top },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { at, among } = next
    if (at === undefined || seen.has(at)) continue
    seen.add(at)
    const below: Bookmark[] = []
    among.push({ title: textAt(at, 'Title') ?? '', place: destinations.of(at), below })
    waiting.push({ at: dictAt(at, 'Next'), among }, { at: dictAt(at, 'First'), among: below })
  }
  return top
}

/** Writes bookmarks, those below the first closed; where the pack keeps them. */
export function writeBookmarks(into: PDFContext, top: readonly Bookmark[]): PDFRef {
  const root = into.nextRef()
  const ends = writeLevel(into, top, root)
  const count = PDFNumber.of(top.length)
  into.assign(root, makeDict(into, { Type: into.obj('Outlines'), ...ends, Count: count }))
  return root
}

function writeLevel(into: PDFContext, level: readonly Bookmark[], parent: PDFRef) {
  const refs = level.map(() => into.nextRef())
  for (const [index, { title, place, below }] of level.entries()) {
    const ref = refs[index]
    if (ref === undefined) continue
    const made = makeDict(into, {
      Title: PDFHexString.fromText(title),
      Parent: parent,
      Prev: refs[index - 1],
      Next: refs[index + 1],
      Dest: place,
      ...(below.length === 0
        ? {}
        : { ...writeLevel(into, below, ref), Count: PDFNumber.of(-below.length) }),
    })
    into.assign(ref, made)
  }
  return { First: refs[0], Last: refs.at(-1) }
}
