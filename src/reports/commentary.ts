import MarkdownIt, { type Token } from 'markdown-it'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import { type PutIn, REFERENCE, readReference } from './figure-references.ts'
import type { Block, Inline } from './report.ts'

/**
 * Reads commentary written in Markdown. It may hold headings (### and ####), paragraphs, flat
 * lists, tables, **strong**, *emphasis* and links to http, https or a #place in the same report:
 * what paper, screen and screen reader can all carry. A figure named by `{{figure burglary}}` is put in.
 *
 * @param fileName - named in what is refused
 * @param putIn - what stands in place of a figure's name
 * @returns the blocks in order, none for an empty text; or one problem for everything else found,
 *   each with its line, counted from 1
 */
export function readCommentary(
  markdown: string,
  fileName: string,
  putIn: PutIn,
): Outcome<readonly Block[]> {
  const reading = new Reading(parser.parse(markdown, {}), fileName, putIn)
  const blocks = reading.blocks()
  return reading.problems.length === 0 ? accept(blocks) : { ok: false, problems: reading.problems }
}

/**
 * HTML and every kind of link are let through to the reading below, which refuses them by name and
 * line; left to itself, the parser would print them as if they were words. Nothing is rendered here.
 */
const parser = new MarkdownIt({ html: true })
parser.validateLink = () => true

const INSTEAD: Readonly<Record<string, string>> = {
  blockquote_open: 'a quotation set apart with >. Put the words in a paragraph, in quotation marks',
  code_block: 'lines that begin with four spaces. Take the spaces away',
  fence: 'a block of code. Put the words in a paragraph',
  code_inline: 'words between ` marks. Use ** for strong words',
  hr: 'a line across the page. Use a ### heading to begin a new part',
  html_block: 'HTML. Write it in Markdown',
  html_inline: 'HTML. Write it in Markdown',
  image: 'a picture. Describe it in words, and link to it if it is published',
  s_open: 'words struck through. Leave them out',
}

const UNCLOSED =
  'two curly brackets that name no figure. Open and close the name of a figure on one line, as {{figure burglary}}'

