import type { Kysely } from 'kysely'
import type { MadePack } from '#documents/index.ts'
import type { Outcome } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import type { IssuedItem, IssuedPaper } from '../meetings/issued-agenda.ts'
import { type Agenda, type AgendaItem, type LaidOut, numbered, papersOf } from './agenda.ts'
import type { ForAudience } from './agenda-records.ts'
import { publicTitle } from './item-words.ts'
import { type MadePacks, makePacks, type PackMeeting } from './make-pack.ts'
import { sectionsOf } from './report-form.ts'

/** What is issued: for each audience what it is told, with its files. */
export interface Issue {
  readonly parts: readonly ForAudience[]
  /** The layout of the packs, once the number of the new agenda sheet is known. */
  readonly layoutOf: (sheet: number) => readonly LaidOut[]
}

/** What is said with an issue, in the words of whoever issues it. */
export interface IssueSays {
  readonly lateReason?: string | undefined
  readonly change?: string | undefined
}

/**
 * Makes what is issued of an agenda as it stands: the agenda as everybody reads it with the public pack, for
 * members what is taken in private with theirs, and for the office how the packs are laid out.
 */
export async function makeIssue(
  db: Kysely<Database>,
  agenda: Agenda,
  meeting: PackMeeting,
  says: IssueSays,
): Promise<Outcome<Issue>> {
  const made = await makePacks(db, agenda, meeting)
  if (!made.ok) return made
  const { sheet, everybody, members, layout } = made.value
  const pack = { name: 'pack.pdf', content: everybody.pdf }
  const restricted = members && { name: 'restricted-pack.pdf', content: members.pdf }
  const inPrivate = numbered(agenda).filter(({ item }) => item.restricted !== null)
  return {
    ok: true,
    value: {
      parts: [
        {
          for: 'public',
          says: { ...says, items: itemsFor(agenda, made.value, meeting.addedOn) },
          files: [pack],
        },
        ...(inPrivate.length === 0
          ? []
          : [
              {
                for: 'members' as const,
                says: { restrictedItems: restrictedItems(agenda, made.value, meeting.addedOn) },
                files: restricted ? [restricted] : [],
              },
            ]),
        { for: 'office', says: {}, files: [{ name: 'agenda.pdf', content: sheet }] },
      ],
      layoutOf: (number) =>
        layout.map((part) => (part.file === 0 ? { ...part, file: number } : part)),
    },
  }
}

/** The agenda as everybody reads it: of what is taken in private that it is, and why. */
function itemsFor(agenda: Agenda, made: MadePacks, today: string | null): readonly IssuedItem[] {
  return numbered(agenda).map(({ number, item }) => ({
    ...itemShown(agenda, item, number, today),
    title: publicTitle(item),
    papers: item.restricted === null ? papersShown(agenda, item, made.everybody, made.layout) : [],
    ...(item.restricted === null
      ? {}
      : { restricted: { category: item.restricted.category, reason: item.restricted.reason } }),
  }))
}

/** What is taken in private as members read it. */
function restrictedItems(
  agenda: Agenda,
  { members, layout }: MadePacks,
  today: string | null,
): readonly IssuedItem[] {
  return numbered(agenda)
    .filter(({ item }) => item.restricted !== null)
    .map(({ number, item }) => ({
      ...itemShown(agenda, item, number, today),
      title: item.title,
      papers: members === null ? [] : papersShown(agenda, item, members, layout),
    }))
}

function itemShown(
  { issued }: Agenda,
  { id, urgent, varied }: AgendaItem,
  number: number,
  today: string | null,
) {
  const before = issued.at(-1)?.items.find((one) => one.id === id)
  const addedOn = before === undefined ? (today ?? undefined) : before.addedOn
  return {
    ...{ id, number },
    ...(urgent === null ? {} : { urgent }),
    ...(varied === null ? {} : { varied }),
    ...(addedOn === undefined ? {} : { addedOn }),
  }
}

/** The papers of an item as a pack has them, those that were withdrawn after they were issued among them. */
function papersShown(
  agenda: Agenda,
  { id }: AgendaItem,
  pack: MadePack,
  layout: readonly LaidOut[],
): readonly IssuedPaper[] {
  const inPack = agenda.papers.filter(
    ({ id: paper, item }) => item === id && layout.some((part) => part.paper === paper),
  )
  const standing = papersOf(agenda, id)
  return inPack.map((paper) => {
    const part = layout.find((one) => one.paper === paper.id)
    if (part === undefined) throw new Error('A paper that is laid out has its place')
    const { title, author, asks } = standing.find((one) => one.id === paper.id) ?? paper
    const last = part.first + part.pages - 1
    return {
      ...{ paper: paper.id, title, from: String(part.first), to: String(last) },
      page: pageOf(pack, String(part.first)),
      ...(author === null ? {} : { author }),
      ...(asks === null ? {} : { asks }),
      ...(paper.form === null ? {} : { sections: sectionsOf(paper.form) }),
      ...(paper.edition === null ? {} : { edition: paper.edition }),
      ...(part.addedOn === null ? {} : { addedOn: part.addedOn }),
    }
  })
}

/** Which page of a pack a part begins on, from 1. */
function pageOf({ parts }: MadePack, from: string): number {
  const at = parts.findIndex((part, index) => index > 0 && part.from === from)
  return parts.slice(0, at).reduce((sum, { facts }) => sum + facts.pages, 1)
}
