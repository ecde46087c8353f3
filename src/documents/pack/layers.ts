import { type PDFContext, PDFDict, PDFRef } from '@cantoo/pdf-lib'
import type { Copier } from './copier.ts'
import { arrayAt, dictAt, makeArray, makeDict, nameAt, textAt } from './pdf-values.ts'

/** A layer of a part, which can be shown or hidden. */
interface Layer {
  readonly ref: PDFRef
  readonly title: string
  /** Whether it is shown when the part is opened. */
  readonly isShown: boolean
}

/** ISO 32000-1, 8.11.4: layers, each with the state that the part gives it at first. */
export function layersOf(context: PDFContext, catalog: PDFDict): readonly Layer[] {
  const properties = dictAt(catalog, 'OCProperties')
  const list = properties && arrayAt(properties, 'OCGs')
  const first = properties && dictAt(properties, 'D')
  if (list === undefined) return []
  const named = (key: string) =>
    new Set(first === undefined ? [] : (arrayAt(first, key)?.asArray() ?? []))
  const [on, off] = [named('ON'), named('OFF')]
  const isOff = first !== undefined && nameAt(first, 'BaseState') === 'OFF'
  return list.asArray().flatMap((ref) => {
    const layer = ref instanceof PDFRef ? context.lookup(ref) : undefined
    if (!(ref instanceof PDFRef) || !(layer instanceof PDFDict)) return []
    const isShown = isOff ? on.has(ref) : !off.has(ref)
    return [{ ref, title: textAt(layer, 'Name') ?? '', isShown }]
  })
}

/** The layers of all parts that came into the pack, as it is to show them; what was hidden stays hidden. */
export class PackLayers {
  readonly #into: PDFContext
  readonly #all: PDFRef[] = []
  readonly #hidden: PDFRef[] = []

  constructor(into: PDFContext) {
    this.#into = into
  }

  add(layers: readonly Layer[], copier: Copier): void {
    for (const { ref, isShown } of layers) {
      const made = copier.placed(ref)
      if (made === undefined) continue
      this.#all.push(made)
      if (!isShown) this.#hidden.push(made)
    }
  }

  /** What the catalogue of the pack says of them; `undefined` where there are none. */
  entry(): PDFDict | undefined {
    if (this.#all.length === 0) return undefined
    const into = this.#into
    const first = makeDict(into, {
      OFF: makeArray(into, this.#hidden),
    })
    return makeDict(into, { OCGs: makeArray(into, this.#all), D: first })
  }
}
