import { type PDFDict, PDFNumber } from '@cantoo/pdf-lib'
import { dictAt, nameAt, nameOf, numberAt } from './pdf-values.ts'

/** What becomes of something that lies on a page: a link, a field of a form, a note. */
export type AnnotationFate =
  /** A link to a place in the part or to an address: kept. */
  | 'link'
  /** Kept as it looks, without what was written to it. */
  | 'field'
  | 'markup'
  | 'redaction'
  /** Left out. */
  | 'comment'
  | 'attachment'
  | 'media'
  | 'action'
  | 'hidden'
  | 'nothing'

/** Hidden, and not shown on a screen: ISO 32000-1, table 165. */
const UNSEEN = 0b10_0010

const FATES: Readonly<Record<string, AnnotationFate>> = {
  Widget: 'field',
  Redact: 'redaction',
  Text: 'comment',
  FileAttachment: 'attachment',
  Sound: 'media',
  Movie: 'media',
  Screen: 'media',
  RichMedia: 'media',
  '3D': 'media',
  Popup: 'nothing',
  TrapNet: 'nothing',
  PrinterMark: 'nothing',
}

/** What is done with an annotation of a part, by what it is. */
export function fateOf(annotation: PDFDict): AnnotationFate {
  const kind = nameAt(annotation, 'Subtype') ?? ''
  if (kind === 'Popup') return 'nothing'
  if ((numberAt(annotation, 'F') ?? 0) & UNSEEN) return 'hidden'
  if (kind === 'Link') return leadsSomewhere(annotation) ? 'link' : 'action'
  return FATES[kind] ?? 'markup'
}

function leadsSomewhere(link: PDFDict): boolean {
  const action = dictAt(link, 'A')
  if (action === undefined) return link.has(nameOf('Dest'))
  return ['URI', 'GoTo'].includes(nameAt(action, 'S') ?? '')
}

export const isKept = (fate: AnnotationFate): boolean =>
  fate === 'link' || fate === 'field' || fate === 'markup' || fate === 'redaction'

/** What makes an annotation look as it does. */
export const LOOKS = [
  ...['Rect', 'F', 'Border', 'BS', 'BE', 'C', 'IC', 'CA', 'ca', 'QuadPoints', 'OC', 'Lang'],
  ...['L', 'LE', 'LL', 'LLE', 'Vertices', 'InkList', 'RD', 'AS', 'DA', 'DS', 'Q', 'CL'],
]

/** Printed with the page, and nothing else: hidden, locked and the rest are left behind. */
export const PRINTED = PDFNumber.of(4)
