import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, type PDFRef } from '@cantoo/pdf-lib'
import { layersOf } from './layers.ts'
import { mergePack } from './merge-pack.ts'
import { type OpenPart, openPart } from './open-part.ts'
import { structureOf } from './part-structure.ts'
import { arrayAt, dictAt, nameAt, nameOf, pairsOf, textAt } from './pdf-values.ts'
import { plainPart, TOLD } from './testing.ts'

/** A part whose one row has a heading named `cell`, with roles and classes of its own. */
async function namedPart(role: string, standsFor: string, span: number): Promise<Uint8Array> {
  return await plainPart(['words'], ({ context, catalog }: PDFDocument) => {
    const [root, row, heading, cell] = [0, 0, 0, 0].map(() => context.nextRef()) as PDFRef[]
    assert.ok(root && row && heading && cell)
    const id = PDFHexString.fromBytes(Buffer.from('cell'))
    const element = { Type: 'StructElem' }
    context.assign(
      root,
      context.obj({
        ...{ Type: 'StructTreeRoot', K: row, ParentTree: { Nums: [] } },
        ...{ RoleMap: { [role]: standsFor }, ClassMap: { wide: { O: 'Table', ColSpan: span } } },
      }),
    )
    context.assign(
      row,
      context.obj({ ...element, S: role, P: root, K: [heading, cell], C: 'wide' }),
    )
    context.assign(heading, context.obj({ ...element, S: 'TH', P: row, ID: id }))
    const attributes = { O: 'Table', Headers: [id] }
    context.assign(cell, context.obj({ ...element, S: 'TD', P: row, A: attributes }))
    catalog.set(nameOf('StructTreeRoot'), root)
  })
}

async function packOf(pdfs: readonly Uint8Array[]): Promise<OpenPart> {
  const made = await mergePack(
    TOLD,
    pdfs.map((pdf, index) => ({
      ...{ title: `Part ${index + 1}`, item: null, isRestricted: false, addedOn: null },
      ...{ numbers: null, pdf },
    })),
  )
  assert.ok(made.ok, JSON.stringify(made))
  const open = await openPart('pack', made.value.pdf)
  assert.ok(open.ok)
  return open.value
}

describe('mergePack and names that parts give', () => {
  it('tells apart roles and classes that mean different things, and joins those that mean the same', async () => {
    const [one, same, other] = [
      ['Row', 'TR', 2],
      ['Row', 'TR', 2],
      ['Row', 'P', 3],
    ] as const
    const pack = await packOf([
      await namedPart(...one),
      await namedPart(...same),
      await namedPart(...other),
    ])
    const structure = structureOf(pack)
    assert.ok(structure)
    const rows = structure.all.filter(({ dict }) => dict.has(nameOf('C')))
    assert.deepEqual(
      rows.map(({ dict }) => nameAt(dict, 'S')),
      ['Row', 'Row', 'Row_2'],
    )
    assert.deepEqual(
      rows.map(({ dict }) => nameAt(dict, 'C')),
      ['wide', 'wide', 'wide_2'],
    )
    const roles = dictAt(structure.root, 'RoleMap')
    assert.ok(roles)
    assert.deepEqual([nameAt(roles, 'Row'), nameAt(roles, 'Row_2')], ['TR', 'P'])
    assert.equal(dictAt(structure.root, 'ClassMap')?.keys().length, 2)
  })

  it('lets a role that means itself in every file mean nothing else in the pack', async () => {
    const pack = await packOf([await namedPart('P', 'TR', 2), await namedPart('Row', 'TR', 2)])
    const structure = structureOf(pack)
    const roles = structure && dictAt(structure.root, 'RoleMap')
    assert.ok(roles)
    assert.deepEqual([nameAt(roles, 'P'), nameAt(roles, 'P_2')], [undefined, 'TR'])
  })

  it('leads from each cell to the heading of its own part', async () => {
    const pack = await packOf([await namedPart('Row', 'TR', 2), await namedPart('Row', 'TR', 2)])
    const structure = structureOf(pack)
    const tree = structure && dictAt(structure.root, 'IDTree')
    assert.ok(structure && tree)
    const named = new Map(
      pairsOf(tree, 'Names').map(([name, at]) => [
        name instanceof PDFHexString ? name.decodeText() : '',
        at,
      ]),
    )
    const cells = structure.all.filter(
      ({ dict }) => nameAt(dict, 'S') === 'TD' && dict.has(nameOf('A')),
    )
    const leads = cells.flatMap(({ dict, parent }) => {
      const attributes = dict.lookup(nameOf('A'))
      if (!(attributes instanceof PDFDict) || !attributes.has(nameOf('Headers'))) return []
      const [header] = arrayAt(attributes, 'Headers')?.asArray() ?? []
      const at = header instanceof PDFHexString ? named.get(header.decodeText()) : undefined
      return [
        at !== undefined &&
          at === parent?.kids.flatMap((kid) => ('ref' in kid ? [kid.ref] : []))[0],
      ]
    })
    assert.deepEqual(leads, [true, true])
  })
})

describe('mergePack and layers', () => {
  it('hides in the pack what a part hides, names it, and shows what another shows under the same name', async () => {
    const layered = (isHidden: boolean) =>
      plainPart(['words'], ({ context, catalog }: PDFDocument) => {
        const layer = context.register(
          context.obj({ Type: 'OCG', Name: PDFHexString.fromText('Draft') }),
        )
        const off = isHidden ? [layer] : []
        catalog.set(nameOf('OCProperties'), context.obj({ OCGs: [layer], D: { OFF: off } }))
        const [page] = context
          .enumerateIndirectObjects()
          .flatMap(([, one]) =>
            one instanceof PDFDict && nameAt(one, 'Type') === 'Page' ? [one] : [],
          )
        const resources = page && dictAt(page, 'Resources')
        resources?.set(nameOf('Properties'), context.obj({ Layer: layer }))
      })
    const made = await packOf([await layered(true), await layered(false)])
    assert.deepEqual(
      layersOf(made.context, made.catalog).map(({ title, isShown }) => [title, isShown]),
      [
        ['Draft', false],
        ['Draft', true],
      ],
    )
    const properties = dictAt(made.catalog, 'OCProperties')
    assert.ok(properties && arrayAt(properties, 'OCGs') instanceof PDFArray)
    const part = await openPart('hidden', await layered(true))
    assert.ok(part.ok)
    assert.match(part.value.facts.leftOut.join(), /a hidden layer \(“Draft”\)/)
    assert.equal(textAt(made.catalog, 'Lang'), 'en-GB')
  })
})
