import { fileURLToPath } from 'node:url'
import { type DocxParagraph, setPdfApart, writeDocx } from '#documents/index.ts'
import type { Outcome } from '#shared/index.ts'
import { type Block, RESOLVED } from '../record/draft.ts'
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
      ...sections.flatMap(({ heading, note, blocks }, index) => [
        { style: 'heading', words: heading } satisfies DocxParagraph,
        ...text(note),
        ...blocks.flatMap((block) => blockOf(block, minutes, index)),
      ]),
      ...closing.flatMap((one) => paragraphsOf(one)),
      ...text(signature),
    ],
  })
}

/**
 * Points and resolutions are lists that run on through their minute.
 *
 * @param index - of its section
 */
function blockOf(
  { place, lines }: Block<PrintedLine>,
  { pointsNoted }: PrintedMinutes,
  index: number,
): readonly DocxParagraph[] {
  const isList = lines.some(({ mark }) => mark !== '')
  switch (place) {
    case 'point':
      return [
        { style: 'text', words: pointsNoted },
        ...lines.flatMap((one) => paragraphsOf(one, { format: 'roman', of: 2 * index })),
      ]
    case 'resolved':
      return isList
        ? [
            { style: 'text', words: RESOLVED },
            ...lines.flatMap((one) => paragraphsOf(one, { format: 'letter', of: 2 * index + 1 })),
          ]
        : lines.flatMap((one) => paragraphsOf({ ...one, words: `${RESOLVED} ${one.words}` }))
    default:
      return lines.flatMap((one) => paragraphsOf(one))
  }
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
