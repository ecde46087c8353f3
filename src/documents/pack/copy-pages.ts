import {
  type PDFContext,
  PDFDict,
  PDFNull,
  PDFNumber,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { fateOf, isKept, LOOKS, PRINTED } from './annotations.ts'
import type { Copier } from './copier.ts'
import type { Destinations } from './destinations.ts'
import type { PartPage } from './open-part.ts'
import { arrayAt, dictAt, makeArray, makeDict, nameAt, nameOf, numberAt } from './pdf-values.ts'
import type { PageStamp } from './stamp.ts'

/** What a page is made of; its actions, its description and what programs noted to it are left behind. */
const PAGE_KEYS = [
  ...['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox', 'Rotate', 'UserUnit'],
  ...['Resources', 'Group'],
]

interface CopyNeeds {
  readonly into: PDFContext
  readonly copier: Copier
  readonly destinations: Destinations
  /** The tree of all pages of the pack. */
  readonly tree: PDFRef
}

/**
 * Copies one page of a part to where the pack has it, with its number printed on it.
 *
 * @param wrap - what goes around its contents, where the part has no structure of its own
 */
export function copyPage(
  { into, copier, destinations, tree }: CopyNeeds,
  page: PartPage,
  stamp: PageStamp,
  wrap: { readonly before: PDFRef; readonly after: PDFRef; readonly key: number } | undefined,
): void {
  const at = copier.placed(page.ref)
  if (at === undefined) throw new Error('The page has no place in the pack')
  const made = makeDict(into, { Type: into.obj('Page'), Parent: tree })
  for (const key of PAGE_KEYS) {
    const value = page.dict.get(nameOf(key)) ?? page.inherited.get(key)
    if (value !== undefined) made.set(nameOf(key), copier.copy(value))
  }
  const contents = contentsOf(page).map((one) => copier.copy(one))
  const shown = wrap === undefined ? contents : [wrap.before, ...contents, wrap.after]
  stamp(made, shown)
  const annotations = copyAnnotations({ into, copier, destinations }, page, at)
  if (annotations.length > 0) made.set(nameOf('Annots'), makeArray(into, annotations))
  const key = numberAt(page.dict, 'StructParents')
  if (wrap !== undefined) made.set(nameOf('StructParents'), PDFNumber.of(wrap.key))
  else if (key !== undefined) made.set(nameOf('StructParents'), copier.shifted(key))
  // What lies on the page is reached in the order of its structure (ISO 14289-1, 7.18.3)
  made.set(nameOf('Tabs'), into.obj('S'))
  into.assign(at, made)
}

function contentsOf({ dict }: PartPage): readonly PDFObject[] {
  const contents = dict.get(nameOf('Contents'))
  if (contents === undefined || contents === PDFNull) return []
  return arrayAt(dict, 'Contents')?.asArray() ?? [contents]
}

type AnnotationNeeds = Pick<CopyNeeds, 'into' | 'copier' | 'destinations'>

function copyAnnotations(needs: AnnotationNeeds, page: PartPage, at: PDFRef): readonly PDFRef[] {
  const list = arrayAt(page.dict, 'Annots')
  if (list === undefined) return []
  return list.asArray().flatMap((entry, index) => {
    const annotation = list.lookup(index)
    if (!(annotation instanceof PDFDict) || !isKept(fateOf(annotation))) return []
    const made = copyAnnotation(needs, annotation, at)
    if (made === undefined) return []
    const ref = needs.into.register(made)
    needs.copier.placeAny(entry, ref)
    return [ref]
  })
}

function copyAnnotation(
  { into, copier, destinations }: AnnotationNeeds,
  annotation: PDFDict,
  page: PDFRef,
): PDFDict | undefined {
  const fate = fateOf(annotation)
  const made = makeDict(into, { Type: into.obj('Annot'), P: page })
  for (const key of LOOKS) {
    const value = annotation.get(nameOf(key))
    if (value !== undefined) made.set(nameOf(key), copier.copy(value))
  }
  const key = numberAt(annotation, 'StructParent')
  if (key !== undefined) made.set(nameOf('StructParent'), copier.shifted(key))
  if (fate === 'link') {
    made.set(nameOf('Subtype'), into.obj('Link'))
    return leadOn(made, annotation, { into, copier, destinations }) ? made : undefined
  }
  // A field that nothing fills in any more is a stamp with its last look; so is what has one of its own
  const look = lookOf(annotation)
  const kind = look === undefined ? nameAt(annotation, 'Subtype') : 'Stamp'
  if (kind === undefined || kind === 'Widget') return undefined
  made.set(nameOf('Subtype'), into.obj(kind))
  made.set(nameOf('F'), PRINTED)
  if (look !== undefined) made.set(nameOf('AP'), makeDict(into, { N: copier.copy(look) }))
  return made
}

function lookOf(annotation: PDFDict): PDFObject | undefined {
  const looks = dictAt(annotation, 'AP')
  const look = looks?.get(nameOf('N'))
  const found = looks?.lookup(nameOf('N'))
  if (!(found instanceof PDFDict)) return look
  return found.get(nameOf(nameAt(annotation, 'AS') ?? 'Off'))
}

/** Lets a link lead where it led; false where that is nowhere. What it is called goes with it. */
function leadOn(
  made: PDFDict,
  link: PDFDict,
  { into, copier, destinations }: AnnotationNeeds,
): boolean {
  const said = link.get(nameOf('Contents'))
  if (said !== undefined) made.set(nameOf('Contents'), copier.copy(said))
  const action = dictAt(link, 'A')
  if (action !== undefined && nameAt(action, 'S') === 'URI') {
    const address = action.get(nameOf('URI'))
    if (address === undefined) return false
    const leads = { S: into.obj('URI'), URI: copier.copy(address) }
    made.set(nameOf('A'), makeDict(into, leads))
    return true
  }
  const place = destinations.of(link)
  if (place === undefined) return false
  made.set(nameOf('Dest'), place)
  return true
}
