import { nameDue } from '#days/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { deadlinesOf } from '../constitution.ts'
import { numberedOn } from '../numbering.ts'
import type { DeadlineRule } from '../rule.ts'
import { fillWords, wordedOn } from '../words.ts'
import { besideDates, defer, earliestFrom } from './adjust.ts'
import { conflictsOf, describeDates, reasonsFor, silenceOf, workingOf } from './explain.ts'
import { checkNotice, type Feasibility } from './feasibility.ts'
import { isTimetableName, TIMETABLE_INPUTS, TIMETABLE_NAMES } from './inputs.ts'
import { STANDS_IN, TIMETABLE_LINES, type TimetableLine } from './lines.ts'
import { namesOfOwn, ownKind } from './own-timetables.ts'
import type { Reckoner } from './reckoner.ts'
import { type Start, type WorkedDeadline, workOutDeadline } from './work-out.ts'

/** The dates of a procedure, the rules they rest on, and what was chosen over what. */
export interface Timetable {
  readonly answer: string
  readonly because: ReturnType<typeof reasonsFor>
  /** Each date's count and what it was chosen over, a sentence each, in one line. */
  readonly working: string
  readonly silent: ReturnType<typeof silenceOf>
  readonly conflicts: ReturnType<typeof conflictsOf>
  readonly deadlines: readonly WorkedDeadline[]
  /** Whether the meeting can be given its notice, when the days of both are known. */
  readonly feasibility: readonly Feasibility[]
  /** What was done later than it had to be, a sentence each. */
  readonly late: readonly string[]
}

type Events = ReadonlyMap<string, string>

/**
 * The dates of a procedure.
 *
 * @param procedure - one of the names of `TIMETABLE_INPUTS`, or one that only the area's rules name
 * @param input - as sent, not yet read
 * @returns the timetable, or one sentence for each thing that is wrong with what was asked
 */
export function makeTimetable(
  procedure: string,
  input: unknown,
  reckoner: Reckoner,
): Outcome<Timetable> {
  const kind = isTimetableName(procedure)
    ? { inputs: TIMETABLE_INPUTS[procedure], lines: TIMETABLE_LINES[procedure] }
    : ownKind(reckoner.constitution, procedure)
  if (kind === undefined) {
    const names = [...TIMETABLE_NAMES, ...namesOfOwn(reckoner.constitution)].join(', ')
    return refuse(
      'no-such-timetable',
      `There is no timetable "${procedure}". Ask for one of ${names}`,
    )
  }
  const read = kind.inputs.safeParse(input)
  if (!read.success) {
    const takes = Object.keys(kind.inputs.shape).join(', ')
    const problems = read.error.issues.map((issue) => ({
      code: 'input',
      field: issue.path.join('.'),
      message: sentenceFor(procedure, takes, issue),
    }))
    return { ok: false, problems }
  }
  const events = eventsOf(read.data)
  if (events.size > 0) return compose(procedure, kind.lines, events, reckoner)
  const takes = Object.keys(kind.inputs.shape).join(', ')
  return refuse('nothing-given', `Give one of ${takes}: the timetable counts from it`)
}

interface Issue {
  readonly code?: string | undefined
  readonly message: string
  readonly keys?: readonly string[]
}

function sentenceFor(procedure: string, takes: string, issue: Issue): string {
  if (issue.code === 'unrecognized_keys') {
    return `The timetable ${procedure} takes ${takes}. Leave out ${issue.keys?.join(', ')}`
  }
  if (issue.message.startsWith('Invalid input')) return `Give one JSON object with ${takes}`
  return issue.message
}

/** What happened when, by the names that rules count from: `furtherNotice` is `further-notice`. */
function eventsOf(input: object): Events {
  return new Map(
    Object.entries(input).flatMap(([key, value]): [string, string][] => {
      if (value === undefined) return []
      const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      return [[name === 'financial-year' ? 'year' : name, String(value)]]
    }),
  )
}

