import { capitalise, describeDay, endSentence } from '#shared/index.ts'
import type { Page } from '#web/index.ts'
import type { IssuedAgenda, IssuedItem, IssuedPaper } from '../meetings/issued-agenda.ts'
import { noticesOf } from '../meetings/item-notices.ts'
import { dayOfMeeting, type Meeting, planOf } from '../meetings/meeting.ts'
import { addressOf, crumbsOf, meetingName, planWords } from '../meetings/meeting-words.ts'
import type { Known, QuestionsPut } from '../meetings/needs.ts'
import type { Agenda } from './agenda.ts'
import { pagesWords } from './item-words.ts'
import { timelinessOf } from './timeliness.ts'

interface ShownItem {
  /** On the agenda; `null` where that is not known. */
  readonly number: number | null
  readonly title: string
  readonly notices: readonly string[]
  readonly papers: readonly {
    readonly text: string
    readonly pages: string
    /** Where it is read; `null` where it is not held here. */
    readonly href: string | null
    readonly inPack: string | null
    readonly note: string
  }[]
}

/**
 * `/meetings/<address>/agenda`: the business of a meeting, with its papers and where they are in the pack.
 *
 * @param agenda - what was issued and withdrawn, as the reader may read it
 * @param questions - what the public put to it and was accepted
 */
export function presentAgenda(
  meeting: Meeting,
  { issued, withdrawn }: Pick<Agenda, 'issued' | 'withdrawn'>,
  { decider, today }: Pick<Known, 'decider' | 'today'>,
  questions: Awaited<ReturnType<QuestionsPut['fetch']>>,
) {
  const plan = planOf(meeting)
  const [first] = issued
  const last = issued.at(-1)
  const timeliness = first && timelinessOf(first.on, dayOfMeeting(meeting), decider)
  const items =
    last === undefined ? ofFile(meeting) : last.items.map((one) => shown(one, 'pack.pdf'))
  return {
    title: `Agenda: ${meetingName(meeting).replace(/^M/, 'm')}`,
    breadcrumbs: crumbsOf(meeting),
    when: plan === undefined ? null : planWords(plan),
    answer: answerOf(issued, items.length, meeting),
    timeliness: timeliness ?? null,
    lateReason:
      timeliness?.isInTime === false
        ? first?.lateReason === undefined
          ? 'No reason of the chair for that is recorded.'
          : endSentence(`The chair’s reason: ${first.lateReason}`)
        : null,
    changes: issued.slice(1).map((one) => supplementWords(one, meeting, decider)),
    items,
    questions,
    isNumbered: items.every(({ number }) => number !== null),
    pack: last === undefined ? null : `${addressOf(meeting)}/pack.pdf`,
    restricted:
      last === undefined || last.restrictedItems.length === 0
        ? null
        : {
            pack: `${addressOf(meeting)}/restricted/pack.pdf`,
            items: last.restrictedItems.map((one) => shown(one, 'restricted/pack.pdf')),
          },
    earlier: issued.slice(0, -1).map(({ on }, index) => ({
      text: `The pack as issued on ${describeDay(on)}`,
      href: `${addressOf(meeting)}/issued/${index + 1}/pack.pdf`,
    })),
    address: addressOf(meeting),
    isPast: dayOfMeeting(meeting) < today,
  } satisfies Page & Record<string, unknown>

  function shown(item: IssuedItem, pack: string): ShownItem {
    return {
      number: item.number,
      title: item.title,
      notices: [...noticesOf(item), ...addedWords(item).map(capitalise)],
      papers: item.papers.map((paper) => ({
        text: paper.title,
        pages: capitalise(pagesWords(paper)),
        href: `${addressOf(meeting)}/papers/${paper.paper}`,
        inPack: `${addressOf(meeting)}/${pack}#page=${paper.page}`,
        note: noteOf(paper),
      })),
    }
  }

  function noteOf(paper: IssuedPaper): string {
    const { author, asks, paper: id } = paper
    const why = withdrawn.get(id)
    return [
      author === undefined ? '' : `by the ${author}`,
      asks === undefined ? '' : `to ${asks}`,
      ...addedWords(paper),
      why === undefined ? '' : `withdrawn: ${why}`,
    ]
      .filter(Boolean)
      .join('; ')
  }
}

const addedWords = ({ addedOn }: Pick<IssuedItem, 'addedOn'>) =>
  addedOn === undefined ? [] : [`added on ${describeDay(addedOn)}`]

function answerOf(issued: readonly IssuedAgenda[], items: number, meeting: Meeting): string {
  const [first] = issued
  if (first !== undefined) {
    const more = issued.length - 1
    const since = more === 0 ? '' : `, and added to ${more === 1 ? 'once' : `${more} times`} since`
    return `Issued on ${describeDay(first.on)}${since}.`
  }
  if (items > 0) {
    return 'When it was issued is not recorded here, and its papers are not held here: their titles are as the papers that are held state them.'
  }
  return meeting.held === null
    ? 'The agenda of this meeting has not been issued here.'
    : 'No agenda of this meeting is held here.'
}

/** Items that the area's file has, with the titles of their papers. */
function ofFile(meeting: Meeting): readonly ShownItem[] {
  return meeting.items.map((item) => ({
    number: item.agenda ?? null,
    title: item.title,
    notices: noticesOf(item),
    papers: item.papers.map(({ title, author, asks }) => ({
      text: title,
      pages: '',
      href: null,
      inPack: null,
      note: [author === undefined ? '' : `by ${author}`, asks === undefined ? '' : `to ${asks}`]
        .filter(Boolean)
        .join('; '),
    })),
  }))
}

function supplementWords(
  { on, change = '' }: IssuedAgenda,
  meeting: Meeting,
  decider: Known['decider'],
): string {
  const { words, isInTime } = timelinessOf(on, dayOfMeeting(meeting), decider)
  return `Added to on ${describeDay(on)}: ${endSentence(change)} ${isInTime === null ? '' : words}`.trim()
}
