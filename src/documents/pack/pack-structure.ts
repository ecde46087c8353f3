import {
  type PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  type PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { makeArray, makeDict, nameOf } from './pdf-values.ts'
import { SharedNames, STANDARD_ROLES } from './shared-names.ts'

/** The structure of a pack as parts are put into it. */
export class PackStructure {
  readonly into: PDFContext
  readonly roles = new SharedNames<PDFName>(STANDARD_ROLES)
  readonly classes = new SharedNames<PDFObject>()
  /** Where each element is that can be named, by the bytes of its name. */
  readonly ids = new Map<string, PDFRef>()
  readonly namespaces = new Set<PDFRef>()
  readonly #root: PDFRef
  readonly #document: PDFRef
  readonly #sections: PDFRef[] = []
  readonly #parents = new Map<number, PDFObject>()
  #nextKey = 0

  constructor(into: PDFContext) {
    this.into = into
    this.#root = into.nextRef()
    this.#document = into.nextRef()
  }

  /** Begins the section of a part, in which all of its elements are. */
  addSection(title: string, language: string | undefined): { ref: PDFRef; dict: PDFDict } {
    const dict = makeDict(this.into, {
      Type: this.into.obj('StructElem'),
      S: this.into.obj('Sect'),
      P: this.#document,
      T: PDFHexString.fromText(title),
      Lang: language === undefined ? undefined : PDFHexString.fromText(language),
    })
    const ref = this.into.register(dict)
    this.#sections.push(ref)
    return { ref, dict }
  }

  /** Lets the part that came last be read first. */
  lastSectionFirst(): void {
    const last = this.#sections.pop()
    if (last !== undefined) this.#sections.unshift(last)
  }

  /** The first key that leads to the structure and is free. */
  get nextKey(): number {
    return this.#nextKey
  }

  /** Says where a key leads: to the element of each piece of a page's content, or to one element. */
  lead(key: number, to: PDFRef | PDFArray): void {
    this.#parents.set(key, to)
    this.#nextKey = Math.max(this.#nextKey, key + 1)
  }

  /** Keeps keys below `key` for what was put in already. */
  keepBelow(key: number): void {
    this.#nextKey = Math.max(this.#nextKey, key)
  }

  /** Writes the whole; where the pack keeps it. */
  finish(): PDFRef {
    const { into } = this
    const document = {
      Type: into.obj('StructElem'),
      S: into.obj('Document'),
      P: this.#root,
      K: makeArray(into, this.#sections),
    }
    into.assign(this.#document, makeDict(into, document))
    const numbers = [...this.#parents]
      .toSorted(([one], [other]) => one - other)
      .flatMap(([key, to]) => [PDFNumber.of(key), to])
    const names = [...this.ids]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([id, at]) => [PDFHexString.fromBytes(Buffer.from(id, 'latin1')), at])
    const root = {
      Type: into.obj('StructTreeRoot'),
      K: makeArray(into, [this.#document]),
      ParentTree: into.register(makeDict(into, { Nums: makeArray(into, numbers) })),
      ParentTreeNextKey: PDFNumber.of(this.#nextKey),
      RoleMap: mapOf(into, this.roles),
      ClassMap: mapOf(into, this.classes),
      IDTree:
        names.length === 0
          ? undefined
          : into.register(makeDict(into, { Names: makeArray(into, names) })),
      Namespaces: this.namespaces.size === 0 ? undefined : makeArray(into, this.namespaces),
    }
    into.assign(this.#root, makeDict(into, root))
    return this.#root
  }
}

function mapOf(into: PDFContext, names: SharedNames<PDFObject>): PDFDict | undefined {
  const made = PDFDict.withContext(into)
  for (const [name, value] of names.all()) made.set(nameOf(name), value)
  return made.keys().length === 0 ? undefined : made
}
