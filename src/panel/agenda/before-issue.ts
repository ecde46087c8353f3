import { createHash } from 'node:crypto'
import { type Agenda, type AgendaItem, numbered, type Paper, papersOf } from './agenda.ts'
import { noticesOf, publicTitle } from './item-words.ts'

/** Something that stands in the way of issuing an agenda. */
export interface Finding {
  /** By which it is known: other words or another place, another mark. */
  readonly mark: string
  /** "Item 6, Force performance" */
  readonly where: string
  readonly words: string
  /** Whether it may stay for a reason. */
  readonly mayStay: boolean
}

/** What is found, without its mark. */
export type Found = Omit<Finding, 'mark'>

/** Gives each of some findings its mark. */
export function marked(found: readonly Found[]): readonly Finding[] {
  return found.map((one) => {
    const digest = createHash('sha256').update(JSON.stringify([one.where, one.words]))
    return { ...one, mark: digest.digest('hex').slice(0, 16) }
  })
}

/** What is wanting in an agenda as it stands, in its order: what the record alone shows. */
export function findingsOf(agenda: Agenda): readonly Found[] {
  const items = numbered(agenda)
  if (items.length === 0) {
    return [{ where: 'The agenda', words: 'It has no items yet', mayStay: false }]
  }
  return items.flatMap(({ number, item }) => {
    const papers = papersOf(agenda, item.id)
    const where = `Item ${number}, ${item.title}`
    const missing = { where, words: 'Its paper is missing', mayStay: true }
    return [
      ...(item.hasPaper && papers.length === 0 ? [missing] : []),
      ...wordsShown(agenda, item, where),
      ...papers.flatMap((paper) => findingsOfFile(paper, `${where}: ${paper.title}`)),
    ]
  })
}

/** What is told of a paper's file: each is to be mended in the file, or to stay for a reason. */
function findingsOfFile({ isTagged, leftOut, notes }: Paper, where: string): readonly Found[] {
  const words = [
    ...(isTagged ? [] : ['It has no structure for reading aloud. Ask its author for a tagged PDF']),
    ...leftOut.map((what) => `It had ${what}`),
    ...notes,
  ]
  return words.map((one) => ({ where, words: one, mayStay: true }))
}

/** What of an item is for everybody to read, for the words that must not be in it. */
function publicWordsOf(agenda: Agenda, item: AgendaItem): readonly string[] {
  const papers = item.restricted === null ? papersOf(agenda, item.id) : []
  return [
    publicTitle(item),
    ...noticesOf(item),
    ...papers.flatMap(({ title, author, asks }) => [title, author ?? '', asks ?? '']),
  ]
}

/** Every word that may stand nowhere in the public side. */
function restrictedWords({ items }: Pick<Agenda, 'items'>): readonly string[] {
  return [...new Set(items.flatMap(({ restricted }) => restricted?.words ?? []))]
}

/** Whether a word stands in a text by itself, in large letters or small. */
function stands(word: string, text: string): boolean {
  const escaped = word
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text)
}

function wordsShown(agenda: Agenda, item: AgendaItem, where: string): readonly Found[] {
  const shown = publicWordsOf(agenda, item).join('\n')
  return restrictedWords(agenda)
    .filter((word) => stands(word, shown))
    .map((word) => ({
      where,
      words: `“${word}”, which is to stand nowhere in the public side, stands on the public agenda`,
      mayStay: false,
    }))
}
