import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib'
import type { Copier } from './copier.ts'
import type { OpenPart } from './open-part.ts'
import { bytesOf, dictAt, isText, makeArray, nameAt, nameOf, pairsOf } from './pdf-values.ts'

/** Where the links and bookmarks of a part lead in the pack. */
export class Destinations {
  readonly #part: OpenPart
  readonly #into: PDFContext
  readonly #copier: Copier
  #named: ReadonlyMap<string, PDFObject> | undefined

  constructor(part: OpenPart, into: PDFContext, copier: Copier) {
    this.#part = part
    this.#into = into
    this.#copier = copier
  }

  /**
   * A destination as one of the pack: by its page, also where the part gives it by name.
   *
   * @returns `undefined` where it leads nowhere
   */
  find(destination: PDFObject | undefined): PDFArray | undefined {
    let found = this.#look(destination)
    if (isText(found) || found instanceof PDFName) found = this.#byName(found)
    if (found instanceof PDFDict) found = found.lookup(nameOf('D'))
    if (!(found instanceof PDFArray) || found.size() === 0) return undefined
    const page = this.#copier.placed(pageRef(this.#part, found.get(0)))
    if (page === undefined) return undefined
    return makeArray(this.#into, [
      page,
      ...found
        .asArray()
        .slice(1)
        .map((one) => this.#plain(one)),
    ])
  }

  /** Where a link or a bookmark leads, by its own destination or by its action. */
  of(leading: PDFDict): PDFArray | undefined {
    const action = dictAt(leading, 'A')
    if (action === undefined) return this.find(leading.get(nameOf('Dest')))
    return nameAt(action, 'S') === 'GoTo' ? this.find(action.get(nameOf('D'))) : undefined
  }

  #look(value: PDFObject | undefined): PDFObject | undefined {
    return value instanceof PDFRef ? this.#part.context.lookup(value) : value
  }

  /** A place on a page is numbers and a word; anything else is left to the reading program. */
  #plain(value: PDFObject): PDFObject {
    const found = this.#look(value)
    return found instanceof PDFNumber || found instanceof PDFName ? found : this.#into.obj(null)
  }

  #byName(name: PDFObject): PDFObject | undefined {
    this.#named ??= namedIn(this.#part.catalog)
    const key = isText(name) ? bytesOf(name) : name instanceof PDFName ? name.decodeText() : ''
    return this.#look(this.#named.get(key))
  }
}

/** A page by its reference, or by its number counted from nought as some programs write it. */
function pageRef({ pages }: OpenPart, page: PDFObject): PDFObject | undefined {
  return page instanceof PDFNumber ? pages[page.asNumber()]?.ref : page
}

function namedIn(catalog: PDFDict): ReadonlyMap<string, PDFObject> {
  const named = new Map<string, PDFObject>()
  for (const [key, value] of dictAt(catalog, 'Dests')?.entries() ?? []) {
    named.set(key.decodeText(), value)
  }
  const names = dictAt(catalog, 'Names')
  const tree = names && dictAt(names, 'Dests')
  for (const [key, value] of tree === undefined ? [] : pairsOf(tree, 'Names')) {
    if (isText(key)) named.set(bytesOf(key), value)
  }
  return named
}