function compose(
  procedure: string,
  lines: readonly TimetableLine[],
  events: Events,
  { constitution, calendar }: Reckoner,
): Outcome<Timetable> {
  const day = dayOfRules(events)
  const reckoner = { constitution: numberedOn(wordedOn(constitution, day), day), calendar }
  const deadlines: WorkedDeadline[] = []
  const unset: string[] = []
  for (const line of lines) {
    if (line.onlyIf !== undefined && events.get(line.onlyIf) !== 'true') continue
    const rules = rulesFor(procedure, line, day, reckoner)
    if (rules.length === 0) {
      unset.push(line.id)
      continue
    }
    const worked = workOutLine(line, rules, events, deadlines, reckoner)
    if (worked)
      deadlines.push({
        ...worked,
        alternatives: [...worked.alternatives, ...beside(procedure, line, day, events, reckoner)],
      })
  }
  if (deadlines.length === 0) {
    const message = `No rule for ${procedure} that is in force on ${nameDue(day)} gives a date. Check the day, or add the rule with its paragraph to the area's constitution`
    return refuse('no-rule', message)
  }
  return accept({
    answer: describeDates(deadlines),
    because: reasonsFor(deadlines, reckoner),
    working: workingOf(deadlines),
    silent: silenceOf(deadlines, unset, reckoner),
    conflicts: conflictsOf(deadlines, reckoner),
    deadlines,
    feasibility: feasibilityOf(events, reckoner),
    late: lateIn(lines, deadlines, events),
  })
}

/** Rules are those in force on the first day that is known, or as the year's business begins. */
function dayOfRules(events: Events): string {
  const day = [...events.values()].find((value) => /^\d{4}-\d{2}-\d{2}/.test(value))
  return day?.slice(0, 'YYYY-MM-DD'.length) ?? `${events.get('year')?.slice(0, 4)}-02-01`
}

function workOutLine(
  line: TimetableLine,
  rules: readonly DeadlineRule[],
  events: Events,
  earlier: readonly WorkedDeadline[],
  reckoner: Reckoner,
): WorkedDeadline | undefined {
  if (line.isEarliest) {
    return earliestFrom(line.id, rules, events.get('requested'), reckoner)
  }
  const worked = workOutDeadline(line.id, rules, startsOf(line, events, earlier), reckoner)
  const deferredTo = events.get('deferred-to')
  if (worked === undefined || line.id !== 'supply' || deferredTo === undefined) return worked
  return defer(worked, deferredTo)
}

/** What a line's rules count from: what happened, or else the last day for the step before. */
function startsOf(line: TimetableLine, events: Events, earlier: readonly WorkedDeadline[]) {
  return (from: string): Start | undefined => {
    const name = line.starts?.[from] ?? from
    const known = events.get(name)
    if (known !== undefined) return { at: known }
    const standIn = earlier.find(({ id }) => id === (STANDS_IN[name] ?? name))
    if (standIn === undefined || standIn.due === null) return undefined
    const assumed = `Counted from ${nameDue(standIn.due)}, the last day for the step before: when it will be done is not known`
    return { at: standIn.due, assumed }
  }
}

/** The rules in force that set a line's date: its own or, without any, those of another procedure. */
function rulesFor(
  procedure: string,
  line: TimetableLine,
  day: string,
  { constitution }: Reckoner,
): readonly DeadlineRule[] {
  const places = [[procedure, line.id] as const, ...(line.also ?? [])]
  const found = places.map(([where, id]) =>
    deadlinesOf(constitution, where, day).filter(({ deadline }) => deadline.id === id),
  )
  return found.find((rules) => rules.length > 0) ?? []
}

function beside(
  procedure: string,
  line: TimetableLine,
  day: string,
  events: Events,
  { constitution, calendar }: Reckoner,
) {
  const rules = deadlinesOf(constitution, procedure, day).filter(({ deadline }) =>
    line.beside?.includes(deadline.id),
  )
  const dates = besideDates(rules, (from) => toStart(events.get(from)), calendar)
  return dates.map((date) => ({ ...date, why: fillWords(constitution, date.why) }))
}

const toStart = (at: string | undefined) => (at === undefined ? undefined : { at })

function feasibilityOf(events: Events, reckoner: Reckoner): readonly Feasibility[] {
  const [notice, meeting] = [events.get('notified'), events.get('meeting')]
  if (notice === undefined || meeting === undefined) return []
  const found = checkNotice(notice, meeting, reckoner)
  return found ? [found] : []
}

function lateIn(
  lines: readonly TimetableLine[],
  deadlines: readonly WorkedDeadline[],
  events: Events,
): readonly string[] {
  return deadlines.flatMap(({ id, due, what, paragraph }) => {
    const name = lines.find((line) => line.id === id)?.doneOn
    const done = name === undefined ? undefined : events.get(name)
    if (done === undefined || due === null || done <= due) return []
    return [
      `${nameDue(done)} is after ${nameDue(due)}, the last day for this: ${what} (${paragraph})`,
    ]
  })
}
