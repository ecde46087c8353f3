import type { DeadlineCount } from '#days/index.ts'
import { capitalise, MONTH_NAMES } from '#shared/index.ts'
import type { Deadline, Rule, RuleKind } from '../rule.ts'
import { thresholdWords } from '../shares.ts'

const KINDS: Readonly<Record<RuleKind, string>> = {
  majority: 'Majority',
  quorum: 'Quorum',
  deadline: 'Deadline',
  eligibility: 'Who is eligible',
  permission: 'What may be done',
  prohibition: 'What may not be done',
  duty: 'What must be done',
  order: 'The order of things',
  publication: 'What is published',
  definition: 'What something is',
}

export function kindWords(kind: RuleKind): string {
  return KINDS[kind]
}

/** What a rule fixes, in figures, or nothing when it fixes none: "At least 2/3 of members". */
export function fixesWords(rule: Rule): string | undefined {
  if (rule.kind === 'majority') return capitalise(thresholdWords(rule.majority))
  if (rule.kind === 'quorum') return `${capitalise(thresholdWords(rule.quorum))}, in whole people`
  if (rule.kind === 'deadline') return deadlineWords(rule.deadline)
  return undefined
}

function deadlineWords(deadline: Deadline): string {
  const second = deadline.no_later_than
  const also = second === undefined ? '' : `, and ${countWords(second, deadline.from)}`
  const words = `${deadline.what}: ${countWords(deadline.count, deadline.from)}${also}`
  return deadline.strength === 'must'
    ? words
    : `${words} (a target: ${deadline.strength.replace('-', ' ')})`
}

function dayOfYear(date: string): string {
  const [month, day] = date.split('-').map(Number)
  return `${day ?? ''} ${MONTH_NAMES[(month ?? 1) - 1] ?? ''}`
}

const many = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`

/** How a deadline is counted: "within 15 working days of notified", "2 weeks before, at 12:00". */
function countWords(count: DeadlineCount, from: string): string {
  const words = dayWords(count, from)
  return 'at' in count && count.at !== undefined ? `${words}, at ${count.at}` : words
}

function dayWords(count: DeadlineCount, from: string): string {
  const event = `“${from.replaceAll('-', ' ')}”`
  switch (count.by) {
    case 'fixed-date':
      return `by ${dayOfYear(count.date)}`
    case 'by-month':
      return `by the end of ${MONTH_NAMES[count.month - 1] ?? ''}`
    case 'working-days-after':
      return `within ${many(count.number, 'working day')} after ${event}`
    case 'clear-working-days-before':
      return `${many(count.number, 'clear working day')} before ${event}`
    case 'working-days-before':
      return `${many(count.number, 'working day')} before ${event}`
    case 'clear-days-before':
      return `${many(count.number, 'clear day')} before ${event}`
    case 'weeks-before':
      return `${many(count.number, 'week')} before ${event}`
    case 'days-after':
      return `within ${many(count.number, 'day')} after ${event}`
    case 'days-before':
      return `${many(count.number, 'day')} before ${event}`
    case 'weeks-beginning':
      return `within ${many(count.number, 'week')} beginning with the day of ${event}`
    case 'weeks-after':
      return `${many(count.number, 'week')} after ${event}`
    case 'months-after':
      return `within ${many(count.number, 'month')} after ${event}`
    case 'hours-after':
      return `within ${many(count.number, 'hour')} after ${event}`
    case 'hours-before':
      return `${many(count.number, 'hour')} before ${event}`
    case 'as-soon-as':
      return count.words === 'immediately'
        ? 'immediately'
        : `as soon as: ${count.words.replaceAll('-', ' ')}`
    case 'meeting':
      return `at the ${count.which.replaceAll('-', ' ')} meeting`
    case 'end-of-year':
      return `by the end of the ${count.year} year of ${event}`
  }
}
