import type { RegisterRow } from '#holdings/index.ts'
import { describeMoment } from '#shared/index.ts'
import { type Audience, readableBy } from '#storage/index.ts'
import type { DataTable, Link, Page } from '#web/index.ts'
import type { Register } from '../definition/register.ts'
import type { Values } from '../entries/clocks.ts'
import { isAskedOn, itemsOf, joinPieces, judgeEntry } from '../entries/judge-entry.ts'
import { sayChanges } from '../entries/say-changes.ts'
import { sayField } from '../entries/type-entry.ts'
import { crumbsOf } from './addresses.ts'
import { sayClock } from './clock-words.ts'
import type { Shown, ShowValue } from './show-links.ts'

export interface Fact extends Shown {
  readonly term: string
}

export interface EntryPage extends Page {
  readonly answer: string
  readonly facts: readonly Fact[]
  readonly groups: readonly DataTable[]
  readonly clocks: readonly { readonly heading: string; readonly lines: readonly string[] }[]
  readonly history: DataTable | null
  readonly acts: readonly Link[]
}

/** When a version was recorded, by whom, and why. */
export interface VersionNote {
  readonly at: string
  readonly by: string
  readonly reason: string
}

/** What the page of an entry shows besides the entry. */
export interface EntryAbout {
  readonly reader: Audience
  /** Every version that the reader may know of, with what is told of each. */
  readonly versions: readonly { readonly row: RegisterRow; readonly note: VersionNote }[]
  readonly acts: readonly Link[]
  /** Whether the reader reads all that clocks turn on. */
  readonly showsClocks: boolean
  readonly show: ShowValue
  readonly today: string
}

/** `/registers/<register>/<reference>`: one entry, and what it was before. */
export function presentEntry(register: Register, row: RegisterRow, about: EntryAbout): EntryPage {
  const { reader, versions, acts, showsClocks, today } = about
  const { defined, states } = register
  const values = joinPieces(register, row.says)
  const state = states.find(({ id }) => id === row.state)
  const title = register.fields.get(defined.title)
  const said = title === undefined ? '' : sayField(title, values[title.name] ?? null)
  const judged = showsClocks ? judgeEntry(register, values, today) : undefined
  return {
    title: said === '' ? `${defined.name}: ${row.reference}` : said,
    breadcrumbs: crumbsOf(register),
    answer: states.length > 1 ? `${state?.name ?? row.state}.` : `Entry ${row.reference}.`,
    facts: [...factsOf(register, values, row, about), { term: 'Reference', text: row.reference }],
    groups: groupsOf(register, values, row, about),
    clocks: (judged?.clocks ?? []).map((reading) => sayClock(register, reading, today)),
    history: historyOf(register, versions, reader),
    acts,
  }
}

/** What an entry says to a reader, field by field; of what was not filled in only what was asked. */
function factsOf(
  register: Register,
  values: Values,
  { day, reference }: RegisterRow,
  { reader, show }: EntryAbout,
): readonly Fact[] {
  const readable = readableBy(reader)
  const known = [...register.fields.values()].flatMap((field): readonly Fact[] => {
    if (!readable.includes(field.audience)) return []
    const value = values[field.name] ?? null
    const shown = show(field, value, reference)
    const { text } = shown
    if (text === '' && !isAskedOn(field, day)) return []
    const term =
      register.defined.changes.length > 0 && !isAskedOn(field, day)
        ? `${field.label} (no longer asked)`
        : field.label
    return [{ term, ...(text === '' ? { text: 'Not recorded' } : shown) }]
  })
  const names = new Set([...register.fields.keys(), ...register.groups.keys()])
  const gone = Object.entries(values).flatMap(([name, value]): readonly Fact[] =>
    names.has(name) ? [] : [{ term: `${name} (no longer in the definition)`, text: String(value) }],
  )
  return [...known, ...gone]
}

function groupsOf(
  register: Register,
  values: Values,
  { reference }: RegisterRow,
  { reader, show }: EntryAbout,
): readonly DataTable[] {
  const readable = readableBy(reader)
  return [...register.groups.values()].flatMap((group): readonly DataTable[] => {
    const fields = group.fields.filter(({ audience }) => readable.includes(audience))
    const items = itemsOf(values, group.name)
    if (fields.length === 0 || items.length === 0) return []
    return [
      {
        id: group.name.replaceAll('_', '-'),
        caption: group.label,
        narrow: 'cards',
        columns: [{ text: 'Number' }, ...fields.map(({ label }) => ({ text: label }))],
        rows: items.map((item, index) => [
          { text: String(index + 1) },
          ...fields.map((field) => show(field, item[field.name] ?? null, reference)),
        ]),
      },
    ]
  })
}

/** Each version with what it changed, of what the reader may read. */
function historyOf(
  register: Register,
  versions: EntryAbout['versions'],
  reader: Audience,
): DataTable | null {
  if (versions.length === 0) return null
  const readsReasons = readableBy(reader).includes('office')
  return {
    id: 'history',
    caption: 'History',
    narrow: 'cards',
    columns: [
      { text: 'Recorded' },
      ...(readsReasons ? [{ text: 'By' }] : []),
      { text: 'What was changed' },
      ...(readsReasons ? [{ text: 'Why' }] : []),
    ],
    rows: versions.flatMap(({ row, note }, index) => {
      const before = versions[index - 1]?.row
      const changed = changesOf(register, before, row, reader)
      // That something was changed which somebody may not read is not told them either
      if (changed === '') return []
      return [
        [
          { text: describeMoment(note.at) },
          ...(readsReasons ? [{ text: note.by }] : []),
          { text: changed },
          ...(readsReasons ? [{ text: note.reason }] : []),
        ],
      ]
    }),
  }
}

function changesOf(
  register: Register,
  before: RegisterRow | undefined,
  row: RegisterRow,
  reader: Audience,
): string {
  if (row.isWithdrawn) return 'Taken out'
  if (before === undefined) return 'Recorded'
  const [was, is] = [joinPieces(register, before.says), joinPieces(register, row.says)]
  return sayChanges(register, was, is, reader)
}
