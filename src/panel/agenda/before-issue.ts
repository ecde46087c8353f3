import type { Problem } from '#shared/index.ts'
import { noticesOf } from '../meetings/item-notices.ts'
import { dayOfMeeting, type Meeting } from '../meetings/meeting.ts'
import { stateOf } from '../meetings/standing.ts'
import {
  type Agenda,
  type AgendaItem,
  isPaperIssued,
  numbered,
  type Paper,
  papersOf,
} from './agenda.ts'
import { placeOfWord } from './checks/restricted-words.ts'
import type { Found } from './finding.ts'
import { forbiddenFor, publicTitle, restrictedWords } from './item-words.ts'
import { wantingIn } from './report-form.ts'

/**
 * What is wanting in an agenda as it stands, in its order: what the record shows, and what was found when its
 * papers were read.
 *
 * @param day - of the meeting, YYYY-MM-DD
 */
export function findingsOf(agenda: Agenda, day: string): readonly Found[] {
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
      ...papers.flatMap((paper) => [
        ...(paper.form && !isPaperIssued(agenda, paper.id)
          ? wantingIn(paper.form, `${where}: ${paper.title}`, !paper.isWritten)
          : []),
        ...findingsOfFile(paper, `${where}: ${paper.title}`),
        ...findingsInside(agenda, paper, `${where}: ${paper.title}`, day),
      ]),
    ]
  })
}

/** Why nothing is issued for a meeting, whatever its agenda has: its day is over, or it is not on that day. */
export function nothingIssued(meeting: Meeting, today: string): readonly Problem[] {
  const isOff = ['cancelled', 'postponed'].includes(stateOf(meeting))
  const isOver = meeting.held !== null || dayOfMeeting(meeting) < today
  return [
    ...(isOver
      ? [{ code: 'over', message: 'The day of this meeting is over: nothing is issued for it now' }]
      : []),
    ...(isOff
      ? [{ code: 'off', message: 'This meeting is cancelled or put off. Move it to its day first' }]
      : []),
  ]
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

/** What was found when a paper was read; that it is to be read, where that was not since something it rests on changed. */
function findingsInside(
  agenda: Agenda,
  paper: Paper,
  where: string,
  day: string,
): readonly Found[] {
  if (isPaperIssued(agenda, paper.id)) return []
  const checked = agenda.checked.get(paper.id)
  const isStale =
    checked !== undefined &&
    (checked.file !== paper.file.file ||
      checked.day !== day ||
      checked.words.join() !== forbiddenFor(agenda, paper).join())
  if (checked === undefined || isStale) {
    const words = isStale
      ? 'It was read before it, the day or the restricted words were changed. Check the papers again'
      : 'It has not been checked. Check the papers'
    return [{ where, words, mayStay: false }]
  }
  return checked.found.map(({ place, words, mayStay }) => ({
    where: `${where}, ${place}`,
    words,
    mayStay,
  }))
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

function wordsShown(agenda: Agenda, item: AgendaItem, where: string): readonly Found[] {
  const shown = publicWordsOf(agenda, item).join('\n')
  return restrictedWords(agenda)
    .filter((word) => placeOfWord(word, shown) !== undefined)
    .map((word) => ({
      where,
      words: `“${word}”, which is to stand nowhere in the public side, stands on the public agenda`,
      mayStay: false,
    }))
}
