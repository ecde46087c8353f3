import { placeIn, type ReadPaper } from '#documents/index.ts'

/** Running words of a paper, and how to say where in it a letter of them stands. */
export interface Words {
  readonly text: string
  /** Whether it heads what comes after it. */
  readonly isHeading: boolean
  /** "page 3", or "line 12" of what has no pages. */
  readonly placeOf: (at: number) => string
}

/** Everything that a paper says, paragraph by paragraph and row by row, in reading order. */
export function wordsOfPaper({ blocks }: Pick<ReadPaper, 'blocks'>): readonly Words[] {
  return blocks.flatMap((block): readonly Words[] => {
    if (block.kind !== 'table') {
      const { passage, kind } = block
      const isHeading = kind === 'heading'
      return [{ text: passage.text, isHeading, placeOf: (at) => sayPlace(placeIn(passage, at)) }]
    }
    const { heading, rows } = block.grid
    const above = rows[0]?.place
    return [
      ...(above === undefined
        ? []
        : [{ text: heading, isHeading: false, placeOf: () => sayPlace(above) }]),
      ...rows.map(({ text, place }) => ({
        text,
        isHeading: false,
        placeOf: () => sayPlace(place),
      })),
    ]
  })
}

const sayPlace = ({ page, line }: { readonly page: number | null; readonly line: number }) =>
  page === null ? `line ${line}` : `page ${page}`

/** Something found in a paper. */
export interface InPaper {
  /** "page 3" */
  readonly place: string
  /** What is wrong, in a sentence without its full stop. */
  readonly words: string
}
