import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { degrees, type PDFDocument, PDFString } from '@cantoo/pdf-lib'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { mergePack } from './merge-pack.ts'
import type { MadePack, PackPartFile, PackTold } from './part.ts'
import { plainPart, shapesIn, TOLD, taggedPart, waysBack } from './testing.ts'
import { unpackedText } from './testing-bytes.ts'

const performance = await taggedPart('Performance report', 40)
const plan = await taggedPart('Delivery of the plan', 3)

function part(title: string, item: string, first: number, pdf: Uint8Array): PackPartFile {
  return {
    ...{ title, item, isRestricted: false, numbers: { style: 'plain', first }, addedOn: null },
    pdf,
  }
}

async function packOf(parts: readonly PackPartFile[], told: PackTold = TOLD): Promise<MadePack> {
  const made = await mergePack(told, parts)
  assert.ok(made.ok, JSON.stringify(made))
  return made.value
}

async function refusalOf(parts: readonly PackPartFile[]): Promise<string> {
  const made = await mergePack(TOLD, parts)
  assert.ok(!made.ok)
  return made.problems.map(({ message }) => message).join('\n')
}

async function readWith<Value>(
  pdf: Uint8Array,
  read: (file: Awaited<ReturnType<typeof getDocument>['promise']>) => Promise<Value>,
): Promise<Value> {
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: VerbosityLevel.ERRORS })
  const value = await read(await loading.promise)
  await loading.destroy()
  return value
}

async function textOf(pdf: Uint8Array): Promise<readonly string[]> {
  return await readWith(pdf, async (file) => {
    const pages: string[] = []
    for (let number = 1; number <= file.numPages; number += 1) {
      const { items } = await (await file.getPage(number)).getTextContent()
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join('\n'))
    }
    return pages
  })
}

const two = await packOf([part('Performance', '6', 9, performance), part('Plan', '7', 12, plan)])

