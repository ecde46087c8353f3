import {
  citeParagraph,
  type Decider,
  deadlinesOf,
  fillWords,
  QUESTIONS,
  rulesInForce,
} from '#constitution/index.ts'
import { countDays, nameDue } from '#days/index.ts'
import { type Meeting, planOf } from '../meetings/meeting.ts'
import { countWords, PUT_KINDS, type PutKind } from './question.ts'

/** Something that is put to a meeting, as far as it is known. */
export interface Put {
  readonly kind: PutKind
  /** `undefined` for whoever may not read it. */
  readonly words: string | undefined
  readonly names: number | undefined
  readonly who: string | undefined
  /** How many the same person puts to the meeting, with this one. */
  readonly ofOnePerson: number
  /** Local time, YYYY-MM-DDTHH:MM. */
  readonly handedIn: string
}

/** Whether it keeps to the panel's own limits. */
export interface Verdict {
  /** `not-known` where no rule that is held says, or the meeting's time is not known. */
  readonly time: 'in-time' | 'late' | 'not-known'
  /** Of all its limits together. */
  readonly answer: 'within' | 'outside' | 'cannot-tell' | 'no-rule'
  /** In words, a line for each limit, with the paragraphs at the end. */
  readonly lines: readonly string[]
}

const TIMING = 'when it was handed in'

/** Who may put something, by the id that a rule gives them; none where no rule names anybody. */
export function whoMayPut(
  { constitution }: Pick<Decider, 'constitution'>,
  of: PutKind,
): Readonly<Record<string, string>> {
  const fields = QUESTIONS.get('limits')?.fieldsFor(constitution, { of }) ?? []
  const who = fields.find(({ name }) => name === 'who')
  return who?.kind === 'choice' ? who.choices : {}
}

/**
 * What the panel's own rules make of something that is put to a meeting.
 *
 * @param decider - `undefined` where no rules of the panel are held
 * @param day - YYYY-MM-DD, whose rules are asked
 */
export function judgePut(
  put: Put,
  meeting: Meeting | undefined,
  decider: Decider | undefined,
  day: string,
): Verdict {
  const { kind, words, names, who, ofOnePerson, handedIn } = put
  const fields = decider && QUESTIONS.get('limits')?.fieldsFor(decider.constitution, { of: kind })
  const asked = new Set((fields ?? []).map(({ name }) => name))
  const plan = meeting && planOf(meeting)
  const begins = plan?.time == null ? undefined : `${plan.day}T${plan.time}`
  const given = Object.entries({
    ...{ words: words && countWords(words), names, who, ofOnePerson, handedIn, meeting: begins },
  }).filter(([name, value]) => asked.has(name) && value !== undefined)
  const decided = decider?.decide('limits', { of: kind, ...Object.fromEntries(given) }, day)
  if (decided === undefined || !decided.ok)
    return { time: 'not-known', answer: 'no-rule', lines: [noLimits(kind)] }
  const { answer, working, because, facts } = decided.value
  const told = (fact: string) => String(facts[fact] ?? '').split('; ')
  const time =
    !asked.has('handedIn') || told('notStated').includes(TIMING)
      ? 'not-known'
      : told('outside').includes(TIMING)
        ? 'late'
        : begins === undefined
          ? 'not-known'
          : 'in-time'
  const paragraphs = [...new Set(because.map(({ paragraph }) => paragraph))]
  return {
    time,
    answer: answer === 'within' || answer === 'outside' ? answer : 'cannot-tell',
    lines: [
      ...working.split('; ').map((line) => `${line.charAt(0).toUpperCase()}${line.slice(1)}.`),
      ...(asked.has('handedIn')
        ? []
        : [`By when it has to come is not known: no rule that is held says.`]),
      ...(paragraphs.length === 0 ? [] : [`By ${paragraphs.join('; ')}.`]),
    ],
  }
}

/** What the panel's rules say limits it, each with its paragraph; none where no rule that is held says. */
export function limitsSaid(
  kind: PutKind,
  { constitution }: Pick<Decider, 'constitution'>,
  day: string,
): readonly string[] {
  return rulesInForce(constitution, day)
    .filter(({ decides, parameters }) => decides === 'limits' && parameters['of'] === kind)
    .map((rule) => `${fillWords(constitution, rule.gloss)} (${citeParagraph(rule)})`)
}

/** What is said where no rule says what limits it. */
export const noLimits = (kind: PutKind) =>
  `What limits a ${PUT_KINDS[kind].toLowerCase()} of the public is not known: no rule that is held says by when it has to come, how long it may be or who may put it.`

/** The days that rules count from a meeting for what the public puts to it, each with its paragraph. */
export function daysFor(
  kind: PutKind,
  meeting: Meeting,
  { constitution, calendar }: Decider,
): readonly string[] {
  const plan = planOf(meeting)
  if (plan === undefined) return []
  return deadlinesOf(constitution, kind, plan.day).flatMap((rule) => {
    if (rule.deadline.from !== 'meeting') return []
    const from = plan.time === null ? plan.day : `${plan.day}T${plan.time}`
    const { due } = countDays(rule.deadline.count, from, calendar)
    if (due === null) return []
    return [
      `${fillWords(constitution, rule.deadline.what)}: ${nameDue(due)} (${citeParagraph(rule)}).`,
    ]
  })
}
