import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'
import { accept } from '#shared/index.ts'
import { createViews, loadAssets } from '#web/index.ts'
import { readCommentary } from './commentary.ts'
import { exampleReport } from './example-report.ts'
import type { PutIn } from './figure-references.ts'
import { presentText, REPORT_VIEWS } from './report-html.ts'

const folder = mkdtempSync(join(tmpdir(), 'text-attacks-'))
after(() => rmSync(folder, { recursive: true }))
writeFileSync(
  join(folder, 'only-text.njk'),
  '{% from "report-words.njk" import blocks %}{{ blocks(page.blocks) }}',
)
const site = { panel: '', navigation: [], footer: [] }
const views = createViews([...REPORT_VIEWS, folder], site, loadAssets())
const report = exampleReport()

/** What a figure's name puts in, as bad as it could be. */
const putIn: PutIn = ({ of }) => accept({ text: `<b>${of}</b>`, link: `#${of}` })

/** A text as its page prints it; `undefined` where it is refused. */
function printed(markdown: string): string | undefined {
  const read = readCommentary(markdown, 'any.md', putIn)
  if (!read.ok) return undefined
  const page = { title: '', blocks: presentText(report, read.value) }
  return views.render('only-text.njk', page, '/')
}

const ELEMENTS = 'p h3 h4 ul ol li strong em a div table thead tbody tr th td'.split(' ')
const ATTRIBUTES = 'class scope role aria-label tabindex href'.split(' ')

/** Everything in a page that a text may not bring there. */
function strangers(html: string): readonly string[] {
  const found: string[] = []
  const look = (node: DefaultTreeAdapterMap['node']) => {
    if ('tagName' in node) {
      if (!ELEMENTS.includes(node.tagName)) found.push(`<${node.tagName}>`)
      for (const { name, value } of node.attrs) {
        if (!ATTRIBUTES.includes(name)) found.push(`${name}="${value}"`)
        if (name === 'href' && !/^(https?:\/\/|#)/.test(value)) found.push(`to ${value}`)
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) look(child)
  }
  look(parseFragment(html))
  return found
}

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="https://a.example" onclick="x()">a</a>',
  '<!-- --><style>*{}</style>',
  '![a](https://elsewhere.example/a.png)',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt&colon;alert(1))',
  '[a](java&#x0A;script:alert(1))',
  '[a](data:text/html;base64,PHNjcmlwdD4=)',
  '[a](vbscript:x)',
  '[a](//elsewhere.example)',
  '[a](\\\\elsewhere.example)',
  '[a](https://a.example "on\\" onclick=x")',
  '[a](https://a.example/"onmouseover="x)',
  '<javascript:alert(1)>',
  '<https://a.example/"onclick="x>',
  '[a][b]\n\n[b]: javascript:alert(1)',
  '{{figure "><script>}}',
  '{{figure a"onclick="x}}',
  '|a|\n|-|\n|<script>|',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '{{ range.constructor("return 1")() }}',
  '{% include "layout.njk" %}',
]

describe('a text of a report', () => {
  it('brings no element, no attribute and no address into a page but its own few', () => {
    for (const attack of ATTACKS) {
      for (const text of [
        attack,
        `- ${attack}`,
        `### ${attack}`,
        `**${attack}**`,
        `[${attack}](#a)`,
      ]) {
        const html = printed(text)
        assert.deepEqual(html === undefined ? [] : strangers(html), [], text)
      }
    }
  })

  it('is refused where it has HTML, a picture, or a link that runs something', () => {
    for (const attack of ATTACKS.slice(0, 7)) {
      // What is no HTML to Markdown is printed as the words it is
      const html = printed(attack)
      if (attack.startsWith('<svg/')) assert.match(html ?? '', /&lt;svg\/onload/)
      else assert.equal(html, undefined, attack)
    }
  })

  it('brings none however such things are put together', () => {
    const piece = fc.oneof(
      fc.constantFrom(...ATTACKS),
      fc.constantFrom('<', '>', '"', "'", '[', '](', ')', '`', '\\', '&', '\n', '\n\n', '|', '# '),
      fc.constantFrom('javascript:', 'https://a.example', 'onclick=', '{{figure ', '}}', '**', '!'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    )
    const text = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, (markdown) => {
        const html = printed(markdown)
        assert.deepEqual(html === undefined ? [] : strangers(html), [])
      }),
    )
  })

  it('is answered however deep or long it is', () => {
    const long = 20_000
    for (const text of [
      '>'.repeat(long),
      '- '.repeat(long),
      '['.repeat(long),
      '*'.repeat(long),
      '**a'.repeat(long),
      '[a]('.repeat(long),
      '{{'.repeat(long),
      '{{figure a}}'.repeat(3_000),
      '|'.repeat(long),
      '<'.repeat(long),
      '`'.repeat(long),
      `${'  '.repeat(2_000)}- a\n`.repeat(5),
      Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
    ]) {
      const html = printed(text)
      assert.deepEqual(html === undefined ? [] : strangers(html), [])
    }
  })
})
