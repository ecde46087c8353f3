import type { Area } from '#area/index.ts'
import { whyField } from '#fields/index.ts'
import type { FileVersion } from '#holdings/index.ts'
import { citeSource, describeDay, describeMoment, type Problem } from '#shared/index.ts'
import { type DataTable, type Link, type Page, presentForm, type ShownForm } from '#web/index.ts'
import { type EntryValue, fieldsOf, REGISTERS, type RegisterName } from './register.ts'

interface RegisterPage extends Page {
  readonly lead: string
  readonly entries: readonly {
    readonly name: string
    readonly days: string
    readonly touches: string
    readonly words: string
    readonly source: string
    readonly href: string
  }[]
  readonly newHref: string
  readonly add: string
  readonly other: Link
  readonly history: DataTable | null
}

/** `/registers/<name>`: the entries of a list, the latest first; who changed it, for the office. */
export function presentRegister(
  register: RegisterName,
  area: Area,
  versions: readonly FileVersion[],
): RegisterPage {
  const { title, lead, one } = REGISTERS[register]
  const other = register === 'events' ? 'recording-changes' : 'events'
  return {
    title,
    lead,
    entries: entriesOf(register, area).toReversed(),
    newHref: `/registers/${register}/new`,
    add: `Add ${one === 'event' ? 'an event' : 'a change in recording'}`,
    other: { text: REGISTERS[other].title, href: `/registers/${other}` },
    history: historyOf(versions),
  }
}

function entriesOf(register: RegisterName, area: Area): RegisterPage['entries'] {
  const nameOf = (ids: 'all' | readonly string[]) =>
    ids === 'all' ? 'every measure' : ids.map((id) => area.measures.get(id)?.name ?? id).join('; ')
  const placesOf = (ids: 'all' | readonly string[]) =>
    ids === 'all'
      ? 'everywhere'
      : `in ${ids.map((id) => area.file.places.find((place) => place.id === id)?.name ?? id).join('; ')}`
  const common = (entry: Area['recordingChanges'][number] | Area['events'][number]) => ({
    name: entry.name,
    touches: `Touches ${nameOf(entry.scope.measures)}, ${placesOf(entry.scope.areas)}.`,
    source: citeSource(entry.source),
    href: `/registers/${register}/${entry.id}`,
  })
  if (register === 'events') {
    return area.events.map((event) => ({
      ...common(event),
      days:
        event.from === event.to
          ? describeDay(event.from)
          : `${describeDay(event.from)} to ${describeDay(event.to)}`,
      words: event.note ?? '',
    }))
  }
  return area.recordingChanges.map((change) => ({
    ...common(change),
    days: `From ${describeDay(change.from)}${change.dateNote === undefined ? '' : `. ${change.dateNote}`}`,
    words: `${change.effect}${change.rebase === undefined ? '' : ` The usual range starts again here: ${change.rebase.reason} Approved by ${change.rebase.approvedBy}.`}`,
  }))
}

function historyOf(versions: readonly FileVersion[]): DataTable | null {
  if (versions.length === 0) return null
  return {
    id: 'history',
    caption: 'Who changed this list',
    captionSize: 'm',
    narrow: 'cards',
    columns: [{ text: 'When' }, { text: 'Who' }, { text: 'What' }],
    rows: versions
      .toReversed()
      .map(({ at, by, why, isEdit }) => [
        { text: describeMoment(at) },
        { text: by },
        { text: isEdit ? why : `Loaded with the area’s files: ${why}` },
      ]),
  }
}

interface EntryForm extends Page {
  readonly action: string
  readonly base: string
  readonly button: string
  readonly takeOutHref: string
  readonly fields: ShownForm['fields']
}

/** The form of an entry, a new one where it has no id yet. */
export function presentEntryForm(
  register: RegisterName,
  id: string | undefined,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): EntryForm {
  const { title } = REGISTERS[register]
  const fresh = register === 'events' ? 'Add an event' : 'Add a change in recording'
  return {
    title: id === undefined ? fresh : `Change: ${typed['name']}`,
    breadcrumbs: [{ text: title, href: `/registers/${register}` }],
    action: `/registers/${register}/${id ?? 'new'}`,
    base: typeof typed['base'] === 'string' ? typed['base'] : '',
    button: id === undefined ? 'Add it' : 'Save',
    takeOutHref: id === undefined ? '' : `/registers/${register}/${id}/take-out`,
    ...presentForm(fieldsOf(register), typed, problems),
  }
}

/** What is filled in to take an entry out. */
export const TAKE_OUT = [
  whyField('Why it is taken out', 'It stands in the history of the list'),
] as const

interface TakingOut extends Page {
  readonly lead: string
  readonly action: string
  readonly button: string
  readonly fields: ShownForm['fields']
}

export function presentTakingOut(
  register: RegisterName,
  entry: EntryValue,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): TakingOut {
  return {
    title: `Take out: ${entry['name']}`,
    breadcrumbs: [{ text: REGISTERS[register].title, href: `/registers/${register}` }],
    lead: 'Nothing is explained by it any more, and figures on its two sides are compared again, from today on. As at an earlier day it stands.',
    action: `/registers/${register}/${entry['id']}/take-out`,
    button: 'Take it out',
    ...presentForm(TAKE_OUT, typed, problems),
  }
}
