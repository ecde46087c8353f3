import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib'
import type { Copier } from './copier.ts'
import type { OpenPart } from './open-part.ts'
import type { PackStructure } from './pack-structure.ts'
import { type Element, isElement, type Kid, type PartStructure } from './part-structure.ts'
import {
  bytesOf,
  dictAt,
  isText,
  makeArray,
  makeDict,
  nameAt,
  nameOf,
  pairsOf,
} from './pdf-values.ts'

/** What an element says of itself and can be copied as it is. */
const SAID = ['R', 'T', 'Lang', 'Alt', 'E', 'ActualText', 'PhoneticAlphabet', 'Phoneme']

/**
 * Puts the structure of a part into the pack, under a section of its own: every element, with the pieces
 * of pages that belong to it, and from every piece the way back (ISO 32000-1, 14.7).
 *
 * The pages of the part have to be in the pack already.
 */
export class StructureMerge {
  readonly #pack: PackStructure
  readonly #part: OpenPart
  readonly #structure: PartStructure
  readonly #copier: Copier
  readonly #places = new Map<PDFDict, PDFRef>()
  readonly #roles = new Map<string, PDFName>()
  readonly #classes = new Map<string, PDFName>()
  readonly #ids = new Map<string, PDFHexString>()

  constructor(pack: PackStructure, part: OpenPart, structure: PartStructure, copier: Copier) {
    this.#pack = pack
    this.#part = part
    this.#structure = structure
    this.#copier = copier
  }

