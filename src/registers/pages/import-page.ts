import { describeDay, formatNumber, type Problem } from '#shared/index.ts'
import { type DataTable, type FormField, type Page, presentForm } from '#web/index.ts'
import type { Register } from '../definition/register.ts'
import { isTyped } from '../entries/kept-file.ts'
import { columnsOf } from '../rows/columns.ts'
import type { RegisterImport, RowProblem } from '../rows/import-report.ts'
import { addressOf, addressOfEntry, crumbsOf } from './addresses.ts'

export const IMPORT_FIELDS = [
  {
    name: 'reason',
    kind: 'text',
    label: 'Why it is imported',
    asks: 'why it is imported',
    longest: 300,
  },
  {
    name: 'how',
    kind: 'choice',
    label: 'What is to be done',
    asks: 'what is to be done',
    choices: {
      look: 'Look what the file would do, and change nothing',
      import: 'Take in every row that is right',
    },
  },
] as const

export interface ImportFormPage extends Page {
  readonly lead: string
  readonly action: string
  readonly columns: string
  readonly fields: readonly FormField[]
}

export function presentImportForm(
  register: Register,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): ImportFormPage {
  const form = presentForm(IMPORT_FIELDS, { how: 'look', ...typed }, problems)
  const headings = columnsOf(register, () => 1)
    .filter(({ field }) => isTyped(field))
    .map(({ heading }) => heading)
  return {
    title: `Import into ${register.defined.name}`,
    breadcrumbs: crumbsOf(register),
    lead: 'A CSV, XLSX or ODS file with a row for each entry. Every row that is right is taken in, and each that is not is named with what to mend. A file can be imported again: a blank cell leaves what is there, and so does what a file said before of an entry that was changed here since. Look first: you see of each entry that is there what it said and what it would say.',
    action: `${addressOf(register)}/import`,
    columns: `Its columns can be headed: ${headings.join(', ')}.`,
    ...form,
  }
}

export interface ImportedPage extends Page {
  readonly answer: string
  readonly notes: readonly string[]
  readonly tables: readonly DataTable[]
}

const MOST_SHOWN = 500

/** What is changed of an entry; where the reader may read none of it, that something is. */
const sayChanged = (changes: string): string =>
  changes === '' ? 'Something that only others may read' : changes

/** ": the first 500 of 1,970" */
const ofThose = (many: number) =>
  many > MOST_SHOWN ? `: the first ${MOST_SHOWN} of ${formatNumber(many)}` : ''

/** What came of a file. */
export function presentImported(register: Register, report: RegisterImport): ImportedPage {
  const { file, dryRun, added, superseded, unchanged, problems, warnings, records, notes } = report
  const { leftOut, kept } = report
  const would = dryRun ? 'would be ' : ''
  const say = (count: number, words: string) =>
    count === 0 ? [] : [`${formatNumber(count)} ${words}`]
  const parts = [
    ...say(added, `${would}added`),
    ...say(superseded, `${would}changed`),
    ...say(unchanged, 'there already'),
    ...say(leftOut.length, 'left out, having been taken out or erased'),
    ...say(problems.length, `not taken, with something to mend`),
  ]
  return {
    title: dryRun ? `What ${file} would do` : `${file} was imported`,
    breadcrumbs: crumbsOf(register),
    answer: parts.length === 0 ? `${file} has no rows.` : `${parts.join(', ')}.`,
    notes: notes.map((note) => `${note}.`),
    tables: [
      ...rowsTable('problems', 'To be mended', problems),
      ...rowsTable('warnings', 'Taken, and to be looked at', warnings),
      ...rowsTable('kept', 'Left as it was changed here', kept),
      ...rowsTable(
        'left-out',
        'Left out',
        leftOut.map(({ row, why }) => ({ rows: [row], message: `${why}.` })),
      ),
      ...(records.length === 0
        ? []
        : [
            {
              id: 'records',
              caption: `${dryRun ? 'What would be recorded' : 'What was recorded'}${ofThose(records.length)}`,
              narrow: 'cards' as const,
              columns: [
                ...[{ text: 'Row' }, { text: 'Entry' }, { text: 'Day' }],
                ...(superseded === 0 ? [] : [{ text: 'What is changed' }]),
              ],
              rows: records.slice(0, MOST_SHOWN).map(({ row, reference, day, is, changes }) => [
                { text: row },
                {
                  text: reference ?? (is === 'added' ? 'New' : ''),
                  ...(reference === null ? {} : { href: addressOfEntry(register, reference) }),
                },
                { text: day === null ? '' : describeDay(day) },
                ...(superseded === 0
                  ? []
                  : [{ text: is === 'added' ? 'It is new' : sayChanged(changes) }]),
              ]),
            },
          ]),
    ],
  }
}

function rowsTable(
  id: string,
  caption: string,
  rows: readonly Pick<RowProblem, 'rows' | 'message'>[],
): readonly DataTable[] {
  if (rows.length === 0) return []
  return [
    {
      ...{ id, caption: `${caption}${ofThose(rows.length)}`, narrow: 'cards' },
      columns: [{ text: 'Row' }, { text: 'What' }],
      rows: rows
        .slice(0, MOST_SHOWN)
        .map(({ rows: numbers, message }) => [{ text: numbers.join(', ') }, { text: message }]),
    },
  ]
}
