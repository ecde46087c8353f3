import { citeSource, describeDay } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { calledIn } from '../definition/called-in.ts'
import type { Register, RegisterField, RegisterGroup } from '../definition/register.ts'
import { sayExpression } from '../expressions/say-expression.ts'
import { crumbsOf } from './addresses.ts'
import { rulesOf } from './definition-rules.ts'

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
  const rowOf = (
    { label, defined: one, audience, required }: RegisterField,
    within?: RegisterGroup,
  ) => [
    { text: within === undefined ? label : `${within.label}: ${label}` },
    { text: one.kind.replaceAll('-', ' ') },
    { text: AUDIENCES[audience] ?? audience },
    { text: sayRequired(register, required, within) },
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
    answer: `${defined.about}${sayEvery(defined.every)} It rests on: ${citeSource(defined.source)}.`,
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
            : part.group.fields.map((field) => rowOf(field, part.group)),
        ),
      },
      ...rulesOf(register),
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

/** " Each entry is a return of a month, on the last day of it." */
function sayEvery(every: string | undefined): string {
  return every === undefined ? '' : ` Each entry is a return of a ${every}, on the last day of it.`
}

function sayRequired(
  register: Register,
  required: RegisterField['required'],
  within: RegisterGroup | undefined,
): string {
  if (typeof required === 'boolean') return required ? 'Always' : 'No'
  const when = sayExpression(required, calledIn(register, within))
  return when === undefined ? 'At times' : `If ${when}`
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