describe('mergePack', () => {
  it('keeps every element of the structure of each part, in its order, in a section of its own', async () => {
    const [document, ...rest] = await shapesIn(two.pdf)
    assert.equal(rest.length, 0)
    const [role, ...sections] = document ?? []
    assert.equal(role, 'Document')
    assert.equal(sections.length, 3)
    for (const [index, pdf] of [performance, plan].entries()) {
      assert.deepEqual(sections[index + 1], ['Sect', ...(await shapesIn(pdf))])
    }
  })

  it('leads back from every piece of content to its element', async () => {
    const [whole, ...parts] = [
      await waysBack(two.pdf),
      await waysBack(performance),
      await waysBack(plan),
    ]
    assert.deepEqual(whole.lost, [])
    const sum = (of: 'elements' | 'pieces') => parts.reduce((total, one) => total + one[of], 0)
    assert.ok(whole.elements > sum('elements') && whole.pieces > sum('pieces'))
  })

  it('gives a reading program the same structure of a page as the part alone', async () => {
    const rolesOf = async (pdf: Uint8Array, number: number) =>
      await readWith(pdf, async (file) => {
        const tree = (await (await file.getPage(number)).getStructTree()) as object | null
        const roles = JSON.stringify(tree).match(/"(?:role":"\w+|type":"content)/gu) ?? []
        return roles.join(' ')
      })
    const own = await rolesOf(plan, 1)
    assert.match(own, /TH/)
    const inPack = await rolesOf(two.pdf, two.pages)
    assert.ok(inPack.endsWith(own.slice(own.indexOf('Document'))), `${inPack}\n${own}`)
  })

  it('labels each page with the number printed on it', async () => {
    const pack = await packOf([
      part('Performance', '6', 9, performance),
      { ...part('Late', '7', 1, plan), numbers: { style: 'after', page: 10, first: 1 } },
      part('Plan', '8', 11, plan),
    ])
    const labels = await readWith(pack.pdf, async (file) => (await file.getPageLabels()) ?? [])
    assert.deepEqual(labels, ['i', '9', '10', '10a', '11'])
    const pages = await textOf(pack.pdf)
    for (const [index, text] of pages.entries()) {
      assert.ok(text.split('\n').includes(`Page ${labels[index]}`), text)
    }
    assert.deepEqual(
      pages.map((text) => /Agenda item \w+/.exec(text)?.[0]),
      [undefined, 'Agenda item 6', undefined, 'Agenda item 7', 'Agenda item 8'],
    )
    assert.deepEqual(
      pack.parts.map(({ from, to }) => `${from}-${to}`),
      ['i-i', '9-10', '10a-10a', '11-11'],
    )
  })

  it('has a bookmark for each part, with its own below, and its links lead to the same pages', async () => {
    const linked = await plainPart(['first', 'second'], (made) => {
      const [first, second] = made.getPages()
      assert.ok(first && second)
      const { context } = made
      const link = context.obj({
        ...{ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], Dest: PDFString.of('there') },
      })
      first.node.addAnnot(context.register(link))
      const names = [PDFString.of('there'), context.obj([second.ref, 'Fit'])]
      made.catalog.set(context.obj('Names') as never, context.obj({ Dests: { Names: names } }))
    })
    const pack = await packOf([part('Plan', '6', 9, plan), part('Linked', '7', 10, linked)])
    await readWith(pack.pdf, async (file) => {
      const outline = await file.getOutline()
      assert.deepEqual(
        outline.map(({ title }) => title),
        ['Front sheet', '6. Plan', '7. Linked'],
      )
      const [, , last] = outline
      assert.ok(Array.isArray(last?.dest))
      assert.equal(await file.getPageIndex(last.dest[0]), 2)
      const [link] = await (await file.getPage(3)).getAnnotations()
      assert.equal(await file.getPageIndex(link?.['dest'][0]), 3)
    })
  })

  it('is the same file every time, and bears no date', async () => {
    const again = await packOf([
      part('Performance', '6', 9, performance),
      part('Plan', '7', 12, plan),
    ])
    assert.ok(again.pdf.equals(two.pdf))
    const text = unpackedText(two.pdf)
    assert.doesNotMatch(text, /CreationDate|ModDate|CreateDate/)
  })

  it('says that it is PDF/UA only where every part says so', async () => {
    assert.ok(two.claimsUa)
    assert.match(unpackedText(two.pdf), /<pdfuaid:part>1</)
    const untagged = await packOf([part('Scan', '6', 1, await plainPart(['a scan']))])
    assert.ok(!untagged.claimsUa)
    assert.doesNotMatch(unpackedText(untagged.pdf), /<pdfuaid:part>/)
  })

  it('names a part without structure on the front sheet, and lets it be read as it was drawn', async () => {
    const pack = await packOf([part('A scan', '6', 1, await plainPart(['drawn words', 'more']))])
    assert.deepEqual(
      pack.parts.map(({ facts: { isTagged } }) => isTagged),
      [true, false],
    )
    assert.match((await textOf(pack.pdf))[0] ?? '', /no structure for reading aloud/)
    const back = await waysBack(pack.pdf)
    assert.deepEqual(back.lost, [])
    const [document] = await shapesIn(pack.pdf)
    assert.deepEqual(document?.at(-1), ['Sect', ['P', 'content'], ['P', 'content']])
  })

  it('keeps one copy of a typeface that parts share', async () => {
    const twice = await packOf([part('One', '1', 1, plan), part('Other', '2', 2, plan)])
    const once = await packOf([part('One', '1', 1, plan)])
    const faces = ({ pdf }: MadePack) =>
      new Set(unpackedText(pdf).match(/\/FontFile\d \d+ 0 R/g)).size
    assert.ok(faces(once) > 2)
    assert.equal(faces(twice), faces(once))
  })

  it('keeps the size and the turn of a page, and prints the number upright on it', async () => {
    const wide = await plainPart(['wide'], (made: PDFDocument) => {
      made.getPage(0).setSize(1191, 842)
      made.addPage([842, 1191]).setRotation(degrees(90))
    })
    const pack = await packOf([part('Wide', '6', 1, wide)])
    await readWith(pack.pdf, async (file) => {
      const [flat, turned] = [await file.getPage(2), await file.getPage(3)]
      assert.deepEqual([flat.view, flat.rotate], [[0, 0, 1191, 842], 0])
      assert.deepEqual([turned.view, turned.rotate], [[0, 0, 842, 1191], 90])
      const { items } = await turned.getTextContent()
      const stamped = items.find((item) => 'str' in item && item.str === 'Page 2')
      assert.ok(stamped && 'transform' in stamped)
      // Turned by a quarter to the left on the page, so that it is upright when the page is turned right
      const [a, b] = stamped.transform
      assert.deepEqual([Math.round(a), Math.sign(b)], [0, 1])
    })
  })
})

