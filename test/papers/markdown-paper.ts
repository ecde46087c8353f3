import MarkdownIt, { type Token } from 'markdown-it'
import type { TestPaper, TestPart } from './paper-files.ts'

const markdown = new MarkdownIt().enable('table')

/** A paper in Markdown as one from which files of other kinds are written in the same words. */
export function paperOfMarkdown(text: string): TestPaper {
  const tokens = markdown.parse(text, {})
  const parts: TestPart[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token?.level !== 0) continue
    const inside = tokens.slice(
      at,
      tokens.findIndex((it, index) => index > at && isEnd(it, token)),
    )
    parts.push(...partOf(token, inside))
  }
  const [first] = parts
  const title = first?.kind === 'heading' ? first.text : ''
  return { title, header: title, parts: parts.slice(title === '' ? 0 : 1) }
}

const isEnd = (it: Token, { type }: Token) =>
  it.level === 0 && it.type === type.replace('_open', '_close')

function partOf({ type }: Token, inside: readonly Token[]): readonly TestPart[] {
  switch (type) {
    case 'heading_open':
      return [{ kind: 'heading', text: wordsOf(inside) }]
    case 'paragraph_open':
      return [{ kind: 'paragraph', text: wordsOf(inside) }]
    case 'bullet_list_open':
    case 'ordered_list_open':
      return [{ kind: 'list', items: split(inside, 'list_item_open').map(wordsOf) }]
    case 'table_open': {
      const [heading = [], ...rows] = split(inside, 'tr_open').map((row) =>
        row.filter((it) => it.type === 'inline').map((it) => wordsOf([it])),
      )
      return [{ kind: 'table', heading, rows }]
    }
    default:
      return []
  }
}

/** The tokens that follow each one of a type. */
function split(tokens: readonly Token[], type: string): readonly (readonly Token[])[] {
  const starts = tokens.flatMap((it, index) => (it.type === type ? [index] : []))
  return starts.map((start, index) => tokens.slice(start, starts[index + 1]))
}

/** The words without the signs for strong and slanted ones. */
function wordsOf(tokens: readonly Token[]): string {
  const inline = tokens.flatMap((it) => (it.type === 'inline' ? (it.children ?? []) : []))
  return inline
    .map((it) => (it.type === 'softbreak' ? ' ' : it.content))
    .join('')
    .trim()
}
