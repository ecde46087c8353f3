import { fileURLToPath } from 'node:url'
import {
  type Block,
  EMPTY_DOCUMENT,
  kindOf,
  lookAtPart,
  mergePackApart,
  type PartFacts,
  type ReadPaper,
  readPaperApart,
  setPdfApart,
  tellsOfNamesAlone,
  tellsOfUnseen,
} from '#documents/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { FileFacts } from './agenda.ts'

const TEMPLATE = fileURLToPath(new URL('./paper-text.typ', import.meta.url))

/** A paper as a PDF that can be part of a pack, with what was found of it. */
export interface TakenIn extends FileFacts {
  readonly pdf: Buffer
  /** Where it comes from, in words. */
  readonly from: string
  /** What it says; `null` where that was not read, or it has no words. */
  readonly read: ReadPaper | null
}

/** Said of one whose words alone were taken. */
const SET_FROM_WORDS =
  'It was set here from the words of a Word file: pictures, headers and footers are not in it. Compare it with the file, or send a PDF'

/**
 * Takes in a paper that was sent, told by what is in it and not by its name: a PDF as it is, a word
 * processor's file set as a PDF from its words.
 *
 * @param title - of the paper: its refusals name it
 * @returns refused where it is something else, locked or damaged
 */
export async function takeInPaper(title: string, bytes: Buffer): Promise<Outcome<TakenIn>> {
  const kind = kindOf(bytes)
  if (kind === 'text') {
    return refuse(
      'not-a-paper',
      'The file is plain text or a web page. Send a PDF or a Word file (.docx)',
      'file',
    )
  }
  const read = await readPaperApart(title, bytes)
  if (kind === 'pdf') return await takeInPdf(title, bytes, read)
  if (!read.ok) return atFile(read)
  if (read.value.blocks.length === 0) return EMPTY_DOCUMENT
  const set = await setFromWords(title, read.value)
  if (!set.ok) return set
  const facts = await lookAtPart(title, set.value)
  if (!facts.ok) return atFile(facts)
  const from = 'A Word file that was sent'
  return accept({
    pdf: set.value,
    from,
    ...asKept(facts.value),
    // Who wrote it is not in what is set from its words
    notes: [...read.value.notes.filter((note) => !tellsOfNamesAlone(note)), SET_FROM_WORDS],
    read: read.value,
  })
}

/** Said of a scan: it is in packs all the same, as letters that came on paper are. */
const NO_WORDS =
  'It has pictures of pages and no words, which nobody can search or have read aloud. Ask for the file it was made from'

async function takeInPdf(
  title: string,
  pdf: Buffer,
  read: Outcome<ReadPaper>,
): Promise<Outcome<TakenIn>> {
  const isScan = !read.ok && read.problems.some(({ code }) => code === 'no-text')
  if (!read.ok && !isScan) return atFile(read)
  const facts = await lookAtSent(title, pdf)
  if (!facts.ok) return atFile(facts)
  // What the pack leaves out of it is told with the pack's own words for it, and who wrote it is left out of all
  const notes = read.ok ? read.value.notes.filter((note) => !tellsOfUnseen(note)) : [NO_WORDS]
  const from = 'A PDF that was sent'
  return accept({ pdf, from, notes, read: read.ok ? read.value : null, ...asKept(facts.value) })
}

const asKept = ({ pages, isTagged, leftOut }: PartFacts) => ({ pages, isTagged, leftOut })

/** A PDF of our own, such as a published report or one that was written here. */
export async function takeInOwn(
  title: string,
  pdf: Buffer,
  from: string,
): Promise<Outcome<TakenIn>> {
  const facts = await lookAtPart(title, pdf)
  if (!facts.ok) return facts
  return accept({ pdf, from, notes: [], read: null, ...asKept(facts.value) })
}

/** Looks at a PDF from outside where packs are made: a pack of it alone shows that it can be in one. */
async function lookAtSent(title: string, pdf: Buffer): Promise<Outcome<PartFacts>> {
  const part = { title, item: null, isRestricted: false, numbers: null, addedOn: null, pdf }
  const told = {
    title,
    language: 'en-GB',
    isForMembers: false,
    panelName: '',
    lines: [],
    notes: [],
  }
  const made = await mergePackApart(told, [part])
  if (!made.ok) return made
  const facts = made.value.parts.at(-1)?.facts
  if (facts === undefined) throw new Error('A pack has no part')
  return accept(facts)
}

async function setFromWords(title: string, { blocks }: ReadPaper): Promise<Outcome<Buffer>> {
  const words = JSON.stringify({ title, blocks: blocks.map(wordsOf) })
  return await setPdfApart({ template: TEMPLATE, title, words, files: {} })
}

function wordsOf(block: Block) {
  if (block.kind !== 'table') {
    const { kind, marker, passage } = block
    return { kind, words: [marker, passage.text].filter(Boolean).join(' ') }
  }
  const { columns, rows } = block.grid
  const lines = rows.map(({ label, cells }) => [label, ...cells])
  const width = Math.max(columns.length + 1, ...lines.map((line) => line.length))
  const padded = (line: readonly string[]) => [
    ...line,
    ...Array.from({ length: width - line.length }, () => ''),
  ]
  const head = columns.length === 0 ? [] : padded(['', ...columns])
  return { kind: 'table', width, head, rows: lines.map(padded) }
}

/** What is wrong with a file is said at the field it was chosen in. */
function atFile<Value>(read: Outcome<Value>): Outcome<never> {
  if (read.ok) throw new Error('There is nothing wrong with it')
  return { ok: false, problems: read.problems.map((problem) => ({ ...problem, field: 'file' })) }
}
