import { describeDay } from '#shared/index.ts'
import type { Page } from '#web/index.ts'
import type { IssuedAgenda, IssuedItem, IssuedPaper } from '../meetings/issued-agenda.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { addressOf, crumbsOf, meetingName } from '../meetings/meeting-words.ts'
import type { Agenda } from './agenda.ts'
import { pagesWords } from './item-words.ts'

/** A paper that was issued, with its item and in which pack it is. */
export interface FoundPaper {
  readonly item: IssuedItem
  readonly paper: IssuedPaper
  readonly pack: 'pack.pdf' | 'restricted/pack.pdf'
}

/** Every paper that was issued, as far as the reader may read it, in the order of the agenda. */
export function issuedPapers(last: IssuedAgenda | undefined): readonly FoundPaper[] {
  const of = (items: readonly IssuedItem[], pack: FoundPaper['pack']) =>
    items.flatMap((item) => item.papers.map((paper) => ({ item, paper, pack })))
  return [
    ...of(last?.items ?? [], 'pack.pdf'),
    ...of(last?.restrictedItems ?? [], 'restricted/pack.pdf'),
  ].toSorted((one, other) => one.item.number - other.item.number)
}

/**
 * `/meetings/<address>/papers/<n>`: what a paper is and says, where it is in the pack, and the reader's own note.
 *
 * @param note - what the reader noted beside it
 */
export function presentPaper(
  meeting: Meeting,
  { withdrawn, issued }: Pick<Agenda, 'withdrawn' | 'issued'>,
  { item, paper, pack }: FoundPaper,
  note: string,
) {
  const why = withdrawn.get(paper.paper)
  const on = paper.addedOn ?? issued[0]?.on
  const agenda = `${addressOf(meeting)}/agenda`
  return {
    title: paper.title,
    breadcrumbs: [...crumbsOf(meeting), { text: 'Agenda', href: agenda }],
    item: `Item ${item.number} of the ${meetingName(meeting).replace(/^M/, 'm')}: ${item.title}`,
    withdrawn: why === undefined ? null : `This paper was withdrawn: ${why}`,
    about: [
      paper.author === undefined ? '' : `By the ${paper.author}.`,
      paper.asks === undefined ? '' : `The panel is asked to ${paper.asks}.`,
      on === undefined ? '' : `Issued on ${describeDay(on)}.`,
    ].filter(Boolean),
    isPrivate: pack !== 'pack.pdf',
    pack: {
      text: `Read it in the pack, ${pagesWords(paper)} (PDF)`,
      href: `${addressOf(meeting)}/${pack}#page=${paper.page}`,
    },
    edition: paper.edition ?? null,
    sections: paper.sections ?? [],
    note,
    noteAction: `${addressOf(meeting)}/papers/${paper.paper}/note`,
  } satisfies Page & Record<string, unknown>
}
