import { nameDue } from '#days/index.ts'
import { type Field, readInput, sayValue, typeValue, valueAt } from '#fields/index.ts'
import { describeDay } from '#shared/index.ts'
import type { DataTable } from '#web/index.ts'
import { QUESTIONS } from '../ask.ts'
import type { Constitution } from '../constitution.ts'
import { dayOfExample } from '../examples.ts'
import { type AskedExample, type Example, type Rule, subjectOf } from '../rule.ts'
import { ownFields, ownTimetables } from '../timetables/own-timetables.ts'
import { fillWords } from '../words.ts'
import { answerLine } from './answer-words.ts'
import { OF_ENTERED } from './ask-page.ts'
import type { HeldConstitution } from './holdings.ts'

type Dated = Extract<Example, { readonly timetable: string }>

/** The worked examples of a rule, each leading to where it is asked again; `null` when it has none. */
export function presentExamples(held: HeldConstitution, rule: Rule): DataTable | null {
  if (rule.examples.length === 0) return null
  const { constitution } = held
  return {
    id: 'examples',
    caption: 'Worked examples',
    narrow: 'cards',
    columns: [{ text: 'Answer' }, { text: 'Suppose', plain: true }],
    rows: rule.examples.map((example) => {
      const suppose = supposeWords(constitution, example)
      const href =
        'timetable' in example
          ? datesAddress(constitution, example)
          : addressOf(constitution, example, dayOfExample(rule, example, held.today), held.today)
      return [
        {
          text: fillWords(constitution, outcomeWords(constitution, example)),
          ...(href === undefined ? {} : { href, about: suppose }),
        },
        { text: suppose },
      ]
    }),
  }
}

function outcomeWords(constitution: Constitution, example: Example): string {
  if ('due' in example) {
    const days = Object.values(example.due)
    return days.map((day) => (day === null ? 'No date' : nameDue(day))).join('; ')
  }
  if ('refused' in example) return `Cannot be answered: ${example.refused}`
  return answerLine(constitution, example.question, example.answer)
}

/** "People who are members that day: 15; Members present: 10", of what the example says. */
function supposeWords(constitution: Constitution, example: Example): string {
  const values = valuesIn(constitution, example).map(([field, value]) => {
    const label = fillWords(constitution, field.label)
    const said = fillWords(constitution, sayValue(field, value))
    return `${label}${label.endsWith('?') ? '' : ':'} ${said}`
  })
  const on = 'on' in example && example.on !== undefined ? [`On ${describeDay(example.on)}`] : []
  return [...values, ...on].join('; ')
}

/** The address at which an example can be asked again, of its own numbers and not of the record's. */
function addressOf(
  constitution: Constitution,
  example: AskedExample,
  day: string,
  today: string,
): string {
  const on: [string, string][] = day === today ? [] : [['on', day]]
  const typed = [...typedIn(constitution, example), ...on, OF_ENTERED]
  return `/constitution/ask/${example.question}?${new URLSearchParams(typed)}`
}

/** `undefined` for a timetable that is shown with its cases. */
function datesAddress(constitution: Constitution, example: Dated): string | undefined {
  if (!ownTimetables(constitution).includes(example.timetable)) return undefined
  const typed = typedIn(constitution, example)
  return `/constitution/timetables/${example.timetable}?${new URLSearchParams(typed)}`
}

function typedIn(constitution: Constitution, example: Example): [string, string][] {
  return valuesIn(constitution, example).map(([field, value]) => [
    field.name,
    String(typeValue(field, value)),
  ])
}

/** What an example says of each thing that is asked; what it leaves out, or cannot be read, is left out. */
function valuesIn(
  constitution: Constitution,
  example: Example,
): readonly (readonly [Field, unknown])[] {
  const { input } = example
  const fields =
    'timetable' in example
      ? ownFields(constitution, example.timetable)
      : (QUESTIONS.get(subjectOf(example))?.fieldsFor(constitution, input) ?? [])
  return fields.flatMap((field): (readonly [Field, unknown])[] => {
    if (valueAt(input, field.name) === undefined) return []
    const read = readInput([field], partOf(input, field.name), 'the question')
    const value = read.ok ? valueAt(read.value, field.name) : undefined
    return value === undefined || (Array.isArray(value) && value.length === 0)
      ? []
      : [[field, value]]
  })
}

/** What is given of one field alone: of one inside another, that other with nothing else in it. */
function partOf(input: Example['input'], name: string): Readonly<Record<string, unknown>> {
  const [outer = '', inner] = name.split('.')
  return { [outer]: inner === undefined ? input[outer] : { [inner]: valueAt(input, name) } }
}
