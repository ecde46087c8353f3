import { fileURLToPath } from 'node:url'
import { type DocxParagraph, setPdfApart, writeDocx } from '#documents/index.ts'
import type { Outcome } from '#shared/index.ts'
import type { PrintedLine, PrintedMinutes } from './house-form.ts'

const TEMPLATE = fileURLToPath(new URL('./minutes.typ', import.meta.url))

/**
 * The minutes as a tagged PDF: the same minutes give the same bytes.
 *
 * @returns refused where no PDF can be made on this machine
 */
export async function setMinutes(minutes: PrintedMinutes): Promise<Outcome<Buffer>> {
  const { title, day } = minutes
  const words = JSON.stringify({ ...minutes, date: day.split('-').map(Number) })
  return await setPdfApart({ template: TEMPLATE, title, words, files: {} })
}

/** The minutes as a text document: the same minutes give the same bytes. */
export function writeMinutes(minutes: PrintedMinutes): Buffer {
  const { title, panel: author, day, standing, opening, sections, closing, signature } = minutes
  const text = (words: string) =>
    words === '' ? [] : [{ style: 'text', words } satisfies DocxParagraph]
  return writeDocx({
    ...{ title, author, day },
    paragraphs: [
      ...text(author),
      { style: 'title', words: title },
      ...text(standing),
      ...opening.flatMap(paragraphsOf),
      ...sections.flatMap(({ heading, note, narrative, points, resolved, filed }) => [
        { style: 'heading', words: heading } satisfies DocxParagraph,
        ...text(note),
        ...[...narrative, ...points].flatMap(paragraphsOf),
        ...(resolved.length === 0
          ? []
          : [{ style: 'subheading', words: 'Resolved' } satisfies DocxParagraph]),
        ...[...resolved, ...filed].flatMap(paragraphsOf),
      ]),
      ...closing.flatMap(paragraphsOf),
      ...text(signature),
    ],
  })
}

function paragraphsOf({ mark, words, corrected }: PrintedLine): readonly DocxParagraph[] {
  return [
    mark === '' ? { style: 'text', words } : { style: 'indented', words: `${mark} ${words}` },
    ...corrected.map((note): DocxParagraph => ({ style: 'note', words: note })),
  ]
}
