import {
  type Document,
  findPeriods,
  type Grid,
  type NamedPeriod,
  type Passage,
  type Place,
  placeIn,
} from '#documents/index.ts'
import { findQuantities, type Quantity } from './quantities.ts'
import { isRunTogether } from './run-together.ts'

export interface Sentence {
  readonly text: string
  readonly place: Place
  readonly periods: readonly NamedPeriod[]
  readonly quantities: readonly Quantity[]
  /** The block it stands in; sentences of one paragraph share it. */
  readonly block: number
  /** The number of the paragraph as printed ("3.1"), its own or the one before it. */
  readonly section: string | null
  readonly isHeading: boolean
  /** The words of the heading it stands under. */
  readonly heading: string
  /** For an item of a list, the sentence with a colon that leads in to the list. */
  readonly leadIn: Sentence | null
}

export interface PlacedTable {
  readonly grid: Grid
  readonly block: number
  readonly heading: string
}

/** One report within a file: an agenda pack holds several, each with its own period and appendices. */
export interface Paper {
  readonly file: string
  readonly sentences: readonly Sentence[]
  readonly tables: readonly PlacedTable[]
}

const NOT_AN_END =
  /(?:\b(?:Cllr|Mr|Mrs|Ms|Dr|St|No|Nos|vs|i\.e|e\.g|etc|approx|para|paras|p|pp|c|a\.m|p\.m|Jan|Feb|Sept|Oct|Nov|Dec|Prof|Rev|Hon|Ltd)|^\d{1,2}|\b[A-Z])\.$/

const LONGEST_ABBREVIATION = 30
/** No sentence of a paper is as long as this; what is longer is a list or padding, and is cut. */
const LONGEST_SENTENCE = 1500

function cutLong(piece: { at: number; text: string }): readonly { at: number; text: string }[] {
  const parts: { at: number; text: string }[] = []
  let from = 0
  while (piece.text.length - from > LONGEST_SENTENCE) {
    const space = piece.text.lastIndexOf(' ', from + LONGEST_SENTENCE)
    const to = space > from ? space : from + LONGEST_SENTENCE
    parts.push({ at: piece.at + from, text: piece.text.slice(from, to) })
    from = to
  }
  return [...parts, { at: piece.at + from, text: piece.text.slice(from) }]
}

/** Splits running text at its full stops, keeping where each sentence begins. */
function splitSentences(text: string): readonly { at: number; text: string }[] {
  const found: { at: number; text: string }[] = []
  let start = 0
  for (const match of text.matchAll(
    /[.?!]["”’')]*(?=\s+["“‘'(]?[A-Z0-9£•]|[A-Z][a-z])|[;:](?=\s+•)/g,
  )) {
    const end = match.index + match[0].length
    if (
      NOT_AN_END.test(
        text.slice(Math.max(start, match.index - LONGEST_ABBREVIATION), match.index + 1),
      )
    )
      continue
    if (
      /\w\.[A-Z]/.test(text.slice(match.index - 1, end + 1)) &&
      !/[\da-z]{2}\.[A-Z][a-z]/.test(text.slice(match.index - 2, end + 2))
    )
      continue
    found.push({ at: start, text: text.slice(start, end) })
    start = end
  }
  found.push({ at: start, text: text.slice(start) })
  return found.flatMap(cutLong).flatMap((piece) => {
    const lead = piece.text.length - piece.text.trimStart().length
    const words = piece.text.trim()
    return words === '' ? [] : [{ at: piece.at + lead, text: words }]
  })
}

const NEW_PAPER = /^(?:purpose of (?:the )?report|minutes of (?:a|the) meeting of)\b/i
const HEAD_OF_PAPER = /\b(?:report of|report|subject|date|author|panel|commissioner)\b/i
const MOST_HEAD_BLOCKS = 12

/**
 * The papers a file holds. A new one begins where a report states its purpose, or minutes say whose
 * they are; the few lines above that name its subject and date go with it.
 */
export function splitPapers(document: Document): readonly Paper[] {
  const starts = new Set([0])
  document.blocks.forEach((block, index) => {
    if (block.kind === 'table' || !NEW_PAPER.test(block.passage.text)) return
    let start = index
    while (start > 0 && index - start < MOST_HEAD_BLOCKS && isHead(document, start - 1)) start -= 1
    starts.add(start)
  })
  const ordered = [...starts].sort((one, other) => one - other)
  return ordered.map((start, index) =>
    readPaper(document, start, ordered[index + 1] ?? document.blocks.length),
  )
}

function isHead(document: Document, index: number): boolean {
  const block = document.blocks[index]
  if (!block || block.kind === 'table') return false
  const { text } = block.passage
  return (
    text.length < 400 &&
    !/[.]$/.test(text) &&
    (block.kind === 'heading' || HEAD_OF_PAPER.test(text)) &&
    block.marker === null
  )
}

function readPaper(document: Document, from: number, to: number): Paper {
  const sentences: Sentence[] = []
  const tables: PlacedTable[] = []
  let heading = ''
  let section: string | null = null
  let leadIn: Sentence | null = null
  for (let index = from; index < to; index += 1) {
    const block = document.blocks[index]
    if (!block) continue
    if (block.kind === 'table') {
      tables.push({ grid: block.grid, block: index, heading })
      leadIn = null
      continue
    }
    const number = /^\d+(?:\.\d+)*(?=\.?$)/.exec(block.marker ?? '')?.[0]
    if (number !== undefined) section = number
    if (block.kind === 'heading') heading = block.passage.text
    if (block.marker === null) leadIn = null
    const read = readPassage(block.passage, {
      block: index,
      section,
      heading,
      isHeading: block.kind === 'heading',
      leadIn,
    })
    sentences.push(...read)
    const last = read.at(-1)
    if (last?.text.endsWith(':')) leadIn = last
  }
  return { file: document.file, sentences, tables }
}

function readPassage(
  passage: Passage,
  context: Pick<Sentence, 'block' | 'section' | 'heading' | 'isHeading' | 'leadIn'>,
): readonly Sentence[] {
  return splitSentences(passage.text).map(({ at, text }) =>
    withWords({ ...context, place: placeIn(passage, at) }, text),
  )
}

/** A sentence at its place in other words. */
export function withWords(
  place: Omit<Sentence, 'text' | 'periods' | 'quantities'>,
  text: string,
): Sentence {
  const periods = findPeriods(text)
  const quantities = isRunTogether(text) ? [] : findQuantities(text, periods)
  return { ...place, text, periods, quantities }
}
