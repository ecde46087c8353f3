import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Document, ReadPaper } from '#documents/index.ts'
import { readPaper } from '#documents/testing.ts'
import { writeZip } from '#shared/index.ts'
import { stateSize } from '#shared/testing.ts'
import { northmerePaper } from '../../test/papers/northmere.ts'
import { asDocx, asOdt, asPdf, asText, packDocx, packOdt } from '../../test/papers/paper-files.ts'
import { checkPapers } from './check-papers.ts'

async function read(name: string, bytes: Uint8Array): Promise<ReadPaper> {
  const outcome = await readPaper(name, bytes)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

async function refusalOf(name: string, bytes: Uint8Array): Promise<string> {
  const outcome = await readPaper(name, bytes)
  assert.ok(!outcome.ok, `${name} was read`)
  return outcome.problems.map((it) => it.message).join('\n')
}

const findingsOf = (document: Document) =>
  (checkPapers([document])[0]?.claims ?? [])
    .map(({ kind, stated, recomputed, verdict, suggestion }) =>
      [kind, stated, recomputed, verdict, suggestion].join(' | '),
    )
    .toSorted()

const wordsOf = ({ blocks }: Document) =>
  blocks.map((it) => (it.kind === 'table' ? it.grid.heading : it.passage.text)).join('\n')

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')

describe('readPaper', () => {
  it('gives the same findings for a paper as PDF, DOCX and ODT as for its text', async () => {
    const expected = findingsOf(await read('paper.txt', Buffer.from(asText(northmerePaper))))
    assert.ok(expected.filter((it) => /incorrect|inconsistent/u.test(it)).length >= 7)
    assert.deepEqual(findingsOf(await read('paper.pdf', asPdf(northmerePaper))), expected)
    assert.deepEqual(findingsOf(await read('paper.docx', asDocx(northmerePaper))), expected)
    assert.deepEqual(findingsOf(await read('paper.odt', asOdt(northmerePaper))), expected)
  })

  it('says on which page and line of a PDF a finding stands', async () => {
    const [checked] = checkPapers([await read('paper.pdf', asPdf(northmerePaper))])
    const wrong = checked?.claims.find((claim) => claim.stated === '16.6%')
    assert.deepEqual(wrong?.where, { page: 1, line: 6 })
  })

  it('goes by what is in a file, not by its name', async () => {
    const paper = await read('minutes.txt', asPdf(northmerePaper))
    assert.match(wordsOf(paper), /There were 5,050 reports/u)
    assert.match(wordsOf(await read('paper.pdf', Buffer.from('There were 12.'))), /12/u)
  })

  it('reads text in each encoding that offices use', async () => {
    const text = 'The budget – £131.5m – rose by ½ of 1%.'
    const windows = Buffer.from(text.replace(/–/gu, '\x96'), 'latin1')
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      utf16(text),
      utf16(text).subarray(2),
      utf16(text).swap16(),
      windows,
    ]) {
      assert.equal(wordsOf(await read('paper.txt', bytes)), text)
    }
  })

  it('reads web pages without their scripts, and Markdown without its signs', async () => {
    const page =
      '<!DOCTYPE html><script>throw new Error("run")</script><p>There were <b>12</b> reports.</p>'
    assert.equal(wordsOf(await read('a', Buffer.from(page))), 'There were 12 reports.')
    const markdown = '# Crime\n\n| Type | 2022 | 2023 |\n|---|---|---|\n| Theft | 10 | 12 |\n'
    assert.equal(wordsOf(await read('b', Buffer.from(markdown))), 'Crime\nType 2022 2023')
  })

  it('says what a file is that is no paper, and what to hand in', async () => {
    const old = (stream: string) =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.from(stream, 'utf16le'),
      ])
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])
    const wrong: readonly (readonly [Buffer, RegExp])[] = [
      [Buffer.alloc(0), /is empty/u],
      [old('WordDocument'), /Word file of before 2007 \(\.doc\)\. Save it as \.docx/u],
      [old('EncryptedPackage'), /locked with a password/u],
      [old('Workbook'), /spreadsheet or slides\. Hand in a PDF/u],
      [writeZip([{ name: 'xl/workbook.xml', bytes: '<x/>' }]), /is a spreadsheet\. Hand in a PDF/u],
      [
        writeZip([{ name: 'ppt/presentation.xml', bytes: '<x/>' }]),
        /set of slides\. Save it as a PDF/u,
      ],
      [writeZip([{ name: 'paper.pdf', bytes: 'x' }]), /packed file\. Unpack it/u],
      [png, /is a picture\. Ask for the file it was made from/u],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /is a picture/u],
      [Buffer.from('{\\rtf1 There were 12.}'), /Rich Text file/u],
      [Buffer.from([0x4d, 0x5a, 0x90, 0]), /is a program/u],
      [Buffer.from([1, 0, 2, 0, 0, 0, 9]), /not a paper that can be read/u],
    ]
    for (const [bytes, words] of wrong) assert.match(await refusalOf('file', bytes), words)
  })

  it('refuses a locked OpenDocument text', async () => {
    const locked = writeZip([
      { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.text' },
      { name: 'META-INF/manifest.xml', bytes: '<manifest:encryption-data/>' },
      { name: 'content.xml', bytes: 'not xml' },
    ])
    assert.match(await refusalOf('paper.odt', locked), /locked with a password/u)
  })

  it('refuses what is made to swell: entities, sizes that are untrue, nesting without end', async () => {
    const laughs =
      '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;&b;&b;</a>'
    const swelling = 'a'.repeat(3_000_000)
    for (const bytes of [
      writeZip([{ name: 'word/document.xml', bytes: laughs }]),
      stateSize(
        writeZip([{ name: 'word/document.xml', bytes: swelling }]),
        'word/document.xml',
        1000,
      ),
      packDocx('<w:sdt>'.repeat(10_000)),
      packOdt('<text:section>'.repeat(10_000)),
      asDocx(northmerePaper).subarray(0, 1500),
    ]) {
      assert.match(await refusalOf('paper.docx', bytes), /damaged or cut short/u)
    }
  })

  it('refuses more words than any paper has, before they are unpacked or as they come', async () => {
    const long = 'word '.repeat(1_700_000)
    assert.match(await refusalOf('a.txt', Buffer.from(long)), /more text than is read at once/u)
    const written = packDocx(`<w:p><w:r><w:t>${long}</w:t></w:r></w:p>`)
    assert.match(await refusalOf('a.docx', written), /more text than is read at once/u)
    const stated = stateSize(
      writeZip([{ name: 'word/document.xml', bytes: 'x' }]),
      'word/document.xml',
      300_000_000,
    )
    assert.match(
      await refusalOf('a.docx', stated),
      /unpacks to 300 MB, more than the 100 MB that are read at once\. Save it again/u,
    )
  })
})
