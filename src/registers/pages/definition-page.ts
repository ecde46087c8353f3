import { citeSource, describeDay } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import type { Register, RegisterField } from '../definition/register.ts'
import { crumbsOf } from './addresses.ts'

export interface DefinitionPage extends Page {
  readonly answer: string
  readonly tables: readonly DataTable[]
}

const AUDIENCES: Readonly<Record<string, string>> = {
  public: 'Everybody',
  members: 'Members and the office',
  office: 'The office',
  sealed: 'Those named alone',
}

/** `/registers/<register>/definition`: what it asks, who reads it, its clocks, and what was changed when. */
export function presentDefinition(register: Register): DefinitionPage {
  const { defined, parts } = register
  const rowOf = ({ label, defined: one, audience, required }: RegisterField, group = '') => [
    { text: group === '' ? label : `${group}: ${label}` },
    { text: one.kind.replaceAll('-', ' ') },
    { text: AUDIENCES[audience] ?? audience },
    { text: required === true ? 'Always' : required === false ? 'No' : 'At times' },
    {
      text: [sayCodes(one), spanOf(one.from, one.until), one.standard ?? '']
        .filter(Boolean)
        .join('; '),
    },
  ]
  const changes = defined.changes.toSorted((one, other) => (one.from < other.from ? 1 : -1))
  return {
    title: `${defined.name}: how it is defined`,
    breadcrumbs: crumbsOf(register),
    answer: `${defined.about} It rests on: ${citeSource(defined.source)}.`,
    tables: [
      {
        id: 'fields',
        caption: 'What is filled in',
        narrow: 'cards',
        columns: [
          { text: 'Field' },
          { text: 'Kind' },
          { text: 'Who may read it' },
          { text: 'Has to be filled in' },
          { text: 'Remarks' },
        ],
        rows: parts.flatMap((part) =>
          part.is === 'field'
            ? [rowOf(part.field)]
            : part.group.fields.map((field) => rowOf(field, part.group.label)),
        ),
      },
      ...(defined.clocks.length === 0
        ? []
        : [
            {
              id: 'clocks',
              caption: 'Clocks',
              narrow: 'cards' as const,
              columns: [{ text: 'Clock' }, { text: 'By' }, { text: 'Not certain' }],
              rows: defined.clocks.map(({ name, source, doubt, stops }) => [
                { text: name },
                { text: source === undefined ? 'The office' : citeSource(source) },
                { text: [doubt, stops?.doubt].filter((one) => one !== undefined).join('; ') },
              ]),
            },
          ]),
      ...(changes.length === 0
        ? []
        : [
            {
              id: 'changes',
              caption: 'What was changed',
              narrow: 'cards' as const,
              columns: [{ text: 'From' }, { text: 'What' }],
              rows: changes.map(({ from, says }) => [{ text: describeDay(from) }, { text: says }]),
            },
          ]),
    ],
  }
}

/** "Thing, Keys (from 1 October 2026; before: key-ring)" */
function sayCodes(one: RegisterField['defined']): string {
  if (one.kind !== 'code') return ''
  return one.codes
    .map(({ words, from, until, was }) => {
      const dated = [
        from === undefined ? '' : `from ${describeDay(from)}`,
        until === undefined ? '' : `until ${describeDay(until)}`,
        was.length === 0 ? '' : `before: ${was.join(', ')}`,
      ].filter((part) => part !== '')
      return dated.length === 0 ? words : `${words} (${dated.join('; ')})`
    })
    .join(', ')
}

function spanOf(from: string | undefined, until: string | undefined): string {
  return [
    from === undefined ? '' : `Asked of entries from ${describeDay(from)}`,
    until === undefined
      ? ''
      : `${from === undefined ? 'Asked of entries until' : 'until'} ${describeDay(until)}`,
  ]
    .filter(Boolean)
    .join(' ')
}
