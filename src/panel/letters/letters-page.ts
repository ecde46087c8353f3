import { describeDay } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { isUnfinished } from '../promises/count-promises.ts'
import { addressOf as addressOfPromise } from '../promises/promise-words.ts'
import { type Standing, standingsOn } from '../promises/standing.ts'
import type { Undertakings } from '../promises/undertaking.ts'
import { type Letter, stateOf } from './letter.ts'
import { addressOf, standingOf, titleOf } from './letter-words.ts'

export interface LettersPage extends Page {
  readonly answer: string
  readonly letters: DataTable | null
  /** What is to end in a letter, where none is recorded as sent. */
  readonly awaited: DataTable | null
}

/** `/letters`: what the panel wrote, and what it resolved to write of which no letter is recorded. */
export function presentLetters(
  letters: readonly Letter[],
  undertakings: Undertakings,
  today: string,
): LettersPage {
  const sent = letters.filter((one) => stateOf(one) === 'sent')
  const awaited = standingsOn(undertakings.all, today).filter(
    (one) =>
      /\bletters?\b/i.test(one.undertaking.awaits) &&
      isUnfinished(one) &&
      !sent.some(({ written }) => written.rests === one.undertaking.number),
  )
  return {
    title: 'Letters of the panel',
    breadcrumbs: [{ text: 'Promises', href: '/promises' }],
    answer: [
      sent.length === 0
        ? 'No letter of the panel is recorded as sent.'
        : `${sent.length} ${sent.length === 1 ? 'letter is' : 'letters are'} recorded as sent.`,
      ...(awaited.length === 0
        ? []
        : [
            `Of ${awaited.length} ${awaited.length === 1 ? 'thing' : 'things'} that should end in a letter none is recorded.`,
          ]),
    ].join(' '),
    letters: letters.length === 0 ? null : lettersTable(letters),
    awaited: awaited.length === 0 ? null : awaitedTable(awaited),
  }
}

function lettersTable(letters: readonly Letter[]): DataTable {
  return {
    id: 'letters',
    caption: 'Letters, the latest first',
    narrow: 'cards',
    columns: [{ text: 'Letter' }, { text: 'How it stands' }],
    rows: letters
      .toReversed()
      .map((one) => [{ text: titleOf(one), href: addressOf(one) }, { text: standingOf(one) }]),
  }
}

function awaitedTable(awaited: readonly Standing[]): DataTable {
  return {
    id: 'awaited',
    caption: 'Resolved or promised, and no letter recorded',
    narrow: 'cards',
    columns: [{ text: 'What' }, { text: 'Meeting' }, { text: 'How it stands' }],
    rows: awaited.map(({ undertaking, words }) => [
      { text: undertaking.what, href: addressOfPromise(undertaking) },
      { text: describeDay(undertaking.meeting) },
      { text: words },
    ]),
  }
}
