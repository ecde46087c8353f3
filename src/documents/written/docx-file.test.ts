import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { SaxesParser } from 'saxes'
import { accept, withZip } from '#shared/index.ts'
import { type DocxParagraph, writeDocx } from './docx-file.ts'

const listed = (words: string, format: 'roman' | 'letter', of: number): DocxParagraph => ({
  ...{ style: 'listed', words, list: { format, of } },
})
const PARAGRAPHS: readonly DocxParagraph[] = [
  { style: 'title', words: 'Minutes of a made-up panel' },
  { style: 'heading', words: '14. Speeds & cameras' },
  { style: 'text', words: 'Present: <nobody>' },
  listed('First', 'roman', 1),
  listed('Second', 'roman', 1),
  { style: 'subheading', words: 'Resolved' },
  listed('That it be so', 'letter', 2),
  { style: 'note', words: 'Corrected' },
  listed('First again', 'roman', 3),
]

/** What may stand in what, in the order in which ECMA-376 (part 1, annex A.1) has it: Word refuses another order. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'w:document': ['w:body'],
  'w:body': ['w:p', 'w:sectPr'],
  'w:p': ['w:pPr', 'w:r'],
  'w:pPr': [
    ...['w:pStyle', 'w:keepNext', 'w:keepLines', 'w:pageBreakBefore', 'w:widowControl', 'w:numPr'],
    ...['w:spacing', 'w:ind', 'w:contextualSpacing', 'w:jc', 'w:outlineLvl', 'w:rPr', 'w:sectPr'],
  ],
  'w:numPr': ['w:ilvl', 'w:numId'],
  'w:r': ['w:rPr', 'w:t', 'w:fldChar', 'w:instrText'],
  'w:rPr': [
    ...['w:rStyle', 'w:rFonts', 'w:b', 'w:bCs', 'w:i', 'w:iCs', 'w:color', 'w:sz', 'w:szCs'],
    ...['w:u', 'w:lang'],
  ],
  'w:sectPr': ['w:headerReference', 'w:footerReference', 'w:pgSz', 'w:pgMar', 'w:pgNumType'],
  'w:styles': ['w:docDefaults', 'w:latentStyles', 'w:style'],
  'w:docDefaults': ['w:rPrDefault', 'w:pPrDefault'],
  'w:rPrDefault': ['w:rPr'],
  'w:pPrDefault': ['w:pPr'],
  'w:style': ['w:name', 'w:basedOn', 'w:next', 'w:uiPriority', 'w:qFormat', 'w:pPr', 'w:rPr'],
  'w:numbering': ['w:abstractNum', 'w:num'],
  'w:abstractNum': ['w:nsid', 'w:multiLevelType', 'w:tmpl', 'w:lvl'],
  'w:lvl': ['w:start', 'w:numFmt', 'w:suff', 'w:lvlText', 'w:lvlJc', 'w:pPr', 'w:rPr'],
  'w:num': ['w:abstractNumId', 'w:lvlOverride'],
  'w:lvlOverride': ['w:startOverride', 'w:lvl'],
  'w:settings': ['w:compat', 'w:themeFontLang'],
  'w:compat': ['w:compatSetting'],
  'w:ftr': ['w:p'],
}

/** Elements that stand where the standard has no place for them, as "w:sz before w:b in w:rPr". */
function outOfOrder(text: string): readonly string[] {
  const found: string[] = []
  const open: { readonly name: string; last: string }[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    const parent = open.at(-1)
    open.push({ name, last: '' })
    if (parent === undefined) return
    const order = ORDER[parent.name] ?? []
    if (!order.includes(name)) found.push(`${name} in ${parent.name}`)
    // In a run its text and its fields stand in any order after its properties
    const isFree = parent.name === 'w:r' && name !== 'w:rPr'
    if (!isFree && order.indexOf(name) < order.indexOf(parent.last))
      found.push(`${parent.last} before ${name} in ${parent.name}`)
    parent.last = name
  })
  parser.on('closetag', () => open.pop())
  parser.on('error', ({ message }) => found.push(message))
  parser.write(text).close()
  return found
}

