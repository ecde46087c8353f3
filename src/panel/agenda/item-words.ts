import type { Problem } from '#shared/index.ts'
import type { Agenda, AgendaItem, Paper } from './agenda.ts'
import { placeOfWord } from './checks/restricted-words.ts'

/** What everybody is told that an item is: of one taken in private, not what it is. */
export function publicTitle({
  title,
  restricted,
}: Pick<AgendaItem, 'title' | 'restricted'>): string {
  return restricted === null ? title : restricted.publicTitle
}

/** "Report of the chief executive, to discuss and note"; blank where neither is stated. */
export function paperWords({ author, asks }: Pick<Paper, 'author' | 'asks'>): string {
  return [author === null ? '' : `By the ${author}`, asks === null ? '' : `to ${asks}`]
    .filter(Boolean)
    .join('; ')
}

/** "page 9" or "pages 9 to 26" */
export function pagesWords({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? `page ${from}` : `pages ${from} to ${to}`
}

/** Every word that may stand nowhere in the public side. */
export function restrictedWords({ items }: Pick<Agenda, 'items'>): readonly string[] {
  return [...new Set(items.flatMap(({ restricted }) => restricted?.words ?? []))]
}

/** What may stand nowhere in a paper; nothing of one that is taken in private itself. */
export function forbiddenFor(agenda: Agenda, { item }: Pick<Paper, 'item'>): readonly string[] {
  return isPrivate(agenda, { item }) ? [] : restrictedWords(agenda)
}

/** Whether a paper is of an item that is taken in private. */
export function isPrivate(
  { items }: Pick<Agenda, 'items'>,
  { item }: Pick<Paper, 'item'>,
): boolean {
  return items.some(({ id, restricted }) => id === item && restricted !== null)
}

/** What is wrong with texts that are to be published, by their fields: a word that may stand nowhere in public. */
export function wordsToldOf(
  agenda: Pick<Agenda, 'items'>,
  texts: Readonly<Record<string, string | undefined>>,
): readonly Problem[] {
  return Object.entries(texts).flatMap(([field, text = '']) =>
    restrictedWords(agenda)
      .filter((word) => placeOfWord(word, text) !== undefined)
      .map((word) => ({
        ...{ code: 'restricted-word', field },
        message: `“${word}” is to stand nowhere in the public side, and this is published. Say it without that word`,
      })),
  )
}
