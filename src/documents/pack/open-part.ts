import {
  EncryptedPDFError,
  type PDFContext,
  PDFDict,
  PDFDocument,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { PartFacts } from './part.ts'
import { factsOf } from './part-facts.ts'
import { arrayAt, nameOf } from './pdf-values.ts'

/** A page of a part. */
export interface PartPage {
  readonly ref: PDFRef
  readonly dict: PDFDict
  /** What holds for it and stands further up, by key: its size, its turn, its fonts and pictures. */
  readonly inherited: ReadonlyMap<string, PDFObject>
}

/** A part of a pack, read. */
export interface OpenPart {
  readonly title: string
  readonly context: PDFContext
  readonly catalog: PDFDict
  readonly pages: readonly PartPage[]
  readonly facts: PartFacts
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate']

/**
 * Reads a PDF that is to be part of a pack.
 *
 * @returns refused, by its title, where it is locked, damaged or empty
 */
export async function openPart(title: string, pdf: Uint8Array): Promise<Outcome<OpenPart>> {
  try {
    const { context, catalog } = await PDFDocument.load(pdf, {
      updateMetadata: false,
      throwOnInvalidObject: true,
    })
    // Without it the file was cut off before its end
    if (context.pdfFileDetails.prevStartXRef === 0 || !(catalog instanceof PDFDict)) {
      return damaged(title)
    }
    const pages = pagesOf(context, catalog)
    if (pages.length === 0) {
      return refuse('no-pages', `“${title}” has no pages. Send the file that is meant`)
    }
    return accept({ title, context, catalog, pages, facts: factsOf(context, catalog, pages) })
  } catch (failure) {
    if (failure instanceof EncryptedPDFError) {
      const message = `“${title}” is locked: it can be opened or changed only with a password. Save it without one and send it again`
      return refuse('locked', message)
    }
    return damaged(title)
  }
}

/** Said of a part that cannot be read, or that lacks something its pages need. */
export function damaged(title: string): Outcome<never> {
  return refuse(
    'damaged',
    `“${title}” is damaged, or no PDF: not all of it can be read. Save it again from the program it was made with`,
  )
}

function pagesOf(context: PDFContext, catalog: PDFDict): readonly PartPage[] {
  const pages: PartPage[] = []
  const seen = new Set<PDFObject>()
  const root = catalog.get(nameOf('Pages'))
  const waiting: { at: PDFObject | undefined; above: ReadonlyMap<string, PDFObject> }[] = [
    { at: root, above: new Map() },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { at, above } = next
    const dict = at instanceof PDFRef ? context.lookup(at) : undefined
    if (!(at instanceof PDFRef) || !(dict instanceof PDFDict) || seen.has(at)) {
      throw new Error('The tree of its pages is broken')
    }
    seen.add(at)
    const inherited = new Map(above)
    for (const key of INHERITED) {
      const own = dict.get(nameOf(key))
      if (own !== undefined) inherited.set(key, own)
    }
    const kids = arrayAt(dict, 'Kids')
    if (kids === undefined) pages.push({ ref: at, dict, inherited })
    else for (const kid of kids.asArray().toReversed()) waiting.push({ at: kid, above: inherited })
  }
  return pages
}
