import type { AskedOfList } from '#fields/index.ts'
import type { RegisterRow } from '#holdings/index.ts'
import { describeDay, formatNumber } from '#shared/index.ts'
import { type Audience, readableBy } from '#storage/index.ts'
import { type DataTable, type FormField, type Link, type Page, presentForm } from '#web/index.ts'
import { readsAll } from '../access.ts'
import type { Register, RegisterField } from '../definition/register.ts'
import { joinPieces } from '../entries/judge-entry.ts'
import { sayField } from '../entries/type-entry.ts'
import { addressOf, addressOfEntry, REGISTERS_PAGE } from './addresses.ts'
import {
  filterForm,
  LONGEST_WORDS,
  placeFields,
  queryOf,
  readAsked,
  readFilters,
} from './list-filters.ts'
import type { ShowValue } from './show-links.ts'

export const ROWS_A_PAGE = 50

/** What a list has of its register. */
export interface Listed {
  readonly rows: readonly RegisterRow[]
  readonly count: number
  readonly show: ShowValue
  /** From 1. */
  readonly page: number
  /** What whoever reads it has begun and not sent yet. */
  readonly kept: readonly Link[]
  /** How many have been kept for as long as they may be; none for whoever may not erase them. */
  readonly past: number
}

export interface ListPage extends Page {
  readonly about: string
  readonly answer: string
  readonly facts: readonly { readonly term: string; readonly text: string }[]
  readonly isNarrowed: boolean
  readonly address: string
  readonly filters: readonly FormField[]
  readonly table: DataTable | null
  readonly before: Link | null
  readonly after: Link | null
  readonly links: readonly Link[]
  readonly acts: readonly Link[]
  readonly downloads: readonly { readonly type: string; readonly href: string }[]
}

const MOST_COLUMNS = 4

/** The fields that a list has columns for, of those that the reader may read. */
export function listedFields(
  { defined, fields }: Register,
  reader: Audience,
): readonly RegisterField[] {
  const readable = readableBy(reader)
  const short = [...fields.values()].filter(
    ({ asked, defined: { kind } }) => asked.kind !== 'long-text' && kind !== 'web-address',
  )
  const names = defined.list ?? short.slice(0, MOST_COLUMNS).map(({ name }) => name)
  return names.flatMap((name) => {
    const field = fields.get(name)
    return field !== undefined && readable.includes(field.audience) ? [field] : []
  })
}

/** `/registers/<register>`: its entries, as an address asks for them. */
export function presentList(
  register: Register,
  reader: Audience,
  listed: Listed,
  asked: AskedOfList,
  mayRecord: boolean,
): ListPage {
  const { defined } = register
  const { count, page, kept, past } = listed
  const address = addressOf(register)
  const form = presentForm(filterForm(register, reader), asked, [], { size: 's' })
  const query = queryOf(register, reader, asked)
  const filters = form.fields.map((one) => (one.items ? asSelect(one) : one))
  const isNarrowed = query.size > 0
  const pages = Math.max(1, Math.ceil(count / ROWS_A_PAGE))
  const linkTo = (number: number, text: string): Link => {
    const to = new URLSearchParams(query)
    if (number > 1) to.set('page', String(number))
    return { text, href: to.size === 0 ? address : `${address}?${to}` }
  }
  const called = count === 1 ? defined.one : defined.many
  return {
    title: defined.name,
    breadcrumbs: [{ text: 'Registers', href: REGISTERS_PAGE }],
    about: defined.about,
    answer: sayCount(register, reader, count, isNarrowed) + sayUnread(register, reader, asked),
    facts: factsOf(register),
    isNarrowed,
    address,
    filters,
    table:
      listed.rows.length === 0
        ? null
        : tableOf(
            register,
            reader,
            listed,
            pages > 1 ? `: page ${page} of ${formatNumber(pages)}` : '',
          ),
    before: page > 1 ? linkTo(page - 1, 'Page before') : null,
    after: page < pages ? linkTo(page + 1, 'Next page') : null,
    links: [
      { text: 'What is counted, and the measures', href: `${address}/months` },
      ...(placeFields(register, reader).length === 0
        ? []
        : [
            {
              text: 'By place',
              href: `${address}/places${query.size === 0 ? '' : `?${query}`}`,
            },
          ]),
      { text: 'How this register is defined', href: `${address}/definition` },
      { text: 'Feed of what is new', href: `${address}.atom` },
      { text: 'As a calendar', href: `${address}.ics` },
      ...(past === 0
        ? []
        : [
            {
              text: `Kept for as long as ${past === 1 ? 'it' : 'they'} may be: ${formatNumber(past)} to be erased`,
              href: `${address}/past`,
            },
          ]),
    ],
    acts: mayRecord
      ? [
          ...kept,
          { text: `Record a new ${defined.one}`, href: `${address}/new` },
          { text: 'Import a spreadsheet', href: `${address}/import` },
          ...(count > 0
            ? [
                {
                  text: `Change ${isNarrowed ? 'these' : 'all'} ${formatNumber(count)} ${called} together`,
                  href: `${address}/change${query.size === 0 ? '' : `?${query}`}`,
                },
              ]
            : []),
        ]
      : [],
    downloads: ['csv', 'xlsx', 'ods', 'json'].map((kind) => ({
      type: kind.toUpperCase(),
      href: `${address}.${kind}${query.size === 0 ? '' : `?${query}`}`,
    })),
  }
}