describe('a text document', () => {
  const bytes = writeDocx({
    ...{ title: 'Minutes', author: 'A made-up panel', day: '2027-02-05' },
    paragraphs: PARAGRAPHS,
  })
  const parts = new Map<string, string>()

  before(async () => {
    const advice = { whenDamaged: '', whenLocked: '', whenTooMany: '', whenTooLarge: '' }
    const bounds = { entries: 100, bytes: 1_000_000, advice }
    await withZip({ name: 'minutes.docx', from: bytes }, bounds, async ({ entries }) => {
      for (const { name, open } of entries) {
        const pieces: Buffer[] = []
        for await (const piece of open()) pieces.push(piece)
        parts.set(name, Buffer.concat(pieces).toString('utf8'))
      }
      return accept(undefined)
    })
  })

  const part = (name: string) => parts.get(name) ?? ''
  const all = (text: string, pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, one = '']) => one)

  it('has every part that its list of contents and its relations name, and names every part', () => {
    const types = part('[Content_Types].xml')
    const named = all(types, /PartName="\/([^"]+)"/g)
    assert.deepEqual(
      named.filter((name) => !parts.has(name)),
      [],
    )
    const related = [
      ...all(part('_rels/.rels'), /Target="([^"]+)"/g),
      ...all(part('word/_rels/document.xml.rels'), /Target="([^"]+)"/g).map((one) => `word/${one}`),
    ]
    assert.deepEqual(
      related.filter((name) => !parts.has(name)),
      [],
    )
    const own = [...parts.keys()].filter((name) => !/_rels|Content_Types/.test(name))
    assert.deepEqual(own.toSorted(), named.toSorted())
    assert.deepEqual(own.toSorted(), related.toSorted())
  })

  it('uses only styles and lists that it defines, each list beginning anew', () => {
    const document = part('word/document.xml')
    const styles = new Set(all(part('word/styles.xml'), /w:styleId="([^"]+)"/g))
    assert.deepEqual(
      all(document, /w:pStyle w:val="([^"]+)"/g).filter((id) => !styles.has(id)),
      [],
    )
    const numbering = part('word/numbering.xml')
    const lists = all(numbering, /<w:num w:numId="(\d+)"/g)
    assert.deepEqual(lists, ['1', '2', '3'])
    assert.deepEqual(all(document, /w:numId w:val="([^"]+)"/g), ['1', '1', '2', '3'])
    assert.equal(all(numbering, /(startOverride) w:val="1"/g).length, 3)
    assert.deepEqual(all(numbering, /w:numFmt w:val="([^"]+)"/g), ['lowerRoman', 'lowerLetter'])
  })

  it('is titled, dated and in British English, with headings that are found as such', () => {
    const core = part('docProps/core.xml')
    assert.match(core, /<dc:title>Minutes<\/dc:title>.*<dc:language>en-GB<\/dc:language>/)
    assert.match(core, /2027-02-05T00:00:00Z<\/dcterms:created>/)
    const styles = part('word/styles.xml')
    assert.match(styles, /<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"\/>/)
    assert.match(
      styles,
      /w:styleId="Heading1"><w:name w:val="heading 1"\/>.*w:outlineLvl w:val="0"/,
    )
    assert.match(part('word/document.xml'), /Speeds &amp; cameras.*&lt;nobody&gt;/)
  })

  it('has each element where the standard has a place for it, in its order', () => {
    const own = [...parts.keys()].filter((name) => /^word\/[^/]+\.xml$/.test(name))
    assert.equal(own.length, 5)
    for (const name of own) assert.deepEqual(outOfOrder(part(name)), [], name)
    // What it is held against does find what is out of order
    const turned = part('word/styles.xml').replace(
      '<w:b/><w:sz w:val="40"/>',
      '<w:sz w:val="40"/><w:b/>',
    )
    assert.deepEqual(outOfOrder(turned), ['w:sz before w:b in w:rPr'])
    assert.deepEqual(outOfOrder('<w:p><w:style/></w:p>'), ['w:style in w:p'])
  })

  it('is well formed in each part, and the same bytes for the same paragraphs', () => {
    for (const [name, text] of parts) {
      const open: string[] = []
      for (const [, end, tag = '', alone] of text.matchAll(/<(\/?)([A-Za-z:]+)[^>]*?(\/?)>/g)) {
        if (end === '/') assert.equal(open.pop(), tag, name)
        else if (alone !== '/') open.push(tag)
      }
      assert.deepEqual(open, [], name)
    }
    const again = writeDocx({
      ...{ title: 'Minutes', author: 'A made-up panel', day: '2027-02-05' },
      paragraphs: PARAGRAPHS,
    })
    assert.deepEqual(again, bytes)
  })
})
