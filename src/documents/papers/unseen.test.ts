import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writeZip } from '#shared/index.ts'
import { packPdf, write } from '../../../test/papers/pdf-file.ts'
import { readPaper } from './read-paper.ts'
import { tellsOfNamesAlone, tellsOfUnseen } from './unseen.ts'

const notesOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const read = await readPaper('a paper', bytes)
  assert.ok(read.ok)
  return read.value.notes
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

const docx = (body: string, others: readonly (readonly [string, string])[] = []) =>
  writeZip([
    { name: 'word/document.xml', bytes: `<w:document ${W}><w:body>${body}</w:body></w:document>` },
    ...others.map(([name, bytes]) => ({ name, bytes })),
  ])

const odt = (meta: string, styles: string, body: string) => {
  const names =
    'xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:meta="m" xmlns:dc="http://purl.org/dc/elements/1.1/"'
  return writeZip([
    { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'meta.xml', bytes: `<office:document-meta ${names}>${meta}</office:document-meta>` },
    {
      name: 'content.xml',
      bytes: `<office:document-content ${names}>${styles}<office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
  ])
}

const WORDS = '<w:p><w:r><w:t>There were 12 burglaries.</w:t></w:r></w:p>'

describe('what a paper carries that its pages do not show', () => {
  it('is nothing to tell of a Word file, an OpenDocument text or a PDF that carries nothing', async () => {
    assert.deepEqual(await notesOf(docx(WORDS)), [])
    assert.deepEqual(await notesOf(odt('', '', '<text:p>There were 12 burglaries.</text:p>')), [])
    const pdf = packPdf([{ drawing: write(['There were 12 burglaries in May.'], 50, 700) }])
    assert.deepEqual(await notesOf(pdf), [])
  })

  it('is told of a Word file: who wrote and saved it, comments, changes and hidden text', async () => {
    const body = `${WORDS}
      <w:p><w:ins w:author="Cy Editor"><w:r><w:t>More.</w:t></w:r></w:ins>
      <w:del w:author="Cy Editor"><w:r><w:delText>Less.</w:delText></w:r></w:del></w:p>
      <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Unsaid.</w:t></w:r></w:p>
      <w:p><w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>Said.</w:t></w:r></w:p>`
    const notes = await notesOf(
      docx(body, [
        [
          'docProps/core.xml',
          '<c:core xmlns:c="c" xmlns:dc="d"><dc:title>Paper</dc:title><dc:creator>Ada Writer</dc:creator><c:lastModifiedBy>Bo Saver</c:lastModifiedBy></c:core>',
        ],
        [
          'word/comments.xml',
          `<w:comments ${W}><w:comment w:author="Di Reader"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment></w:comments>`,
        ],
      ]),
    )
    const told = notes.find((note) => note.startsWith('It carries')) ?? ''
    for (const name of ['Ada Writer', 'Bo Saver', 'Cy Editor', 'Di Reader']) {
      assert.ok(told.includes(`“${name}”`), told)
    }
    assert.match(told, /; 1 comment; 2 tracked changes; 1 piece of hidden text\. Whoever is given/)
    assert.doesNotMatch(told, /Paper|Why|Unsaid/)
  })

  it('is told of an OpenDocument text', async () => {
    const notes = await notesOf(
      odt(
        '<office:meta><meta:initial-creator>Ada Writer</meta:initial-creator><dc:creator>Bo Saver</dc:creator></office:meta>',
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>',
        '<text:p>There were 12.<office:annotation><dc:creator>Di Reader</dc:creator><text:p>Why?</text:p></office:annotation></text:p>',
      ),
    )
    assert.deepEqual(notes, [
      'It carries what its pages do not show: names (“Ada Writer”, “Bo Saver”, “Di Reader”); 1 comment; 1 piece of hidden text. Whoever is given the file can read that: take it out before the file is published',
    ])
  })

  it('is told of a PDF: its author, and notes on its pages', async () => {
    const pdf = packPdf(
      [
        {
          drawing: write(['There were 12 burglaries in May.'], 50, 700),
          says: '/Annots[6 0 R 7 0 R]',
        },
      ],
      {
        objects: [
          '<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(Di Reader)/Contents(Why?)>>',
          '<</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>',
          '<</Author(Ada Writer)>>',
        ],
        trailer: '/Info 8 0 R',
      },
    )
    assert.deepEqual(await notesOf(pdf), [
      'It carries what its pages do not show: names (“Ada Writer”, “Di Reader”); 1 comment. Whoever is given the file can read that: take it out before the file is published',
    ])
  })
})

describe('a note of what a file does not show', () => {
  it('tells of names alone where there is nothing else', () => {
    const about = (what: string) =>
      `It carries what its pages do not show: ${what}. Whoever is given the file can read that: take it out before the file is published`
    assert.equal(tellsOfNamesAlone(about('names (“Ada Writer”, “Bo Saver”)')), true)
    assert.equal(tellsOfNamesAlone(about('names (“Ada Writer”); 1 comment')), false)
    assert.equal(tellsOfNamesAlone(about('1 comment')), false)
    assert.equal(tellsOfUnseen(about('1 comment')), true)
    assert.equal(tellsOfUnseen('2 of its pages have no words'), false)
  })
})
