import { createHash } from 'node:crypto'
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import { nameOf, wordOf } from './pdf-values.ts'

/** What streams carry beside what they show: who made them and when, and files elsewhere or packed in. */
const LEFT_OUT = new Set(
  ['Metadata', 'PieceInfo', 'LastModified', 'OPI', 'AF', 'Alternates', 'Ref', 'F', 'Length'].map(
    (key) => nameOf(key),
  ),
)

/** What is never reached by following what something shows, only placed on purpose. */
const WHOLES = new Set([
  'Catalog',
  'Pages',
  'Page',
  'StructTreeRoot',
  'StructElem',
  'Filespec',
  'Sig',
])

const STRUCT_PARENT = nameOf('StructParent')
const STRUCT_PARENTS = nameOf('StructParents')
const TYPE = nameOf('Type')
const LAYER = nameOf('OCG')

/** What a part reached that is not in its file. */
export class MissingObject extends Error {
  override readonly name = 'MissingObject'
}

/**
 * Copies what pages show from a part into the pack: only what is reached from what is asked for, so
 * nothing that a file carries besides comes along. What is equal to something of an earlier part, as
 * fonts and pictures often are, is kept once.
 */
export class Copier {
  readonly #from: PDFContext
  readonly #into: PDFContext
  /** Where objects of all parts are kept in the pack, by what they are. */
  readonly #kept: Map<string, PDFRef>
  /** Added to each key that leads to the structure. */
  readonly #shift: number
  #nextKey: number
  readonly #done = new Map<PDFRef, PDFObject>()
  /** What is being copied now; a reference once something inside it leads back to it. */
  readonly #open = new Map<PDFRef, PDFRef | null>()

  constructor(from: PDFContext, into: PDFContext, kept: Map<string, PDFRef>, shift: number) {
    this.#from = from
    this.#into = into
    this.#kept = kept
    this.#shift = shift
    this.#nextKey = shift
  }

  /** Says that an object of the part is in the pack at `made`. */
  place(ref: PDFRef, made: PDFRef): void {
    this.#done.set(ref, made)
  }

  /** The same for what a list holds, where that is a reference. */
  placeAny(entry: PDFObject, made: PDFRef): void {
    if (entry instanceof PDFRef) this.place(entry, made)
  }

  /** Where an object of the part is in the pack; `undefined` where it is not, or not yet. */
  placed(value: PDFObject | undefined): PDFRef | undefined {
    const made = value instanceof PDFRef ? this.#done.get(value) : undefined
    return made instanceof PDFRef ? made : undefined
  }

  /** The key of the pack that leads to the structure, for one of the part. */
  shifted(key: number): PDFNumber {
    this.#nextKey = Math.max(this.#nextKey, key + this.#shift + 1)
    return PDFNumber.of(key + this.#shift)
  }

  /** The first key that nothing of this part has. */
  get nextKey(): number {
    return this.#nextKey
  }

  /**
   * @throws MissingObject where something is not in the file, or cannot be read
   */
  copy(value: PDFObject): PDFObject {
    if (value instanceof PDFRef) return this.#copyRef(value)
    if (value instanceof PDFRawStream) return this.#copyStream(value)
    if (value instanceof PDFDict) return this.#copyDict(value)
    if (value instanceof PDFArray) return this.#copyArray(value)
    if (value instanceof PDFInvalidObject) throw new MissingObject('An object cannot be read')
    return value
  }

  #copyRef(ref: PDFRef): PDFObject {
    const done = this.#done.get(ref)
    if (done !== undefined) return done
    const open = this.#open.get(ref)
    if (open !== undefined) {
      const made = open ?? this.#into.nextRef()
      this.#open.set(ref, made)
      return made
    }
    const value = this.#from.lookup(ref)
    if (value === undefined) throw new MissingObject(`Object ${ref.objectNumber} is not in it`)
    const made = isWhole(value) ? PDFNull : this.#register(ref, value)
    this.#done.set(ref, made)
    return made
  }

  #register(ref: PDFRef, value: PDFObject): PDFObject {
    this.#open.set(ref, null)
    const copied = this.copy(value)
    const own = this.#open.get(ref) ?? null
    this.#open.delete(ref)
    if (own !== null) {
      this.#into.assign(own, copied)
      return own
    }
    const mark = markOf(copied)
    const same = mark === null ? undefined : this.#kept.get(mark)
    if (same !== undefined) return same
    const made = this.#into.register(copied)
    if (mark !== null) this.#kept.set(mark, made)
    return made
  }

  #copyDict(dict: PDFDict): PDFDict {
    const made = PDFDict.withContext(this.#into)
    for (const [key, value] of dict.entries()) made.set(key, this.copy(value))
    return made
  }

  #copyArray(array: PDFArray): PDFArray {
    const made = PDFArray.withContext(this.#into)
    for (let at = 0; at < array.size(); at += 1) made.push(this.copy(array.get(at)))
    return made
  }

  #copyStream(stream: PDFRawStream): PDFRawStream {
    const made = PDFDict.withContext(this.#into)
    for (const [key, value] of stream.dict.entries()) {
      if (LEFT_OUT.has(key)) continue
      const leads = key === STRUCT_PARENT || key === STRUCT_PARENTS
      made.set(
        key,
        leads && value instanceof PDFNumber ? this.shifted(value.asNumber()) : this.copy(value),
      )
    }
    return PDFRawStream.of(made, stream.contents)
  }
}

function isWhole(value: PDFObject): boolean {
  if (!(value instanceof PDFDict)) return false
  const type = value.lookup(TYPE)
  return type instanceof PDFName && WHOLES.has(wordOf(type))
}

/** What an object is, so that an equal one is known; `null` for what has a place of its own. */
function markOf(value: PDFObject): string | null {
  if (value instanceof PDFRawStream) {
    if (value.dict.has(STRUCT_PARENT) || value.dict.has(STRUCT_PARENTS)) return null
    const bytes = createHash('sha256').update(value.contents).digest('base64')
    return `${value.dict.toString()} ${bytes}`
  }
  const isLayer = value instanceof PDFDict && value.lookup(TYPE) === LAYER
  return isLayer ? null : value.toString()
}
