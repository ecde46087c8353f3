import type { Block } from './document.ts'
import { WordBody, WordNotes } from './docx-body.ts'
import { WordLists, WordStyles } from './docx-numbering.ts'
import type { PaperParts } from './paper-parts.ts'
import { readXml } from './read-xml.ts'
import { unseenInDocx } from './unseen.ts'
import { WrittenPaper } from './written-paper.ts'

/** What a word processor's file holds, with what the reader should know of how it was read. */
export interface WrittenBlocks {
  readonly blocks: readonly Block[]
  readonly notes: readonly string[]
}

/**
 * Reads a Word file: its paragraphs with the numbers of their lists, its tables, its footnotes after
 * the paragraphs that refer to them. Headers, footers, comments and lists of contents are left out.
 * Tracked changes are read as accepted. Formulas, links and macros are never followed or run.
 *
 * @throws UnreadableXml or PaperTooLong, which `readPaper` turns into refusals
 */
export async function readDocx(parts: PaperParts): Promise<WrittenBlocks> {
  const [styles, lists, notes] = [new WordStyles(), new WordLists(), new WordNotes()]
  await readXml(parts.open('word/styles.xml'), styles)
  await readXml(parts.open('word/numbering.xml'), lists)
  await readXml(parts.open('word/footnotes.xml'), notes)
  await readXml(parts.open('word/endnotes.xml'), notes)
  const paper = new WrittenPaper()
  const body = new WordBody({ paper, styles, lists, notes: notes.words })
  await readXml(parts.open(wordBody(parts) ?? ''), body)
  const unseen = await unseenInDocx(parts)
  return { blocks: paper.finish(), notes: [...changesNote(body.changes), ...unseen] }
}

/** The name of the part that has the text, `null` when it is no Word file. */
export function wordBody({ names }: PaperParts): string | null {
  return [...names].find((name) => /^word\/document\d*\.xml$/u.test(name)) ?? null
}

/** Says how tracked changes were read, when there are any. */
export function changesNote(changes: number): readonly string[] {
  if (changes === 0) return []
  return [
    'It has tracked changes. It was read as if they were all accepted: what is inserted counts, what is deleted does not',
  ]
}
