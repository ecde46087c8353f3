import { capitalise, describeDay, formatNumber, type Problem } from '#shared/index.ts'
import { type DataTable, type FormField, type Link, type Page, presentForm } from '#web/index.ts'
import type { Register } from '../definition/register.ts'
import { isTyped } from '../entries/kept-file.ts'
import { columnsOf } from '../rows/columns.ts'
import { type RegisterImport, type RowProblem, withoutPlace } from '../rows/import-report.ts'
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
  /** Where whoever reads this goes on. */
  readonly next: Link
  readonly tables: readonly (Folded | Shown)[]
}

interface Shown {
  readonly table: DataTable
}

/** A table that is opened by who wants to see it, under what it says in one line. */
interface Folded extends Shown {
  readonly summary: string
}

/** Tables with more rows are folded: on a telephone each row is a card. */
const MOST_OPEN = 10
const MOST_SHOWN = 500
/** Faults that are open: they are what the page is read for. */
const FAULTS_OPEN = 50
const MOST_NAMED = 100

/** What is changed of an entry; where the reader may read none of it, that something is. */
const sayChanged = (changes: string): string =>
  changes === '' ? 'Something that only others may read' : changes

/** What came of a file. */
export function presentImported(register: Register, report: RegisterImport): ImportedPage {
  const { file, dryRun, added, superseded, unchanged, problems, leftOut, notes } = report
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
  const isNothingNew = unchanged > 0 && parts.length === 1
  return {
    title: dryRun ? `What ${file} would do` : `${file} was imported`,
    breadcrumbs: crumbsOf(register),
    answer:
      parts.length === 0
        ? `${file} has no rows.`
        : `${isNothingNew ? 'Nothing new: ' : ''}${parts.join(', ')}.`,
    notes: notes.map((note) => `${note}.`),
    next: dryRun
      ? { text: 'Send the file to be taken in', href: `${addressOf(register)}/import` }
      : { text: `See ${register.defined.name}`, href: addressOf(register) },
    tables: [
      ...tablesOfProblems(alike(file, problems)),
      ...tablesOf('warnings', 'Taken, and to be looked at', alike(file, report.warnings)),
      ...tablesOf('kept', 'Left as it was changed here', alike(file, report.kept)),
      ...tablesOf(
        'left-out',
        'Left out',
        leftOut.map(({ row, why }) => [{ text: sayRows([row]) }, { text: `${why}.` }]),
      ),
      ...tablesOfRecords(register, report),
    ],
  }
}

function tablesOfProblems(rows: readonly Cells[]): readonly (Folded | Shown)[] {
  return [
    ...tablesOf('problems', 'To be mended', rows.slice(0, FAULTS_OPEN), { isOpen: true }),
    ...tablesOf('more-problems', 'More to be mended', rows.slice(FAULTS_OPEN)),
  ]
}

/** The entries that are changed, each with what of it; and those that are new. */
function tablesOfRecords(
  register: Register,
  { dryRun, records }: RegisterImport,
): readonly (Folded | Shown)[] {
  const { added = [], superseded = [] } = Object.groupBy(records, ({ is }) => is)
  const entryOf = (reference: string | null) =>
    reference === null
      ? { text: 'New' }
      : { text: reference, href: addressOfEntry(register, reference) }
  const dayOf = (day: string | null) => ({ text: day === null ? '' : describeDay(day) })
  const [changed, anew] = dryRun
    ? ['What would be changed', 'What would be added']
    : ['What was changed', 'What was added']
  return [
    ...tablesOf(
      'changed',
      changed,
      superseded.map(({ row, reference, day, changes }) => [
        ...[{ text: row }, entryOf(reference), dayOf(day)],
        { text: sayChanged(changes) },
      ]),
      { columns: ['Row', 'Entry', 'Day', 'What is changed'] },
    ),
    ...tablesOf(
      'added',
      anew,
      added.map(({ row, reference, day }) => [{ text: row }, entryOf(reference), dayOf(day)]),
      { columns: ['Row', 'Entry', 'Day'], narrow: 'scroll' },
    ),
  ]
}

type Cells = DataTable['rows'][number]

/** Rows of which the same is said, told once with the numbers of all; those of one column beside each other. */
function alike(file: string, problems: readonly RowProblem[]): readonly Cells[] {
  const groups = [...Map.groupBy(problems, (one) => withoutPlace(one, file))]
  const firstOf = new Map<string, number>()
  const headingOf = (its: readonly RowProblem[]) => its[0]?.columns.join() ?? ''
  for (const [index, [, its]] of groups.entries())
    if (!firstOf.has(headingOf(its))) firstOf.set(headingOf(its), index)
  const place = ([, its]: (typeof groups)[number]) => firstOf.get(headingOf(its)) ?? 0
  return groups
    .toSorted((one, other) => place(one) - place(other))
    .map(([said, its]) => [
      { text: sayRows(its.flatMap(({ rows }) => rows)) },
      { text: `${capitalise(said)}.` },
    ])
}

function sayRows(rows: readonly string[]): string {
  const named = rows.slice(0, MOST_NAMED).join(', ')
  const more = rows.length - MOST_NAMED
  const all = more > 0 ? `${named} and ${formatNumber(more)} more` : named
  return `${rows.length === 1 ? 'Row' : 'Rows'} ${all}`
}

interface Laid {
  readonly columns?: readonly string[]
  readonly narrow?: DataTable['narrow']
  /** However long it is. */
  readonly isOpen?: boolean
}

function tablesOf(
  id: string,
  words: string,
  rows: readonly Cells[],
  { columns = ['Where', 'What'], narrow = 'cards', isOpen = false }: Laid = {},
): readonly (Folded | Shown)[] {
  if (rows.length === 0) return []
  const many = formatNumber(rows.length)
  const isCut = rows.length > MOST_SHOWN
  const table: DataTable = {
    ...{ id, narrow },
    caption: isCut ? `${words}: the first ${MOST_SHOWN} of ${many}` : words,
    columns: columns.map((text) => ({ text })),
    rows: rows.slice(0, MOST_SHOWN),
  }
  return [
    isOpen || rows.length <= MOST_OPEN
      ? { table }
      : { table: { ...table, captionSize: 's' }, summary: `${words}: ${many}` },
  ]
}
