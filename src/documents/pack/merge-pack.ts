import {
  PDFBool,
  PDFContext,
  PDFHeader,
  PDFHexString,
  PDFNumber,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { accept, type Outcome } from '#shared/index.ts'
import { setPdf } from '../typeset/set-pdf.ts'
import { readTypeface } from '../typeset/typeface.ts'
import { type Bookmark, writeBookmarks } from './bookmarks.ts'
import { MissingObject } from './copier.ts'
import { describePack, identify, labelPages } from './describe-pack.ts'
import { prepareFrontSheet } from './front-sheet.ts'
import { PackLayers } from './layers.ts'
import { damaged, type OpenPart, openPart } from './open-part.ts'
import { PackStructure } from './pack-structure.ts'
import type { MadePack, PackPartFile, PackTold, PlacedPart, PrintedNumbers } from './part.ts'
import { makeArray, makeDict } from './pdf-values.ts'
import { type NumberedPart, placePart } from './place-part.ts'
import { checkNumbers, type Numbered, numbersAfter, printedNumber } from './printed-numbers.ts'
import { Stamp } from './stamp.ts'
import { embedTypeface } from './stamp-typeface.ts'
import { writePdf } from './write-pdf.ts'

interface Opened {
  readonly part: NumberedPart
  readonly open: OpenPart
}

/**
 * Puts parts together to one pack behind a front sheet: every page with its number printed on it and as
 * its label, the structure of every part whole under a section of the pack, a bookmark for each part with
 * its own below it. The same parts, told in the same way, give the same bytes.
 *
 * @param parts - in the order of the pack; restricted ones are not even opened where it is for everybody
 * @returns refused, by its title, for a part that is locked or damaged, or whose numbers are taken; and
 *   where the front sheet cannot be set on this machine
 */
export async function mergePack(
  told: PackTold,
  parts: readonly PackPartFile[],
): Promise<Outcome<MadePack>> {
  insistOnGaps(parts)
  const taken = parts.filter(({ isRestricted }) => told.isForMembers || !isRestricted)
  const opened: Opened[] = []
  for (const part of taken) {
    const open = await openPart(part.title, part.pdf)
    if (!open.ok) return open
    const before = opened.at(-1)
    const numbers = part.numbers ?? numbersAfter(before && numberedOf(before))
    opened.push({ part: { ...part, numbers }, open: open.value })
  }
  const front = await frontSheet(told, opened)
  if (!front.ok) return front
  const all = [front.value, ...opened]
  const numbered = checkNumbers(all.map(numberedOf))
  if (!numbered.ok) return numbered
  const bytes = taken.map(({ pdf }) => pdf)
  return write({ told, opened: all, bytes })
}

/** Where restricted parts are left out the others keep their numbers, so nobody can count on from those. */
function insistOnGaps(parts: readonly PackPartFile[]): void {
  const hasRestricted = parts.some(({ isRestricted }) => isRestricted)
  if (hasRestricted && parts.some(({ numbers }) => numbers === null)) {
    throw new Error('Beside a restricted part each part needs numbers of its own')
  }
}

async function frontSheet(told: PackTold, opened: readonly Opened[]): Promise<Outcome<Opened>> {
  const listed = opened.map((one) => ({ ...tellPart(one), isRestricted: one.part.isRestricted }))
  const set = await setPdf(prepareFrontSheet(told, listed))
  if (!set.ok) return set
  const numbers = { style: 'roman', first: 1 } as const
  const part = { title: 'Front sheet', item: null, isRestricted: false, numbers }
  const open = await openPart(part.title, set.value)
  return open.ok ? accept({ part, open: open.value }) : open
}

function numberedOf({ part: { title, numbers }, open }: Opened): Numbered {
  return { title, numbers, pages: open.pages.length }
}

interface Writing {
  readonly told: PackTold
  readonly opened: readonly Opened[]
  /** The files of the parts, in their order. */
  readonly bytes: readonly Uint8Array[]
}

function write({ told, opened, bytes }: Writing): Outcome<MadePack> {
  const into = PDFContext.create()
  const tree = into.nextRef()
  const [typeface] = readTypeface()
  if (typeface === undefined) throw new Error('There is no typeface for the numbers of pages')
  const needs = {
    into,
    tree,
    kept: new Map<string, PDFRef>(),
    structure: new PackStructure(into),
    layers: new PackLayers(into),
    stamp: new Stamp(into, embedTypeface(into, typeface)),
  }
  const pages: PDFRef[] = []
  const bookmarks: Bookmark[] = []
  const labels: { numbers: PrintedNumbers; firstPage: number }[] = []
  for (const { part, open } of opened) {
    labels.push({ numbers: part.numbers, firstPage: pages.length })
    try {
      const placed = placePart(needs, part, open)
      pages.push(...placed.pages)
      bookmarks.push(placed.bookmark)
    } catch (failure) {
      // Stack overflow: parts of it hold one another without end
      if (failure instanceof MissingObject || failure instanceof RangeError)
        return damaged(part.title)
      throw failure
    }
  }
  const claimsUa = opened.every(
    ({ open: { facts } }) => facts.claimsUa && facts.leftOut.length === 0,
  )
  into.assign(
    tree,
    makeDict(into, {
      Type: into.obj('Pages'),
      Kids: makeArray(into, pages),
      Count: PDFNumber.of(pages.length),
    }),
  )
  into.header = PDFHeader.forVersion(...versionOf(opened.map(({ open }) => open)))
  identify(into, told, bytes)
  const catalog = makeDict(into, {
    Type: into.obj('Catalog'),
    Pages: tree,
    PageLabels: labelPages(into, labels),
    Outlines: writeBookmarks(into, bookmarks),
    PageMode: into.obj('UseOutlines'),
    StructTreeRoot: needs.structure.finish(),
    MarkInfo: makeDict(into, { Marked: PDFBool.True }),
    OCProperties: needs.layers.entry(),
    Lang: PDFHexString.fromText(told.language),
    ViewerPreferences: makeDict(into, { DisplayDocTitle: PDFBool.True }),
    Metadata: describePack(into, told, claimsUa),
  })
  into.trailerInfo.Root = into.register(catalog)
  return accept({
    pdf: writePdf(into),
    pages: pages.length,
    parts: opened.map(tellPart),
    claimsUa,
  })
}

/** As new as the newest of its parts: what one of them relies on holds for the whole. */
function versionOf(parts: readonly OpenPart[]): [number, number] {
  return parts.some(({ context }) => context.header.toString().startsWith('%PDF-2'))
    ? [2, 0]
    : [1, 7]
}

function tellPart({ part: { title, item, numbers }, open: { facts } }: Opened): PlacedPart {
  const [from, to] = [printedNumber(numbers, 0), printedNumber(numbers, facts.pages - 1)]
  return { title, item, from, to, facts }
}
