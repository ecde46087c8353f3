import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { accept, refuse } from '#shared/index.ts'
import { readCommentary } from './commentary.ts'
import type { PutIn } from './figure-references.ts'

/** A report that has one row, of 612. */
const putIn: PutIn = ({ of, what }) =>
  of === 'calls' ? accept({ text: `${what} 612`, link: '#figure-1' }) : refuse('none', `no ${of}`)

function blocks(markdown: string) {
  const outcome = readCommentary(markdown, 'calls.md', putIn)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

function messages(markdown: string): string[] {
  const outcome = readCommentary(markdown, 'calls.md', putIn)
  return outcome.ok ? [] : outcome.problems.map((problem) => problem.message)
}

describe('readCommentary', () => {
  it('reads headings, paragraphs, lists and tables in their order', () => {
    const text =
      '### Calls\n\nCalls **rose** in *June*.\n\n- one\n- two\n\n1. first\n\n| Month | Calls |\n|---|--:|\n| June | 612 |\n\n#### Why\n'
    assert.deepEqual(blocks(text), [
      { kind: 'heading', level: 3, words: [{ text: 'Calls' }] },
      {
        kind: 'paragraph',
        words: [
          { text: 'Calls ' },
          { text: 'rose', strong: true },
          { text: ' in ' },
          { text: 'June', emphasis: true },
          { text: '.' },
        ],
      },
      { kind: 'list', ordered: false, items: [[{ text: 'one' }], [{ text: 'two' }]] },
      { kind: 'list', ordered: true, items: [[{ text: 'first' }]] },
      {
        kind: 'table',
        head: [[{ text: 'Month' }], [{ text: 'Calls' }]],
        rows: [[[{ text: 'June' }], [{ text: '612' }]]],
      },
      { kind: 'heading', level: 4, words: [{ text: 'Why' }] },
    ])
  })

  it('keeps a link whole when it is broken over two lines', () => {
    assert.deepEqual(blocks('See [the\npaper](https://example.org/a) and [row](#figure-3).'), [
      {
        kind: 'paragraph',
        words: [
          { text: 'See ' },
          { text: 'the paper', link: 'https://example.org/a' },
          { text: ' and ' },
          { text: 'row', link: '#figure-3' },
          { text: '.' },
        ],
      },
    ])
  })

  it('reads an empty file as no commentary', () => {
    assert.deepEqual(blocks('\n  \n'), [])
  })

  it('refuses what a report cannot hold, with its file and line', () => {
    assert.deepEqual(messages('Fine.\n\n![map](map.png)'), [
      'Line 3 of calls.md has a picture. Describe it in words, and link to it if it is published',
    ])
    assert.deepEqual(messages('First\nsecond <b>third</b>'), [
      'Line 2 of calls.md has HTML. Write it in Markdown',
      'Line 2 of calls.md has HTML. Write it in Markdown',
    ])
    assert.deepEqual(messages('# Calls'), [
      'Line 1 of calls.md has a heading that is not ### or ####. The report has its own larger ones',
    ])
    assert.deepEqual(messages('#### Why'), [
      'Line 1 of calls.md has a #### heading before any ### heading. Begin with ###',
    ])
    assert.deepEqual(messages('- one\n  - inner\n- two'), [
      'Line 2 of calls.md has a list inside a list. Write one list',
    ])
    assert.deepEqual(messages('> said\n> twice\n\n---\n\n~~gone~~'), [
      'Line 1 of calls.md has a quotation set apart with >. Put the words in a paragraph, in quotation marks',
      'Line 4 of calls.md has a line across the page. Use a ### heading to begin a new part',
      'Line 6 of calls.md has words struck through. Leave them out',
    ])
  })

  it('refuses a link that is neither to the web nor to a place in the report', () => {
    for (const link of ['javascript:alert(1)', 'data:text/html,x', 'mailto:a@b.org', '/etc', '#']) {
      assert.equal(messages(`[x](${link})`).length, 1, link)
    }
  })

  it('puts in the figures that it names, each leading to its row, in strong words and in tables', () => {
    assert.deepEqual(blocks('There were **{{figure calls}}**, {{ percent calls }} more.'), [
      {
        kind: 'paragraph',
        words: [
          { text: 'There were ' },
          { text: 'figure 612', strong: true, link: '#figure-1' },
          { text: ', ' },
          { text: 'percent 612', link: '#figure-1' },
          { text: ' more.' },
        ],
      },
    ])
    const [table] = blocks('| Calls |\n|---|\n| {{figure calls}} |\n')
    assert.deepEqual(table, {
      kind: 'table',
      head: [[{ text: 'Calls' }]],
      rows: [[[{ text: 'figure 612', link: '#figure-1' }]]],
    })
  })

  it('refuses a name that is of no figure, with its line', () => {
    assert.deepEqual(
      messages(
        'Fine.\n\n{{figure bells}} {{figur calls}}\n{{figure\ncalls}} {{percent calls 2019-04}}',
      ).map((message) => message.split('. ')[0]),
      [
        'Line 3 of calls.md has no bells',
        'Line 3 of calls.md has "{{figur calls}}", which names no figure',
        'Line 4 of calls.md has two curly brackets that name no figure',
        'Line 5 of calls.md has two curly brackets that name no figure',
        'Line 5 of calls.md has "{{percent calls 2019-04}}"',
      ],
    )
  })

  it('answers any text at all, and never with a link that could run something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const outcome = readCommentary(text, 'any.md', putIn)
        if (!outcome.ok)
          assert.ok(outcome.problems.every(({ message }) => message.includes('any.md')))
        else assert.doesNotMatch(JSON.stringify(outcome.value), /"link":"(?!https?:|#)/)
      }),
    )
  })
})
