import { dayInBritain } from '#days/index.ts'
import { describeDay, formatNumber, type Problem } from '#shared/index.ts'
import { type DataTable, type Page, presentForm, type ShownForm } from '#web/index.ts'
import { ERASE_FIELDS, ERASE_FILE_FIELDS } from './asked-fields.ts'
import { dueNow, type KeptPart, unscheduledKinds } from './due.ts'
import type { HeldPart } from './held-parts.ts'
import type { FileLeft } from './needs.ts'
import type { RetentionMonths } from './schedule.ts'
import { scheduleTable } from './schedule-table.ts'

const TITLE = 'Protection of data'

/** The page above the others. */
const ALL = { text: TITLE, href: '/data-protection' }

export interface ProtectionPage extends Page {
  readonly sentences: readonly string[]
  readonly tables: readonly DataTable[]
  readonly form: (ShownForm & { readonly action: string; readonly button: string }) | undefined
}

/** `/data-protection`: what is due to be erased, and the whole schedule with how much is held by it. */
export function presentProtection(
  {
    held,
    kept,
    left,
  }: {
    readonly held: readonly HeldPart[]
    readonly kept: readonly KeptPart[]
    /** For whoever may erase them. */
    readonly left: readonly FileLeft[]
  },
  settings: RetentionMonths,
  today: string,
  mayErase: boolean,
): ProtectionPage {
  const due = dueNow(kept, today)
  const missing = unscheduledKinds(held)
  const ofLine = Map.groupBy(kept, ({ line }) => line.id)
  return {
    title: TITLE,
    sentences: [
      due.length === 0
        ? `Nothing is due to be erased on ${describeDay(today)}.`
        : `${formatNumber(due.length)} ${due.length === 1 ? 'part of the record is' : 'parts of the record are'} due to be erased on ${describeDay(today)}.`,
      ...(missing.length === 0
        ? []
        : [
            `The schedule says nothing of these kinds of record, of which something is held: ${missing.join(', ')}.`,
          ]),
    ],
    tables: [
      ...(due.length === 0 ? [] : [partsTable('Due to be erased', due, mayErase)]),
      ...(left.length === 0 ? [] : [filesTable(left)]),
      scheduleTable('schedule', settings, {
        columns: [{ text: 'Held now', numeric: true }, { text: 'Next due' }],
        cells: ({ id, record }) => [
          { text: record ? formatNumber(ofLine.get(id)?.length ?? 0) : 'Not counted' },
          { text: sayNext(ofLine.get(id) ?? []) },
        ],
      }),
    ],
    form: undefined,
  }
}

function sayNext(kept: readonly KeptPart[]): string {
  const [next] = kept.flatMap(({ due }) => (due === undefined ? [] : [due])).toSorted()
  return next === undefined ? 'None' : describeDay(next)
}

/** `/data-protection/held`: what is held of one record. */
export function presentHeld(
  about: { readonly kind: string; readonly record: string },
  kept: readonly KeptPart[],
  mayErase: boolean,
): ProtectionPage {
  return {
    title: `What is held of ${about.kind} ${about.record}`,
    breadcrumbs: [ALL],
    sentences:
      kept.length === 0
        ? ['Nothing that the schedule speaks of is held of it, or it has been erased.']
        : [],
    tables: kept.length === 0 ? [] : [partsTable('Parts of the record', kept, mayErase)],
    form: undefined,
  }
}

function partsTable(caption: string, parts: readonly KeptPart[], mayErase: boolean): DataTable {
  return {
    id: 'parts',
    caption,
    narrow: 'cards',
    columns: [{ text: 'Record' }, { text: 'What' }, { text: 'Recorded' }, { text: 'Due' }],
    rows: parts.map((part) => [
      {
        text: `${part.kind} ${part.record}, ${part.event}`,
        ...(mayErase ? { href: eraseHref(part), about: `, entry ${part.entry}` } : {}),
      },
      { text: part.line.holds },
      { text: describeDay(dayInBritain(part.recordedAt)) },
      { text: part.due === undefined ? 'Not by itself' : describeDay(part.due) },
    ]),
  }
}

function eraseHref({ entry, audience }: KeptPart): string {
  return `/data-protection/erase/${entry}/${audience}`
}

/** `/data-protection/erase/<entry>/<audience>`: why a part is taken out. */
export function presentErasing(
  part: KeptPart,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): ProtectionPage {
  const { line, kind, record, entry } = part
  const shown = presentForm(ERASE_FIELDS, typed, problems)
  return {
    title: 'Erase a part of the record',
    breadcrumbs: [ALL],
    problems: shown.problems,
    sentences: [
      `It is of ${kind} ${record}, in entry ${entry}. It holds: ${uncapital(line.holds)}.`,
      part.due === undefined
        ? 'By the schedule it is not due to be erased.'
        : `By the schedule it is to be erased on ${describeDay(part.due)}.`,
      'What it says is taken out for good and cannot be had back, but for backups made before. That something was recorded, when and by whom stays, with this act and its ground.',
    ],
    tables: [],
    form: { ...shown, action: eraseHref(part), button: 'Erase it' },
  }
}

function filesTable(left: readonly FileLeft[]): DataTable {
  return {
    id: 'files',
    caption: 'Files that nobody is given any more, and that are kept',
    narrow: 'cards',
    columns: [{ text: 'File' }, { text: 'What it is of' }, { text: 'Bytes', numeric: true }],
    rows: left.map((file) => [
      { text: file.name, href: eraseFileHref(file), about: `, entry ${file.entry}` },
      { text: file.of },
      { text: formatNumber(file.bytes) },
    ]),
  }
}

const eraseFileHref = ({ entry, name }: FileLeft) => `/data-protection/files/${entry}/${name}`

/** `/data-protection/files/<entry>/<name>`: why the bytes of a file are taken out. */
export function presentErasingFile(
  file: FileLeft,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): ProtectionPage {
  const shown = presentForm(ERASE_FILE_FIELDS, typed, problems)
  return {
    title: `Erase the file ${file.name}`,
    breadcrumbs: [ALL],
    problems: shown.problems,
    sentences: [
      `${file.of}; told of by entry ${file.entry}.`,
      'Its bytes are taken out for good and cannot be had back, but for backups made before. That there was such a file, of what size and with what digest, stays, with this act and its ground.',
    ],
    tables: [],
    form: { ...shown, action: eraseFileHref(file), button: 'Erase it' },
  }
}

const uncapital = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`
