import { describeDay } from '#shared/index.ts'
import { hoursOf } from './duration.ts'
import { asksOf, type Choices, type Fault, type Field } from './field.ts'

/** Where a value came from: a refusal of JSON names the values, one on a page has them before it. */
export type From = 'form' | 'json'

/** What is wrong with a field and what to do, in one sentence with the panel's words as `{office}`. */
export function refusalOf(field: Field, fault: Fault, from: From, text = ''): string {
  return field.refusals?.[fault] ?? ofKind(field, fault, from, text)
}

function ofKind(field: Field, fault: Fault, from: From, text: string): string {
  const asks = asksOf(field)
  switch (field.kind) {
    case 'text':
    case 'long-text':
      if (fault === 'not-in-calendar')
        return `Enter ${asks} as a day, such as 8 February 2027, or in words: “${text.slice(0, LONGEST_QUOTED)}” is no day`
      return fault === 'too-long'
        ? `Enter ${asks} in ${field.longest} characters or fewer`
        : `Enter ${asks}`
    case 'number':
      if (fault === 'too-small') return `Enter ${asks} as ${field.least ?? 0} or more`
      if (fault === 'too-large') return `Enter ${asks} as ${field.most} or less`
      return `Enter ${asks} as a whole number`
    case 'decimal':
      if (fault === 'too-small') return `Enter ${asks} as ${field.least ?? 0} or more`
      if (fault === 'too-large') return `Enter ${asks} as ${field.most} or less`
      return fault === 'too-fine'
        ? `Enter ${asks} with ${field.decimals} decimals at most: ${text} has more`
        : `Enter ${asks} as a number`
    case 'duration':
      return fault === 'too-large'
        ? `Enter ${asks} as ${hoursOf(field.most ?? 0)} or less`
        : `Enter ${asks} in hours, such as 1.5 or 1:30`
    case 'money':
      if (fault === 'too-small')
        return `Enter ${asks} as no less than nothing: it cannot be ${text}`
      if (fault === 'too-large')
        return `Enter ${asks} in pounds, less than a million million: ${text} is more`
      return fault === 'too-fine'
        ? `Enter ${asks} in whole pence, such as 286.23: ${text} has more decimals`
        : `Enter ${asks} in pounds, such as 286.23`
    case 'day':
      return `Enter ${asks} as a day, such as 2027-02-01`
    case 'time':
      if (fault === 'skipped') return `Enter ${asks} as a time that exists: ${skippedWords(text)}`
      return fault === 'not-in-calendar'
        ? `Enter ${asks} as a day and a time that exist`
        : `Enter ${asks} as a day and a time, such as 2027-01-29 09:30`
    case 'financial-year':
      return `Enter ${asks} as a financial year, such as 2027-28`
    case 'choice':
    case 'ticks':
      return `Choose ${asks}${from === 'json' ? `: ${valuesIn(field)}` : ''}`
    case 'yes-no':
      return `Say ${asks}${from === 'json' ? ', yes or no: true or false in JSON' : ''}`
    case 'words':
      if (fault === 'blank-among' || fault === 'not-words') return ofList(asks, fault, text)
      if (fault === 'too-large') return `Enter ${asks}: no more than ${field.most}`
      if (fault === 'too-long') return `Enter ${asks}, each in ${field.longest} characters or fewer`
      return from === 'json' ? `Give ${asks} as a list` : `Enter ${asks}`
    case 'names':
      if (fault === 'blank-among' || fault === 'not-words') return ofList(asks, fault, text)
      if (fault === 'several-names')
        return `“${text.slice(0, LONGEST_QUOTED)}” may be several names: write each on a line of its own`
      return `Enter ${asks}, as a whole number, or their names`
  }
}

function ofList(asks: string, fault: 'blank-among' | 'not-words', text: string): string {
  return fault === 'blank-among'
    ? `Enter ${asks} with nothing blank among them: take the blank one out, or write it`
    : `Enter ${asks} in words: “${text.slice(0, LONGEST_QUOTED)}” is not a word`
}

/** So much of what was given is quoted, in characters. */
const LONGEST_QUOTED = 40

/** "on 28 March 2027 the clocks go forward at 01:00, and there is no 01:30". */
function skippedWords(text: string): string {
  const [day = '', clock = ''] = text.split(/[T ]/)
  return `on ${describeDay(day)} the clocks go forward at 01:00, and there is no ${clock.slice(0, 5)}`
}

const valuesIn = ({ choices }: { readonly choices: Choices }) => Object.keys(choices).join(', ')
