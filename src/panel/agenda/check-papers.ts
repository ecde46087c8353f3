import type { Kysely } from 'kysely'
import { checkApart, type Finding as FigureFinding, type HeldFigure } from '#checker/index.ts'
import { type ReadPaper, readPaperApart } from '#documents/index.ts'
import { meetingFiles } from '#holdings/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { type Agenda, type CheckedPaper, isPaperIssued, type Paper } from './agenda.ts'
import { contactDetails } from './checks/contact-details.ts'
import { formerBodies } from './checks/former-bodies.ts'
import { wrongMeetingDates } from './checks/meeting-dates.ts'
import { wrongPageReferences } from './checks/page-references.ts'
import { wrongPeriods } from './checks/periods.ts'
import { restrictedWordsIn } from './checks/restricted-words.ts'
import { type InPaper, wordsOfPaper } from './checks/words-of-paper.ts'
import { forbiddenFor, isPrivate } from './item-words.ts'

/** What papers are held against. */
export interface CheckAgainst {
  /** The day of the meeting, YYYY-MM-DD. */
  readonly day: string
  /** The days of every other meeting on record. */
  readonly others: ReadonlySet<string>
  /** The last number that would be printed in the pack. */
  readonly lastOfPack: number
  readonly held: readonly HeldFigure[]
}

/**
 * Reads the papers that are to be issued, and looks for what is wrong in them: figures, dates of meetings,
 * the time they are about, pages they refer to, bodies that are no longer there, words that may not be public.
 *
 * @returns refused where the checker has too much to do just now
 */
export async function checkPapersOf(
  db: Kysely<Database>,
  agenda: Agenda,
  against: CheckAgainst,
): Promise<Outcome<readonly CheckedPaper[]>> {
  const wanted = agenda.papers.filter(
    ({ id, withdrawn }) => withdrawn === null && !isPaperIssued(agenda, id),
  )
  const read: { readonly paper: Paper; readonly words: ReadPaper | null }[] = []
  for (const paper of wanted) {
    // One at a time: a paper that is read takes many times the memory of its file
    read.push({ paper, words: await readKept(db, paper) })
  }
  const figures = await checkFigures(
    read.flatMap(({ words }) => words ?? []),
    against.held,
  )
  if (!figures.ok) return figures
  return accept(
    read.map(({ paper, words }) => ({
      paper: paper.id,
      file: paper.file.file,
      day: against.day,
      words: forbiddenFor(agenda, paper),
      found:
        words === null
          ? []
          : [
              ...figures.value.filter(({ file }) => file === words.file).map(sayFigure),
              ...wordsOf(agenda, paper, words, against),
            ],
    })),
  )
}

/** `null` for a scan, which has no words. */
async function readKept(db: Kysely<Database>, { id, file }: Paper): Promise<ReadPaper | null> {
  const pdf = await meetingFiles.fetch(db, file.entry, file.name)
  if (pdf === undefined) throw new Error(`The file of paper ${id} is not kept`)
  const read = await readPaperApart(`paper ${id}`, pdf)
  return read.ok ? read.value : null
}

async function checkFigures(
  papers: readonly ReadPaper[],
  held: readonly HeldFigure[],
): Promise<Outcome<readonly FigureFinding[]>> {
  const withWords = papers.filter(({ blocks }) => blocks.length > 0)
  if (withWords.length === 0) return accept([])
  const checked = await checkApart({ kind: 'papers', papers: withWords }, held)
  return checked.ok ? accept(checked.value.findings) : checked
}

function sayFigure({ where, title, quote, explanations }: FigureFinding): CheckedPaper['found'][0] {
  const place = where.page === null ? `line ${where.line}` : `page ${where.page}`
  const why = explanations.map((one) => one.replace(/[.]$/, '')).join('. ')
  return { place, words: `${title}: “${quote}”. ${why}`, mayStay: true }
}

function wordsOf(
  agenda: Agenda,
  paper: Paper,
  read: ReadPaper,
  { day, others, lastOfPack }: CheckAgainst,
): CheckedPaper['found'] {
  const words = wordsOfPaper(read)
  const staying: readonly InPaper[] = [
    ...wrongMeetingDates(words, day, others),
    ...wrongPeriods(words, paper.title),
    ...wrongPageReferences(words, paper.pages, lastOfPack),
    ...formerBodies(words, day),
    ...(isPrivate(agenda, paper) ? [] : contactDetails(words)),
  ]
  return [
    ...staying.map((one) => ({ ...one, mayStay: true })),
    ...restrictedWordsIn(words, forbiddenFor(agenda, paper)).map((one) => ({
      ...one,
      mayStay: false,
    })),
  ]
}