const LINK = /^(?:https?:\/\/[^\s/]+|#[^\s])\S*$/

class Reading {
  readonly problems: Problem[] = []
  readonly #tokens: readonly Token[]
  readonly #fileName: string
  readonly #putIn: PutIn
  #at = 0
  #lastHeading: 2 | 3 | 4 = 2

  constructor(tokens: readonly Token[], fileName: string, putIn: PutIn) {
    this.#tokens = tokens
    this.#fileName = fileName
    this.#putIn = putIn
  }

  blocks(): Block[] {
    const blocks: Block[] = []
    for (let token = this.#next(); token; token = this.#next()) {
      const block = this.#block(token)
      if (block) blocks.push(block)
    }
    return blocks
  }

  #block(token: Token): Block | undefined {
    switch (token.type) {
      case 'heading_open':
        return this.#heading(token)
      case 'paragraph_open':
        return { kind: 'paragraph', words: this.#wordsUntil('paragraph_close') }
      case 'bullet_list_open':
        return { kind: 'list', ordered: false, items: this.#items('bullet_list_close') }
      case 'ordered_list_open':
        return { kind: 'list', ordered: true, items: this.#items('ordered_list_close') }
      case 'table_open':
        return this.#table()
      default:
        this.#refuse(lineOf(token), INSTEAD[token.type] ?? 'a form that a report cannot hold')
        this.#skip(token)
        return undefined
    }
  }

  #heading(token: Token): Block {
    const level = Number(token.tag.slice(1))
    const line = lineOf(token)
    const words = this.#wordsUntil('heading_close')
    if (level < 3 || level > 4) {
      this.#refuse(line, 'a heading that is not ### or ####. The report has its own larger ones')
    } else if (level === 4 && this.#lastHeading === 2) {
      this.#refuse(line, 'a #### heading before any ### heading. Begin with ###')
    }
    const kept = level === 4 ? 4 : 3
    this.#lastHeading = kept
    return { kind: 'heading', level: kept, words }
  }

  #items(end: string): (readonly Inline[])[] {
    const items: (readonly Inline[])[] = []
    for (let token = this.#next(); token && token.type !== end; token = this.#next()) {
      const words: Inline[] = []
      let paragraphs = 0
      for (token = this.#next(); token && token.type !== 'list_item_close'; token = this.#next()) {
        if (token.type === 'paragraph_open') {
          paragraphs += 1
          if (paragraphs === 2) {
            this.#refuse(lineOf(token), 'a list item of two paragraphs. Write each item as one')
          }
          words.push(...this.#wordsUntil('paragraph_close'))
        } else {
          this.#refuse(
            lineOf(token),
            token.type.endsWith('list_open')
              ? 'a list inside a list. Write one list'
              : (INSTEAD[token.type] ?? 'more than words in a list item. Put it after the list'),
          )
          this.#skip(token)
        }
      }
      items.push(words)
    }
    return items
  }

  #table(): Block {
    const rows: (readonly Inline[])[][] = []
    for (let token = this.#next(); token && token.type !== 'table_close'; token = this.#next()) {
      if (token.type === 'tr_open') rows.push([])
      if (token.type === 'inline') rows.at(-1)?.push(this.#words(token))
    }
    const [head = [], ...body] = rows
    return { kind: 'table', head, rows: body }
  }

  #wordsUntil(end: string): readonly Inline[] {
    const words: Inline[] = []
    for (let token = this.#next(); token && token.type !== end; token = this.#next()) {
      words.push(...this.#words(token))
    }
    return words
  }

  #words(inline: Token): readonly Inline[] {
    const words: Inline[] = []
    let [line, strong, emphasis] = [lineOf(inline), 0, 0]
    let link: string | undefined
    for (const token of inline.children ?? []) {
      if (token.type === 'text') {
        for (const part of this.#withFigures(token.content, line)) {
          words.push(inlineOf(part.text, strong, emphasis, link ?? part.link))
        }
      } else if (token.type === 'softbreak' || token.type === 'hardbreak') {
        words.push(inlineOf(' ', strong, emphasis, link))
        line += 1
      } else if (token.tag === 'strong') strong += token.nesting
      else if (token.tag === 'em') emphasis += token.nesting
      else if (token.type === 'link_close') link = undefined
      else if (token.type === 'link_open') {
        link = String(token.attrGet('href') ?? '')
        if (!LINK.test(link)) {
          this.#refuse(
            line,
            `a link to "${link}". Link to an address that begins with http:// or https://, or to a #place in the report`,
          )
        }
      } else if (token.nesting >= 0) {
        this.#refuse(line, INSTEAD[token.type] ?? 'a form that a report cannot hold')
      }
    }
    return joined(words)
  }

  /** Words with the figures put in that they name; none for an empty text. */
  #withFigures(text: string, line: number): readonly Pick<Inline, 'text' | 'link'>[] {
    const parts = text.split(REFERENCE)
    return parts.flatMap((part, at) => {
      // What a pattern matches stands between what it does not
      if (at % 2 === 1) return this.#figure(part, line)
      if (/\{\{|\}\}/.test(part)) this.#refuse(line, UNCLOSED)
      return part === '' ? [] : [{ text: part }]
    })
  }

  #figure(named: string, line: number): readonly Pick<Inline, 'text' | 'link'>[] {
    const reference = readReference(named)
    const found = reference.ok ? this.#putIn(reference.value) : reference
    if (found.ok) return [found.value]
    for (const { message } of found.problems) this.#refuse(line, message)
    return []
  }

  #next(): Token | undefined {
    const token = this.#tokens[this.#at]
    this.#at += 1
    return token
  }

  /** Passes over all that a refused block holds, so that it is refused once. */
  #skip(opened: Token): void {
    if (opened.nesting !== 1) return
    for (let token = this.#next(); token; token = this.#next()) {
      if (token.nesting === -1 && token.level === opened.level) return
    }
  }

  #refuse(line: number, found: string): void {
    this.problems.push({
      code: 'commentary-form',
      field: this.#fileName,
      message: `Line ${line} of ${this.#fileName} has ${found}`,
    })
  }
}

function lineOf(token: Token): number {
  return (token.map?.[0] ?? 0) + 1
}

function inlineOf(text: string, strong: number, emphasis: number, link?: string): Inline {
  return {
    text,
    ...(strong > 0 && { strong: true }),
    ...(emphasis > 0 && { emphasis: true }),
    ...(link !== undefined && { link }),
  }
}

/** Neighbours that look the same made one, so that a link broken over two lines stays one link. */
function joined(words: readonly Inline[]): readonly Inline[] {
  const result: Inline[] = []
  for (const word of words) {
    const last = result.at(-1)
    const isSame =
      last !== undefined &&
      last.strong === word.strong &&
      last.emphasis === word.emphasis &&
      last.link === word.link
    if (isSame) result[result.length - 1] = { ...last, text: last.text + word.text }
    else result.push(word)
  }
  return result
}
