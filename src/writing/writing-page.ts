import type { FileVersion } from '#holdings/index.ts'
import type { NameableRow, TextPlace, TextPreview } from '#reports/index.ts'
import { describeMoment, type Problem } from '#shared/index.ts'
import { type DataTable, type Page, presentForm, type ShownForm } from '#web/index.ts'
import { TEXT_FIELDS } from './text-fields.ts'
import { namesOfText } from './text-names.ts'

/** What somebody is writing, and what became of what they sent last. */
export interface WritingState {
  readonly text: string
  /** The digest of the text it is made of. */
  readonly base: string | null
  readonly why: string
  /** When the draft that is shown was kept; none where it is the text that stands. */
  readonly draftAt?: string | undefined
  readonly done?: Done | undefined
  readonly problems: readonly Problem[]
  readonly preview?: TextPreview | undefined
  /** Who changed the text since the draft was begun. */
  readonly since: readonly string[]
}

type Done = 'saved' | 'merged' | 'unchanged' | 'kept' | 'discarded'

const DONE: Readonly<Record<Done, string>> = {
  saved: 'Saved. The text stands in the report. An edition that is published keeps its own words.',
  merged:
    'Saved together with what somebody else wrote in other paragraphs meanwhile. Both stand in the report.',
  unchanged: 'Nothing was changed: the text stands as it did.',
  kept: 'Your draft is kept. Only you can read it, and nothing of it is in the report.',
  discarded: 'Your draft is thrown away. This is the text that stands.',
}

interface WritingPage extends Page {
  readonly about: string
  readonly action: string
  readonly historyHref: string
  readonly base: string
  readonly said: readonly string[]
  readonly text: string
  readonly hint: string
  readonly fields: ShownForm['fields']
  readonly hasDraft: boolean
  readonly preview: TextPreview | undefined
  readonly figures: DataTable | null
}

/** `/reports/<report>/<period>/write/<section>`: one text of a report, to be written. */
export function presentWriting(
  place: TextPlace,
  rows: readonly NameableRow[],
  address: string,
  { text, base, why, draftAt, done, problems, preview, since }: WritingState,
): WritingPage {
  const { title, ...names } = namesOfText(place, address)
  const [textField, whyField] = TEXT_FIELDS
  const form = presentForm([whyField], { why }, problems)
  return {
    ...names,
    title: `Write: ${title}`,
    action: address,
    historyHref: `${address}/history`,
    base: base ?? '',
    said: [
      ...(done === undefined ? [] : [DONE[done]]),
      ...(draftAt === undefined ? [] : [`This is your draft, kept on ${describeMoment(draftAt)}.`]),
      ...(since.length === 0
        ? []
        : [
            `Since you began it the text was changed by ${since.join(', ')}. When you save, both are brought together.`,
          ]),
    ],
    text,
    hint: textField.hint,
    ...form,
    hasDraft: draftAt !== undefined,
    preview,
    figures: tableOf(rows),
  }
}

/** Who changed a text after the version that a draft was made of. */
export function writersSince(
  versions: readonly FileVersion[],
  base: string | null,
): readonly string[] {
  const at = versions.findLastIndex(({ sha256 }) => sha256 === base)
  return [...new Set(versions.slice(at + 1).map(({ by }) => by))]
}

function tableOf(rows: readonly NameableRow[]): DataTable | null {
  if (rows.length === 0) return null
  return {
    id: 'figures-to-put-in',
    caption: 'Figures that can be put in',
    captionSize: 's',
    narrow: 'cards',
    columns: [{ text: 'Row' }, { text: 'Write' }, { text: 'It shows today' }],
    rows: rows.flatMap(({ name, shows }) =>
      shows.map(({ text, reference }) => [{ text: name }, { text: reference }, { text }]),
    ),
  }
}
