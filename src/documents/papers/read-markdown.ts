import MarkdownIt from 'markdown-it'
import { type Block, type Document, joinLines } from './document.ts'
import { type DrawnRow, toGrid } from './grids.ts'

const MARK = /[*_`]|\[([^\]]*)\]\([^)]*\)/gu

/** Reads Markdown: headings, paragraphs, list items and pipe tables, with the lines they stand on. */
export function readMarkdown(file: string, text: string): Document {
  const tokens = new MarkdownIt({ html: false }).parse(text, {})
  const blocks: Block[] = []
  const lists: { ordered: boolean; next: number }[] = []
  let rows: DrawnRow[] = []
  let headingRows = 0
  let marker: string | null = null
  let isHeading = false
  tokens.forEach((token, index) => {
    const line = (token.map?.[0] ?? 0) + 1
    switch (token.type) {
      case 'heading_open':
        isHeading = true
        break
      case 'heading_close':
        isHeading = false
        break
      case 'bullet_list_open':
        lists.push({ ordered: false, next: 1 })
        break
      case 'ordered_list_open':
        lists.push({ ordered: true, next: Number(token.attrGet('start') ?? 1) })
        break
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop()
        break
      case 'list_item_open': {
        const list = lists.at(-1)
        marker = list?.ordered ? `${list.next}.` : '•'
        if (list) list.next += 1
        break
      }
      case 'table_open':
        rows = []
        headingRows = 0
        break
      case 'tr_open':
        rows.push({ place: { page: null, line }, cells: [] })
        break
      case 'thead_close':
        headingRows = rows.length
        break
      case 'table_close':
        blocks.push({ kind: 'table', grid: toGrid(rows, headingRows) })
        rows = []
        break
      case 'inline': {
        const words = plain(token.content)
        const isCell = /^t[hd]_open$/u.test(tokens[index - 1]?.type ?? '')
        const last = rows.at(-1)
        if (isCell && last) {
          rows[rows.length - 1] = { ...last, cells: [...last.cells, words] }
          break
        }
        const number = /^(\d+(?:\.\d+)+)\s+/u.exec(words)
        const passage = joinLines(
          words
            .slice(number?.[0].length ?? 0)
            .split('\n')
            .map((part, offset) => ({ text: part, page: null, line: line + offset })),
        )
        blocks.push({
          kind: isHeading ? 'heading' : 'paragraph',
          passage,
          marker: number?.[1] ?? marker,
        })
        marker = null
        break
      }
      default:
    }
  })
  return { file, blocks }
}

function plain(text: string): string {
  return text.replace(MARK, '$1')
}
