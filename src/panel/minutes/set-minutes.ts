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
      ...opening.flatMap((one) => paragraphsOf(one)),
      ...sections.flatMap(({ heading, note, narrative, points, resolved, filed }, index) => [
        { style: 'heading', words: heading } satisfies DocxParagraph,
        ...text(note),
        ...filed.flatMap((one) => paragraphsOf(one)),
        ...text(points.length === 0 ? '' : minutes.pointsNoted),
        ...points.flatMap((one) => paragraphsOf(one, { format: 'roman', of: 2 * index })),
        ...narrative.flatMap((one) => paragraphsOf(one)),
        ...(resolved.length === 0
          ? []
          : [{ style: 'subheading', words: 'Resolved' } satisfies DocxParagraph]),
        ...resolved.flatMap((one) => paragraphsOf(one, { format: 'letter', of: 2 * index + 1 })),
      ]),
      ...closing.flatMap((one) => paragraphsOf(one)),
      ...text(signature),
    ],
  })
}

/** @param list - which list it is an item of, where it is marked as one */
function paragraphsOf(
  { mark, words, corrected }: PrintedLine,
  list?: NonNullable<DocxParagraph['list']>,
): readonly DocxParagraph[] {
  return [
    mark === '' || list === undefined ? { style: 'text', words } : { style: 'listed', words, list },
    ...corrected.map((note): DocxParagraph => ({ style: 'note', words: note })),
  ]
}
