import { type PDFContext, PDFNumber, type PDFRef } from '@cantoo/pdf-lib'
import { type Bookmark, bookmarksOf } from './bookmarks.ts'
import { Copier } from './copier.ts'
import { copyPage } from './copy-pages.ts'
import { Destinations } from './destinations.ts'
import { layersOf, type PackLayers } from './layers.ts'
import { StructureMerge } from './merge-structure.ts'
import type { OpenPart } from './open-part.ts'
import type { PackStructure } from './pack-structure.ts'
import type { PackPart, PrintedNumbers } from './part.ts'
import { structureOf } from './part-structure.ts'
import { makeArray, makeDict, nameOf, textAt } from './pdf-values.ts'
import { printedNumber } from './printed-numbers.ts'
import type { Stamp } from './stamp.ts'

/** A part whose numbers are settled. */
export interface NumberedPart extends PackPart {
  readonly numbers: PrintedNumbers
}

export interface PlacingNeeds {
  readonly into: PDFContext
  /** The tree of all pages. */
  readonly tree: PDFRef
  /** Where objects of all parts are kept, by what they are. */
  readonly kept: Map<string, PDFRef>
  readonly structure: PackStructure
  readonly layers: PackLayers
  readonly stamp: Stamp
}

/**
 * Puts a part into the pack after those before it.
 *
 * @returns its pages, and its bookmark with those of its own below
 * @throws MissingObject where something that its pages need is not in it
 */
export function placePart(
  { into, tree, kept, structure, layers, stamp }: PlacingNeeds,
  { title, item, numbers }: NumberedPart,
  open: OpenPart,
): { readonly pages: readonly PDFRef[]; readonly bookmark: Bookmark } {
  const copier = new Copier(open.context, into, kept, structure.nextKey)
  const destinations = new Destinations(open, into, copier)
  const pages = open.pages.map(({ ref }) => {
    const made = into.nextRef()
    copier.place(ref, made)
    return made
  })
  const section = structure.addSection(title, textAt(open.catalog, 'Lang'))
  const own = structureOf(open)
  const wraps = own === undefined ? readAsDrawn(structure, section, pages) : []
  for (const [index, page] of open.pages.entries()) {
    const printed = stamp.for(printedNumber(numbers, index), index === 0 ? item : null)
    copyPage({ into, copier, destinations, tree }, page, printed, wraps[index])
  }
  if (own !== undefined) {
    new StructureMerge(structure, open, own, copier).merge(section)
    structure.keepBelow(copier.nextKey)
  }
  layers.add(layersOf(open.context, open.catalog), copier)
  const place = makeArray(into, [...pages.slice(0, 1), into.obj('Fit')])
  const name = item === null ? title : `${item}. ${title}`
  return { pages, bookmark: { title: name, place, below: bookmarksOf(open, destinations) } }
}

/**
 * Lets the pages of a part without a structure be read aloud at least in the order in which they were
 * drawn: each as one paragraph. Without it they would be passed over in silence.
 */
function readAsDrawn(
  structure: PackStructure,
  section: ReturnType<PackStructure['addSection']>,
  pages: readonly PDFRef[],
) {
  const { into } = structure
  const before = into.register(into.stream('/P <</MCID 0>> BDC\n'))
  const after = into.register(into.stream('\nEMC\n'))
  const wraps = pages.map((page) => {
    const paragraph = into.register(
      makeDict(into, {
        Type: into.obj('StructElem'),
        S: into.obj('P'),
        P: section.ref,
        Pg: page,
        K: PDFNumber.of(0),
      }),
    )
    const key = structure.nextKey
    structure.lead(key, makeArray(into, [paragraph]))
    return { before, after, key, paragraph }
  })
  section.dict.set(
    nameOf('K'),
    makeArray(
      into,
      wraps.map(({ paragraph }) => paragraph),
    ),
  )
  return wraps
}
