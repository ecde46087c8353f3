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
import { readFace } from '../typeset/typeface.ts'
import { type Bookmark, writeBookmarks } from './bookmarks.ts'
import { MissingObject } from './copier.ts'
import { describePack, identify, labelPages } from './describe-pack.ts'
import { prepareFrontSheet } from './front-sheet.ts'
import { PackLayers } from './layers.ts'
import { damaged, openPart } from './open-part.ts'
import { PackStructure } from './pack-structure.ts'
import type { MadePack, PackPartFile, PackTold, PlacedPart, PrintedNumbers } from './part.ts'
import { makeArray, makeDict } from './pdf-values.ts'
import { type PlacingNeeds, placePart } from './place-part.ts'
import { checkNumbers, type Numbered, numbersAfter, printedNumber } from './printed-numbers.ts'
import { Stamp } from './stamp.ts'
import { embedTypeface } from './stamp-typeface.ts'
import { writePdf } from './write-pdf.ts'

/** A part that is in the pack. */
interface Merged {
  readonly told: PlacedPart & { readonly isRestricted: boolean }
  readonly numbers: PrintedNumbers
  readonly isPdf2: boolean
  readonly pages: readonly PDFRef[]
  readonly bookmark: Bookmark
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
  const pack = beginPack()
  const merged: Merged[] = []
  for (const part of taken) {
    // One at a time: a part that was read takes many times the memory of its file
    const one = await mergePart(pack, part, merged.at(-1))
    if (!one.ok) return one
    merged.push(one.value)
  }
  const front = await mergeFrontSheet(pack, told, merged)
  if (!front.ok) return front
  const all = [front.value, ...merged]
  const numbered = checkNumbers(all.map(numberedOf))
  if (!numbered.ok) return numbered
  return accept(
    finish(
      pack,
      told,
      all,
      taken.map(({ pdf }) => pdf),
    ),
  )
}

/** Where restricted parts are left out the others keep their numbers, so nobody can count on from those. */
function insistOnGaps(parts: readonly PackPartFile[]): void {
  const hasRestricted = parts.some(({ isRestricted }) => isRestricted)
  if (hasRestricted && parts.some(({ numbers }) => numbers === null)) {
    throw new Error('Beside a restricted part each part needs numbers of its own')
  }
}

function beginPack(): PlacingNeeds {
  const into = PDFContext.create()
  const tree = into.nextRef()
  return {
    into,
    tree,
    kept: new Map<string, PDFRef>(),
    structure: new PackStructure(into),
    layers: new PackLayers(into),
    stamp: new Stamp(into, embedTypeface(into, readFace('latin-400-normal'))),
  }
}

async function mergePart(
  pack: PlacingNeeds,
  part: PackPartFile,
  before: Merged | undefined,
): Promise<Outcome<Merged>> {
  const opened = await openPart(part.title, part.pdf)
  if (!opened.ok) return opened
  const numbers = part.numbers ?? numbersAfter(before && numberedOf(before))
  const { title, item, addedOn, isRestricted } = part
  const { facts, context } = opened.value
  const [from, to] = [printedNumber(numbers, 0), printedNumber(numbers, facts.pages - 1)]
  try {
    return accept({
      told: { title, item, from, to, addedOn, facts, isRestricted },
      numbers,
      isPdf2: context.header.toString().startsWith('%PDF-2'),
      ...placePart(pack, { ...part, numbers }, opened.value),
    })
  } catch (failure) {
    // Stack overflow: parts of it hold one another without end
    if (failure instanceof MissingObject || failure instanceof RangeError) return damaged(title)
    throw failure
  }
}

async function mergeFrontSheet(
  pack: PlacingNeeds,
  told: PackTold,
  merged: readonly Merged[],
): Promise<Outcome<Merged>> {
  const set = await setPdf(
    prepareFrontSheet(
      told,
      merged.map((one) => one.told),
    ),
  )
  if (!set.ok) return set
  const about = { title: 'Front sheet', item: null, isRestricted: false, addedOn: null }
  const numbers = { style: 'roman', first: 1 } as const
  const part = { ...about, numbers, pdf: set.value }
  const front = await mergePart(pack, part, undefined)
  pack.structure.lastSectionFirst()
  return front
}

function numberedOf({ told: { title, facts }, numbers }: Merged): Numbered {
  return { title, numbers, pages: facts.pages }
}

function finish(
  { into, tree, structure, layers }: PlacingNeeds,
  told: PackTold,
  all: readonly Merged[],
  bytes: readonly Uint8Array[],
): MadePack {
  const pages = all.flatMap((part) => part.pages)
  const claimsUa = all.every(({ told: { facts } }) => facts.claimsUa && facts.leftOut.length === 0)
  const kids = makeArray(into, pages)
  const count = PDFNumber.of(pages.length)
  into.assign(tree, makeDict(into, { Type: into.obj('Pages'), Kids: kids, Count: count }))
  // As new as the newest of its parts: what one of them relies on holds for the whole
  into.header = all.some(({ isPdf2 }) => isPdf2)
    ? PDFHeader.forVersion(2, 0)
    : PDFHeader.forVersion(1, 7)
  identify(into, told, bytes)
  const catalog = makeDict(into, {
    Type: into.obj('Catalog'),
    Pages: tree,
    PageLabels: labelPages(into, all),
    Outlines: writeBookmarks(
      into,
      all.map(({ bookmark }) => bookmark),
    ),
    PageMode: into.obj('UseOutlines'),
    StructTreeRoot: structure.finish(),
    MarkInfo: makeDict(into, { Marked: PDFBool.True }),
    OCProperties: layers.entry(),
    Lang: PDFHexString.fromText(told.language),
    ViewerPreferences: makeDict(into, { DisplayDocTitle: PDFBool.True }),
    Metadata: describePack(into, told, claimsUa),
  })
  into.trailerInfo.Root = into.register(catalog)
  const parts = all.map((part) => part.told)
  return { pdf: writePdf(into), pages: pages.length, parts, claimsUa }
}
