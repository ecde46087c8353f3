import type { Agenda, AgendaItem, Paper } from './agenda.ts'

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
  const isPrivate = agenda.items.some(({ id, restricted }) => id === item && restricted !== null)
  return isPrivate ? [] : restrictedWords(agenda)
}
