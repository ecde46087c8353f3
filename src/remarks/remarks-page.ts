import { describeDay } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import type { Due } from './due.ts'
import { ANSWERS, isOpen, REFUSALS, type RefusalKind, type Remark } from './remark.ts'
import { shorten } from './remark-book.ts'

export interface RemarksPage extends Page {
  readonly sentences: readonly string[]
  /** For whoever answers: what waits, the most urgent first. */
  readonly waiting: DataTable | null
  readonly answered: DataTable | null
  /** Where the earlier ones are. */
  readonly earlier: string | null
}

/** So many are listed at once. */
const MOST_LISTED = 50

/** What a page of remarks is asked to show. */
export interface Listed {
  /** Only those about this page; all unless said. */
  readonly about?: string | undefined
  /** Only those with a number below this one. */
  readonly before?: number | undefined
}

/**
 * `/remarks`: what was said to be wrong, and how it was answered.
 *
 * @param remarks - as everybody may read them, oldest first
 * @param waiting - those still to be answered, with their words; `undefined` for whoever may not answer
 */
export function presentRemarks(
  remarks: readonly Remark[],
  waiting: readonly Remark[] | undefined,
  dueOf: (remark: Remark) => Due | undefined,
  { about, before }: Listed,
): RemarksPage {
  const shown = remarks
    .filter(({ isPublic }) => isPublic)
    .filter(({ said }) => about === undefined || said?.about === about)
    .filter(({ record }) => before === undefined || Number(record) < before)
    .toReversed()
  const listed = shown.slice(0, MOST_LISTED)
  const last = shown.length > MOST_LISTED ? listed.at(-1) : undefined
  const address = about === undefined ? '' : `&about=${encodeURIComponent(about)}`
  return {
    title: about === undefined ? 'Remarks and their answers' : `Remarks on ${about}`,
    sentences: [
      'Anybody can say that something here is wrong, from the end of each page. It is shown once it has been answered, or published as it stands.',
      ...sayOwed(remarks, dueOf),
      ...sayRefused(remarks),
    ],
    waiting: waiting && waiting.length > 0 ? waitingTable(waiting, dueOf) : null,
    answered: listed.length === 0 ? null : answeredTable(listed),
    earlier: last === undefined ? null : `/remarks?before=${last.record}${address}`,
  }
}

function sayOwed(
  remarks: readonly Remark[],
  dueOf: (remark: Remark) => Due | undefined,
): readonly string[] {
  const owed = remarks.flatMap((remark) => dueOf(remark) ?? [])
  const count = (what: Due['what']) => {
    const its = owed.filter((due) => due.what === what)
    return { all: its.length, late: its.filter(({ isLate }) => isLate).length }
  }
  const [answer, correction] = [count('answer'), count('correction')]
  const late = (number: number) =>
    number === 0 ? 'None is past its day.' : `${number} past ${number === 1 ? 'its' : 'their'} day.`
  return [
    answer.all === 0
      ? 'None waits for an answer.'
      : `${answer.all} ${answer.all === 1 ? 'waits' : 'wait'} for an answer. ${late(answer.late)}`,
    ...(correction.all === 0
      ? []
      : [
          `${correction.all} ${correction.all === 1 ? 'was' : 'were'} right and ${correction.all === 1 ? 'is' : 'are'} still to be mended. ${late(correction.late)}`,
        ]),
  ]
}

function sayRefused(remarks: readonly Remark[]): readonly string[] {
  const counts = (Object.keys(REFUSALS) as RefusalKind[]).flatMap((why) => {
    const number = remarks.filter(({ refused }) => refused === why).length
    return number === 0 ? [] : [`${number}: ${REFUSALS[why]}`]
  })
  return counts.length === 0 ? [] : [`Not published, with the reason: ${counts.join('; ')}.`]
}

function waitingTable(
  waiting: readonly Remark[],
  dueOf: (remark: Remark) => Due | undefined,
): DataTable {
  const rows = waiting
    .map((remark) => ({ remark, due: dueOf(remark) }))
    .toSorted((one, other) => ((one.due?.by ?? '') < (other.due?.by ?? '') ? -1 : 1))
  return {
    id: 'waiting',
    caption: 'To be answered',
    narrow: 'cards',
    columns: [{ text: 'Remark' }, { text: 'Page' }, { text: 'What it says' }, { text: 'Owed' }],
    rows: rows.map(({ remark, due }) => [
      { text: `Remark ${remark.record}`, href: `/remarks/${remark.record}` },
      { text: remark.said?.about ?? 'Erased' },
      { text: shorten(remark.said?.wrong ?? 'Erased') },
      { text: sayDue(due) },
    ]),
  }
}

/** "An answer by 14 December 2026". */
export function sayDue(due: Due | undefined): string {
  if (due === undefined) return 'Nothing'
  const what = due.what === 'answer' ? 'An answer' : 'The correction'
  return `${what} by ${describeDay(due.by)}${due.isLate ? ', which is past' : ''}`
}

function answeredTable(shown: readonly Remark[]): DataTable {
  return {
    id: 'answered',
    caption: 'Remarks, the latest first',
    narrow: 'cards',
    columns: [{ text: 'Remark' }, { text: 'Page' }, { text: 'What it says' }, { text: 'Answer' }],
    rows: shown.map((remark) => {
      const { record, on, said, answers } = remark
      const last = answers.at(-1)
      return [
        { text: `Remark ${record}`, href: `/remarks/${record}`, note: describeDay(on) },
        said === undefined ? { text: 'Erased' } : { text: said.about, href: said.about },
        { text: said?.wrong === undefined ? 'Its words are not published' : shorten(said.wrong) },
        last === undefined
          ? { text: isOpen(remark) ? 'Not answered yet' : '' }
          : { text: ANSWERS[last.answer], note: describeDay(last.on) },
      ]
    }),
  }
}
