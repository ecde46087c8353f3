import { decodePDFRawStream, type PDFContext, PDFDict, PDFRawStream } from '@cantoo/pdf-lib'
import { type AnnotationFate, fateOf } from './annotations.ts'
import { layersOf } from './layers.ts'
import type { PartFacts } from './part.ts'
import { arrayAt, dictAt, nameAt, nameOf, pairsOf } from './pdf-values.ts'

/** What a PDF is and carries, as far as it matters for a pack. */
export function factsOf(
  context: PDFContext,
  catalog: PDFDict,
  pages: readonly { readonly dict: PDFDict }[],
): PartFacts {
  const tags = dictAt(catalog, 'StructTreeRoot')
  return {
    pages: pages.length,
    isTagged: tags !== undefined && tags.lookup(nameOf('K')) !== undefined,
    claimsUa: claimsUa(catalog),
    leftOut: [
      ...countWords(countFates(pages), attachmentsIn(catalog)),
      ...(hasScript(catalog) ? ['a program that would run in the reader'] : []),
      ...layersOf(context, catalog)
        .filter(({ isShown }) => !isShown)
        .map(({ title }) => `a hidden layer (“${title}”), which stays hidden and is in the file`),
    ],
  }
}

/** ISO 14289-1, 5: the part of the standard that a file says it keeps to. */
function claimsUa(catalog: PDFDict): boolean {
  const metadata = catalog.lookup(nameOf('Metadata'))
  if (!(metadata instanceof PDFRawStream)) return false
  const text = Buffer.from(decodePDFRawStream(metadata).decode()).toString('utf8')
  return /pdfuaid:part(?:>\s*1\s*<|\s*=\s*["']1["'])/u.test(text)
}

function countFates(
  pages: readonly { readonly dict: PDFDict }[],
): ReadonlyMap<AnnotationFate, number> {
  const counts = new Map<AnnotationFate, number>()
  for (const { dict } of pages) {
    const list = arrayAt(dict, 'Annots')
    for (let at = 0; at < (list?.size() ?? 0); at += 1) {
      const annotation = list?.lookup(at)
      if (!(annotation instanceof PDFDict)) continue
      const fate = fateOf(annotation)
      counts.set(fate, (counts.get(fate) ?? 0) + 1)
    }
  }
  return counts
}

const SAID: readonly (readonly [AnnotationFate, string, string])[] = [
  ['attachment', 'file packed in it', 'files packed in it'],
  ['comment', 'comment', 'comments'],
  [
    'redaction',
    'passage marked to be taken out, which is still in it',
    'passages marked to be taken out, which are still in it',
  ],
  [
    'markup',
    'mark made on its pages, kept as it looks',
    'marks made on its pages, kept as they look',
  ],
  ['field', 'field of a form, kept as it looks', 'fields of a form, kept as they look'],
  ['media', 'recording or film', 'recordings or films'],
  [
    'action',
    'link that would do something else than lead to a place',
    'links that would do something else than lead to a place',
  ],
  ['hidden', 'hidden note', 'hidden notes'],
]

function countWords(
  counts: ReadonlyMap<AnnotationFate, number>,
  attachments: number,
): readonly string[] {
  return SAID.flatMap(([fate, one, many]) => {
    const number = (counts.get(fate) ?? 0) + (fate === 'attachment' ? attachments : 0)
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`]
  })
}

function attachmentsIn(catalog: PDFDict): number {
  const names = dictAt(catalog, 'Names')
  const files = names && dictAt(names, 'EmbeddedFiles')
  return files === undefined ? 0 : pairsOf(files, 'Names').length
}

function hasScript(catalog: PDFDict): boolean {
  const names = dictAt(catalog, 'Names')
  const opens = dictAt(catalog, 'OpenAction')
  return (
    (names !== undefined && dictAt(names, 'JavaScript') !== undefined) ||
    dictAt(catalog, 'AA') !== undefined ||
    (opens !== undefined && nameAt(opens, 'S') !== 'GoTo')
  )
}