/** How many there are; of what somebody may not know of it is not said that there is none. */
function sayCount(
  register: Register,
  reader: Audience,
  count: number,
  isNarrowed: boolean,
): string {
  const { one, many } = register.defined
  const are = count === 1 ? `1 ${one} is` : `${formatNumber(count)} ${many} are`
  if (isNarrowed) return count === 0 ? `No ${many} are like that.` : `${are} like that.`
  if (readsAll(register, reader))
    return count === 0 ? 'Nothing is recorded in it.' : `${are} recorded.`
  return count === 0
    ? `No ${many} are recorded that you may read.`
    : `${are} recorded that you may read.`
}

/** What of an address the list cannot be narrowed by, so that nobody takes all for what was asked for. */
function sayUnread(register: Register, reader: Audience, asked: AskedOfList): string {
  const { unread } = readAsked(register, reader, asked)
  return (unread === '' ? '' : ` ${unread}`) + sayImpossible(register, reader, asked)
}

/** What of an address no entry can be like, or what of its words was not looked for. */
function sayImpossible(register: Register, reader: Audience, asked: AskedOfList): string {
  const { from, to } = readFilters(register, reader, asked)
  const { words } = asked
  return [
    from !== undefined && to !== undefined && from > to
      ? ` ${describeDay(from)} is after ${describeDay(to)}, so no day is from the one until the other. Change one of the two.`
      : '',
    typeof words === 'string' && words.trim().length > LONGEST_WORDS
      ? ` Only the first ${LONGEST_WORDS} letters of the words were looked for. Type fewer.`
      : '',
  ].join('')
}

function factsOf({ defined: { owner, retention } }: Register) {
  const { months, why } = retention
  const years = months % 12 === 0 ? `${months / 12} years` : `${months} months`
  return [
    { term: 'Kept by', text: owner },
    { term: 'Kept for', text: `${months === 12 ? '1 year' : years}. ${why}` },
  ]
}

/** A narrow list that opens, in place of a long column of radios. */
function asSelect({ items = [], ...field }: FormField): FormField {
  const any = { value: '', text: 'Any', selected: !items.some(({ checked }) => checked) }
  return {
    ...field,
    label: field.label.replace(' (optional)', ''),
    control: 'select',
    items: [
      any,
      ...items.flatMap(({ value, text, checked = false, selected }) =>
        value === '' ? [] : [{ value, text, selected: selected ?? checked }],
      ),
    ],
  }
}

function tableOf(
  register: Register,
  reader: Audience,
  { rows, show }: Listed,
  after: string,
): DataTable {
  const { defined, states } = register
  const columns = listedFields(register, reader)
  const title = register.fields.get(defined.title)
  const titled =
    title !== undefined && readableBy(reader).includes(title.audience) ? title : undefined
  const others = columns.filter((field) => field !== titled)
  return {
    id: 'entries',
    caption: `${defined.name}${after}`,
    narrow: 'cards',
    columns: [
      { text: titled?.label ?? 'Reference' },
      ...others.map(({ label, asked }) => ({
        text: label,
        numeric: ['number', 'decimal', 'money', 'duration'].includes(asked.kind),
      })),
      ...(states.length > 1 ? [{ text: 'State' }] : []),
    ],
    rows: rows.map((row) => {
      const values = joinPieces(register, row.says)
      const said = titled === undefined ? '' : sayField(titled, values[titled.name] ?? null)
      const state = states.find(({ id }) => id === row.state)?.name ?? row.state
      return [
        {
          text: said === '' ? row.reference : said,
          href: addressOfEntry(register, row.reference),
          about: row.day === null ? row.reference : `${describeDay(row.day)}, ${row.reference}`,
        },
        ...others.map((field) => show(field, values[field.name] ?? null, row.reference)),
        ...(states.length > 1 ? [{ text: state }] : []),
      ]
    }),
  }
}
