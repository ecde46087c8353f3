import { askingLabel, type Field } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'
import type { FormField } from './components/options.ts'

/** A form as its page shows it: each field with what was typed in it, and what is wrong. */
export interface ShownForm {
  readonly fields: readonly FormField[]
  /** Each naming the id of its field, which the error summary links to. */
  readonly problems: readonly Problem[]
}

/**
 * Fields as the macro `cfFormField` draws them.
 *
 * @param typed - what stands in them, by name: as a form sent it, or what is offered at first
 * @param about - `say` fills in the panel's own words; `size` is how large the labels are
 */
export function presentForm(
  fields: readonly Field[],
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
  about: { readonly say?: (text: string) => string; readonly size?: 's' | 'm' } = {},
): ShownForm {
  const { say = (text) => text, size } = about
  const said = problems.map((problem) => ({
    ...problem,
    message: say(problem.message),
    ...(problem.field === undefined ? {} : { field: idOf(problem.field) }),
  }))
  const shown = fields.map((field): FormField => {
    const id = idOf(field.name)
    const error = said.find((problem) => problem.field === id)?.message
    const optional = field.required === false ? ` (${field.wanted ?? 'optional'})` : ''
    return {
      id,
      name: field.name,
      label: `${say(askingLabel(field))}${optional}`,
      ...hintOf(field, say),
      ...(error === undefined ? {} : { error }),
      ...(size === undefined ? {} : { size }),
      ...controlOf(field, typed[field.name] ?? standingFor(field), say),
    }
  })
  return { fields: shown, problems: said }
}

const DAY_TYPED = 'Such as 8 February 2027 or 8/2/2027'

/** A day is typed, so that what is no day is sent and refused, and not taken for a blank or another day. */
function hintOf({ kind, hint }: Field, say: (text: string) => string): { readonly hint?: string } {
  if (kind !== 'day') return hint === undefined ? {} : { hint: say(hint) }
  return { hint: hint === undefined ? DAY_TYPED : `${say(hint)}. ${DAY_TYPED}` }
}

/** What is chosen when nothing is said: it is shown as chosen. */
function standingFor(field: Field): string | undefined {
  if (field.kind === 'choice') return field.default
  if (field.kind !== 'yes-no' || field.default === undefined) return undefined
  return field.default ? 'yes' : 'no'
}

/** A dot would end an id in a style sheet. */
const idOf = (name: string) => name.replaceAll('.', '-')

/** So many choices can be read down one under another; more are a list that opens. */
const MOST_RADIOS = 12

/** Begins with none chosen, as radios do. */
function toSelect(items: readonly { value: string; text: string; checked: boolean }[]) {
  const none = { value: '', text: 'Choose one', selected: !items.some(({ checked }) => checked) }
  return [none, ...items.map(({ checked, ...item }) => ({ ...item, selected: checked }))]
}

/** How the fields look that a browser may fill in by itself. */
const CONTROL_OF = {
  name: { width: 20 },
  email: {},
  'one-time-code': { width: 10, inputmode: 'numeric' },
} as const

type Control = Omit<FormField, 'id' | 'name' | 'label' | 'hint' | 'error' | 'size'>

function controlOf(field: Field, typed: unknown, say: (text: string) => string): Control {
  const input = { control: 'input', value: typeof typed === 'string' ? typed : '' } as const
  const items = (choices: Readonly<Record<string, string>>) =>
    Object.entries(choices).map(([value, text]) => ({
      value,
      text: say(text),
      checked: Array.isArray(typed) ? typed.includes(value) : typed === value,
    }))
  switch (field.kind) {
    case 'text':
      return field.autocomplete === undefined
        ? input
        : { ...input, ...CONTROL_OF[field.autocomplete], autocomplete: field.autocomplete }
    case 'long-text':
      return { ...input, control: 'textarea' }
    case 'number':
      return { ...input, inputmode: 'numeric', width: 5 }
    case 'decimal':
      return { ...input, inputmode: 'decimal', width: 10 }
    case 'duration':
      return { ...input, width: 5 }
    case 'money':
      return { ...input, inputmode: 'decimal', prefix: '£', width: 10 }
    case 'day':
      return { ...input, width: 20 }
    case 'financial-year':
      return { ...input, width: 10 }
    case 'names':
      return { ...input, control: 'textarea' }
    case 'time':
      return { ...input, value: input.value.replace(/^(\d{4}-\d{2}-\d{2})T/, '$1 '), width: 20 }
    case 'words':
      return field.onLines ? { ...input, control: 'textarea' } : { ...input, width: 20 }
    case 'choice':
      return Object.keys(field.choices).length > MOST_RADIOS
        ? { control: 'select', items: toSelect(items(field.choices)) }
        : {
            control: 'radios',
            items: items(field.choices),
            ...(field.isInLine ? { inline: true } : {}),
          }
    case 'ticks':
      return { control: 'checkboxes', items: items(field.choices) }
    case 'yes-no':
      return { control: 'radios', items: items({ yes: 'Yes', no: 'No' }) }
  }
}
