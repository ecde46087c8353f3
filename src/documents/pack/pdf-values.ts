import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFString,
} from '@cantoo/pdf-lib'

const names = new Map<string, PDFName>()

/** A name of the PDF, kept: reading one anew takes longer than all else that is done with it. */
export function nameOf(key: string): PDFName {
  const known = names.get(key)
  if (known !== undefined) return known
  const made = PDFName.of(key)
  names.set(key, made)
  return made
}

const words = new Map<PDFName, string>()

/** What a name says, without its stroke. */
export function wordOf(name: PDFName): string {
  const known = words.get(name)
  if (known !== undefined) return known
  const word = name.decodeText()
  words.set(name, word)
  return word
}

// What is at a key of a dictionary, followed to where it is kept; `undefined` where it is something else.

export function dictAt(dict: PDFDict, key: string): PDFDict | undefined {
  const value = dict.lookup(nameOf(key))
  return value instanceof PDFDict ? value : undefined
}

export function arrayAt(dict: PDFDict, key: string): PDFArray | undefined {
  const value = dict.lookup(nameOf(key))
  return value instanceof PDFArray ? value : undefined
}

export function numberAt(dict: PDFDict, key: string): number | undefined {
  const value = dict.lookup(nameOf(key))
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

/** The name at a key, without its stroke. */
export function nameAt(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(nameOf(key))
  return value instanceof PDFName ? wordOf(value) : undefined
}

export function textAt(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(nameOf(key))
  return isText(value) ? value.decodeText() : undefined
}

export function isText(value: PDFObject | undefined): value is PDFString | PDFHexString {
  return value instanceof PDFString || value instanceof PDFHexString
}

/** A string by its bytes, as a key: the same whichever way it is written. */
export function bytesOf(text: PDFString | PDFHexString): string {
  return Buffer.from(text.asBytes()).toString('latin1')
}

/** The pairs of a number tree (`Nums`) or name tree (`Names`), in order, however deep it is. */
export function pairsOf(root: PDFDict, key: 'Nums' | 'Names'): (readonly [PDFObject, PDFObject])[] {
  const pairs: (readonly [PDFObject, PDFObject])[] = []
  const seen = new Set<PDFDict>()
  const waiting = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    const list = arrayAt(node, key)
    for (let at = 0; list !== undefined && at + 1 < list.size(); at += 2) {
      const first = list.lookup(at)
      if (first !== undefined) pairs.push([first, list.get(at + 1)])
    }
    const kids = arrayAt(node, 'Kids')
    for (let at = (kids?.size() ?? 0) - 1; at >= 0; at -= 1) {
      const kid = kids?.lookup(at)
      if (kid instanceof PDFDict) waiting.push(kid)
    }
  }
  return pairs
}

/** A dictionary of the pack, of what is given. */
export function makeDict(
  context: PDFContext,
  entries: Readonly<Record<string, PDFObject | undefined>>,
): PDFDict {
  const made = PDFDict.withContext(context)
  for (const [key, value] of Object.entries(entries)) {
    if (value !== undefined) made.set(nameOf(key), value)
  }
  return made
}

export function makeArray(context: PDFContext, values: Iterable<PDFObject>): PDFArray {
  const made = PDFArray.withContext(context)
  for (const value of values) made.push(value)
  return made
}
