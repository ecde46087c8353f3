import { fileURLToPath } from 'node:url'
import { setPdfApart } from '#documents/index.ts'
import type { Outcome } from '#shared/index.ts'
import { noticesOf } from '../meetings/item-notices.ts'
import { type Agenda, numbered, papersOf } from './agenda.ts'
import { paperWords, publicTitle } from './item-words.ts'

const TEMPLATE = fileURLToPath(new URL('./agenda.typ', import.meta.url))

/** What stands on an agenda sheet beside its items. */
export interface SheetTold {
  readonly title: string
  readonly panel: string
  /** Such as when and where. */
  readonly lines: readonly string[]
  readonly heading: string
  readonly notes: readonly string[]
}

/**
 * The sheet that lists items of business as everybody is told of them, as a PDF.
 *
 * @param isListed - which of the items are on it
 * @returns refused where no PDF can be made on this machine
 */
export async function setAgendaSheet(
  told: SheetTold,
  agenda: Agenda,
  isListed: (id: number) => boolean,
): Promise<Outcome<Buffer>> {
  const items = numbered(agenda)
    .filter(({ item }) => isListed(item.id))
    .map(({ number, item }) => ({
      number,
      title: publicTitle(item),
      notes: [
        ...noticesOf(item),
        ...(item.restricted
          ? []
          : papersOf(agenda, item.id).map((paper) =>
              [paper.title, paperWords(paper)].filter(Boolean).join('. '),
            )),
      ],
    }))
  const words = JSON.stringify({ ...told, items })
  return await setPdfApart({ template: TEMPLATE, title: told.title, words, files: {} })
}
