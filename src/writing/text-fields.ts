import type { Field } from '#fields/index.ts'

/** In characters: some ten pages. */
const LONGEST = 40_000

/** What is filled in to write a text of a report. */
export const TEXT_FIELDS = [
  {
    name: 'text',
    kind: 'long-text',
    label: 'The text',
    hint: 'Paragraphs with a blank line between. ### begins a heading, - an item of a list; **strong**, *emphasis*, [words](https://address). Left empty, the text is taken out of the report',
    longest: LONGEST,
    required: false,
  },
  {
    name: 'why',
    kind: 'text',
    label: 'What you changed, or why',
    hint: 'It stands in the history of the text',
    longest: 500,
    required: false,
  },
] as const satisfies readonly Field[]