describe('mergePack and what is not for everybody', () => {
  it('leaves restricted parts out of the pack for everybody, and has them in the one for members', async () => {
    const secret = {
      ...part('Sealed matter', '9', 40, await plainPart(['KESTREL'])),
      isRestricted: true,
    }
    const parts = [part('Plan', '6', 9, plan), secret]
    const open = await packOf(parts)
    for (const word of ['KESTREL', 'Sealed matter']) {
      assert.ok(!(await textOf(open.pdf)).join(' ').includes(word))
      assert.ok(!unpackedText(open.pdf).includes(word))
      assert.ok(
        !unpackedText(open.pdf).includes(
          Buffer.from(word, 'utf16le').swap16().toString('hex').toUpperCase(),
        ),
      )
    }
    const members = await packOf(parts, { ...TOLD, isForMembers: true })
    assert.ok((await textOf(members.pdf)).join(' ').includes('KESTREL'))
  })

  it('leaves out and names what a part carries besides: files, notes, programs, who made it', async () => {
    const loaded = await plainPart(['shown'], async (made) => {
      made.setAuthor('MERLIN')
      await made.attach(Buffer.from('HARRIER'), 'budget.txt', { mimeType: 'text/plain' })
      made.addJavaScript('greet', 'app.alert("OSPREY")')
      const note = made.context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9] })
      note.set(made.context.obj('Contents') as never, PDFString.of('BUZZARD'))
      made.getPage(0).node.addAnnot(made.context.register(note))
    })
    const pack = await packOf([part('Loaded', '6', 1, loaded)])
    const text = unpackedText(pack.pdf)
    for (const word of ['MERLIN', 'HARRIER', 'OSPREY', 'BUZZARD', 'budget.txt']) {
      assert.ok(!text.includes(word), word)
    }
    assert.deepEqual(pack.parts.at(-1)?.facts.leftOut, [
      '1 file packed in it',
      '1 comment',
      'a program that would run in the reader',
    ])
  })

  it('refuses a part that is locked, cut off or no PDF, by its title', async () => {
    const locked = await plainPart(['locked'], (made) => {
      made.encrypt({ ownerPassword: 'owner', userPassword: '' })
    })
    assert.match(await refusalOf([part('Budget', '6', 1, locked)]), /^“Budget” is locked/)
    const cut = plan.subarray(0, plan.length - 3000)
    assert.match(await refusalOf([part('Budget', '6', 1, cut)]), /^“Budget” is damaged/)
    const none = Buffer.from('PK not a PDF')
    assert.match(await refusalOf([part('Budget', '6', 1, none)]), /^“Budget” is damaged/)
  })

  it('says on the front sheet what was added to an issued pack, and moves no number', async () => {
    const late = { ...part('Late report', '8', 1, plan), numbers: null, addedOn: '20 July 2019' }
    const pack = await packOf([part('Performance', '6', 9, performance), late])
    assert.deepEqual(
      pack.parts.map(({ from, to }) => `${from}-${to}`),
      ['i-i', '9-10', '11-11'],
    )
    const [front = ''] = await textOf(pack.pdf)
    assert.match(front, /Added on 20 July 2019: item 8, Late report, page 11/)
  })

  it('refuses numbers that are taken', async () => {
    const parts = [part('Performance', '6', 9, performance), part('Plan', '7', 10, plan)]
    assert.equal(
      await refusalOf(parts),
      '“Plan” begins at page 10, but “Performance” before it goes to page 10. Let it begin after that',
    )
  })
})