  merge(section: { readonly ref: PDFRef; readonly dict: PDFDict }): void {
    const { top, all, root } = this.#structure
    const { into } = this.#pack
    for (const { dict, ref } of all) {
      const made = into.nextRef()
      this.#places.set(dict, made)
      if (ref !== null) this.#copier.place(ref, made)
    }
    this.#nameElements()
    for (const namespace of this.#namespaces(root)) this.#pack.namespaces.add(namespace)
    for (const element of all) {
      const made = this.#element(element)
      const { parent } = element
      made.set(nameOf('P'), parent === null ? section.ref : this.#place(parent.dict))
      into.assign(this.#place(element.dict), made)
    }
    section.dict.set(
      nameOf('K'),
      makeArray(
        into,
        top.map(({ dict }) => this.#place(dict)),
      ),
    )
    this.#leadBack(root)
  }

  #place(dict: PDFDict): PDFRef {
    const place = this.#places.get(dict)
    if (place === undefined) throw new Error('An element has no place in the pack')
    return place
  }

  /** Gives every name that elements bear one that nothing else in the pack bears. */
  #nameElements(): void {
    for (const { dict } of this.#structure.all) {
      const id = dict.lookup(nameOf('ID'))
      if (!isText(id)) continue
      const own = bytesOf(id)
      let given = own
      for (let number = 2; this.#pack.ids.has(given); number += 1) given = `${own}_${number}`
      this.#pack.ids.set(given, this.#place(dict))
      this.#ids.set(own, PDFHexString.fromBytes(Buffer.from(given, 'latin1')))
    }
  }

  #namespaces(root: PDFDict): readonly PDFRef[] {
    const list = root.lookup(nameOf('Namespaces'))
    if (!(list instanceof PDFArray)) return []
    return list.asArray().flatMap((entry, index) => {
      const namespace = list.lookup(index)
      if (!(entry instanceof PDFRef) || !(namespace instanceof PDFDict)) return []
      // Its schema is a file somewhere else
      namespace.delete(nameOf('Schema'))
      const made = this.#copier.copy(entry)
      return made instanceof PDFRef ? [made] : []
    })
  }

  #element({ dict, kids }: Element): PDFDict {
    const { into } = this.#pack
    const namespace = dict.get(nameOf('NS'))
    const id = dict.lookup(nameOf('ID'))
    const held = kids.flatMap((kid) => this.#kid(kid) ?? [])
    const made = makeDict(into, {
      Type: into.obj('StructElem'),
      S:
        namespace === undefined
          ? this.#role(nameAt(dict, 'S') ?? 'NonStruct')
          : dict.lookup(nameOf('S')),
      NS: namespace && this.#copier.copy(namespace),
      ID: isText(id) ? this.#ids.get(bytesOf(id)) : undefined,
      Pg: this.#copier.placed(dict.get(nameOf('Pg'))),
      K: held.length > 1 ? makeArray(into, held) : held[0],
      A: this.#attributes(dict.get(nameOf('A'))),
      C: this.#classNames(dict.lookup(nameOf('C'))),
      Ref: this.#references(dict.lookup(nameOf('Ref'))),
    })
    for (const key of SAID) {
      const value = dict.get(nameOf(key))
      if (value !== undefined) made.set(nameOf(key), this.#copier.copy(value))
    }
    return made
  }

  /** `undefined` for something on a page that is not in the pack. */
  #kid(kid: Kid): PDFObject | undefined {
    if (isElement(kid)) return this.#place(kid.dict)
    if (kid instanceof PDFNumber) return kid
    const { into } = this.#pack
    const Pg = this.#copier.placed(kid.get(nameOf('Pg')))
    if (nameAt(kid, 'Type') === 'OBJR') {
      const Obj = this.#copier.placed(kid.get(nameOf('Obj')))
      return Obj && makeDict(into, { Type: into.obj('OBJR'), Pg, Obj })
    }
    const stream = kid.get(nameOf('Stm'))
    const Stm = this.#copier.placed(stream)
    const MCID = kid.lookup(nameOf('MCID'))
    if (MCID === undefined || (stream !== undefined && Stm === undefined)) return undefined
    return makeDict(into, { Type: into.obj('MCR'), Pg, Stm, MCID })
  }

  #role(name: string): PDFName {
    const known = this.#roles.get(name)
    if (known !== undefined) return known
    // A role that stands for itself by a way round is one that stands for nothing
    this.#roles.set(name, nameOf(name))
    const map = dictAt(this.#structure.root, 'RoleMap')
    const stands = map && nameAt(map, name)
    const value = stands === undefined || stands === name ? undefined : this.#role(stands)
    const meaning = value?.asString() ?? null
    const given = nameOf(this.#pack.roles.give(name, meaning, value))
    this.#roles.set(name, given)
    return given
  }

  #classNames(value: PDFObject | undefined): PDFObject | undefined {
    if (value instanceof PDFName) return this.#class(value)
    if (!(value instanceof PDFArray)) return undefined
    const names = value.asArray().map((one) => (one instanceof PDFName ? this.#class(one) : one))
    return makeArray(this.#pack.into, names)
  }

  #class(name: PDFName): PDFName {
    const key = name.decodeText()
    const known = this.#classes.get(key)
    if (known !== undefined) return known
    const map = dictAt(this.#structure.root, 'ClassMap')
    const value = this.#attributes(map?.get(name))
    const given = nameOf(this.#pack.classes.give(key, value?.toString() ?? null, value))
    this.#classes.set(key, given)
    return given
  }

  #attributes(value: PDFObject | undefined): PDFObject | undefined {
    return value && this.#renamed(this.#copier.copy(value))
  }

  /** Cells of a table name their headings (`Headers`): by the names those have in the pack. */
  #renamed(copied: PDFObject): PDFObject {
    const { into } = this.#pack
    const value = copied instanceof PDFRef ? into.lookup(copied) : copied
    if (value instanceof PDFArray) {
      return makeArray(
        into,
        value.asArray().map((one) => this.#renamed(one)),
      )
    }
    const headers = value instanceof PDFDict ? value.lookup(nameOf('Headers')) : undefined
    if (!(value instanceof PDFDict) || !(headers instanceof PDFArray)) return copied
    const made = PDFDict.fromMapWithContext(new Map(value.entries()), into)
    const names = headers.asArray().map((one) => {
      return (isText(one) && this.#ids.get(bytesOf(one))) || one
    })
    made.set(nameOf('Headers'), makeArray(into, names))
    return made
  }

  #references(value: PDFObject | undefined): PDFObject | undefined {
    if (!(value instanceof PDFArray)) return undefined
    const places = value.asArray().flatMap((one) => this.#copier.placed(one) ?? [])
    return places.length === 0 ? undefined : makeArray(this.#pack.into, places)
  }

  /** From every piece of content, and everything on a page, back to its element. */
  #leadBack(root: PDFDict): void {
    const tree = dictAt(root, 'ParentTree')
    if (tree === undefined) return
    const { into } = this.#pack
    for (const [key, value] of pairsOf(tree, 'Nums')) {
      if (!(key instanceof PDFNumber)) continue
      const found = value instanceof PDFRef ? this.#part.context.lookup(value) : value
      const to =
        found instanceof PDFArray
          ? makeArray(
              into,
              found.asArray().map((one) => this.#copier.placed(one) ?? PDFNull),
            )
          : this.#copier.placed(value)
      if (to !== undefined) this.#pack.lead(this.#copier.shifted(key.asNumber()).asNumber(), to)
    }
  }
}
