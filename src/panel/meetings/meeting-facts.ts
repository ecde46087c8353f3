import { citeParagraph, type Decider, rulesInForce } from '#constitution/index.ts'
import type { People } from '#people/index.ts'
import { numbersNeeded } from '#procedures/index.ts'
import { citeSource, describeDay } from '#shared/index.ts'
import { dayOfMeeting, isToCome, type Meeting, type Meetings } from './meeting.ts'
import { differencesFromPlan, heldWords, nameOf, planWords } from './meeting-words.ts'
import { openedOrHeld, standingWords } from './standing.ts'

interface Fact {
  readonly term: string
  readonly lines: readonly string[]
}

/** What the facts of a meeting are drawn from. */
export interface AskedFacts {
  readonly meetings: Meetings
  readonly meeting: Meeting
  readonly people: People
  /** `undefined` where no rules of the panel are held. */
  readonly decider: Decider | undefined
  /** YYYY-MM-DD */
  readonly today: string
  /** Where its minutes stand, where everybody reads them. */
  readonly minutes?: string | undefined
}

/** Where it stands, what was planned and held, and what the rules ask of it; each as it is recorded. */
export function factsOf({
  meeting,
  people,
  decider,
  today,
  meetings,
  minutes: minutesWords,
}: AskedFacts): readonly Fact[] {
  const { held, minutes, planned } = meeting
  const day = dayOfMeeting(meeting)
  const minuteNumbers = meeting.items.flatMap(({ minute }) => minute ?? [])
  return [
    { term: 'Where it stands', lines: [standingWords(meeting, today, minutesWords)] },
    ...(planned.length === 0
      ? []
      : [
          {
            term: 'Planned for',
            lines: planned.map((plan) => `${planWords(plan)} (${citeSource(plan.source)})`),
          },
        ]),
    ...(held === null
      ? []
      : [
          {
            term: openedOrHeld(meeting, today),
            lines: [heldWords(held), ...differencesFromPlan(meeting)],
          },
          {
            term: 'In the chair',
            lines: [held.chair === null ? 'Not recorded' : nameOf(people, held.chair)],
          },
        ]),
    ...(minuteNumbers.length === 0
      ? []
      : [
          {
            term: 'Minutes',
            lines: [`${minuteNumbers[0]} to ${minuteNumbers.at(-1)}`, confirmedWords(meeting)],
          },
        ]),
    ...(minuteNumbers.length === 0 && minutes !== undefined
      ? [{ term: 'Minutes', lines: ['Not held here', confirmedWords(meeting)] }]
      : []),
    ...(meeting.summonedOn === null
      ? []
      : [
          {
            term: 'Members summoned',
            lines: [
              [describeDay(meeting.summonedOn), meeting.summonedHow].filter(Boolean).join(': '),
            ],
          },
        ]),
    ...calledFacts(meeting, decider),
    ...(isToCome(meeting, today) ? [] : neededOn(day, meeting, decider)),
    {
      term: 'Attending from elsewhere',
      lines: [FROM_AFAR[String(meetings.fromAfar) as keyof typeof FROM_AFAR]],
    },
  ]
}

/** Why it was convened; of a group what it is for, and what a rule wants settled before it starts. */
function calledFacts(
  { called, kind, address }: Meeting,
  decider: Decider | undefined,
): readonly Fact[] {
  if (called === null) return []
  const { scope, until, reportOn, requisition } = called
  const isGroup = kind === 'subcommittee' || kind === 'task-group'
  const open = kind === 'task-group' && decider ? unsettled(called, address, decider) : []
  return [
    ...(requisition === undefined ? [] : [{ term: 'Called in', lines: [requisition] }]),
    ...(isGroup
      ? [
          { term: 'What it is for', lines: [scope ?? 'Not recorded'] },
          {
            term: 'Until',
            lines: [
              until === undefined ? 'Its end is not recorded' : `Over by ${describeDay(until)}`,
              reportOn === undefined
                ? 'When it reports back is not recorded'
                : `Reports back on ${describeDay(reportOn)}`,
              ...open,
            ],
          },
        ]
      : []),
  ]
}

/** Rules by which something is settled before a task group starts that is not recorded. */
function unsettled(
  { scope, until, reportOn }: NonNullable<Meeting['called']>,
  address: string,
  { constitution }: Decider,
): readonly string[] {
  const recorded = { scope, timeframe: until, report_date: reportOn }
  const words = {
    scope: 'its scope',
    timeframe: 'its timetable',
    report_date: 'the day it reports back',
  }
  return rulesInForce(constitution, address.slice(0, 'YYYY-MM-DD'.length)).flatMap((rule) => {
    const list = rule.parameters['required_fields']
    if (!Array.isArray(list)) return []
    const open = Object.entries(recorded).flatMap(([name, value]) =>
      list.includes(name) && value === undefined ? [words[name as keyof typeof words]] : [],
    )
    return open.length === 0
      ? []
      : [`${citeParagraph(rule)} has this settled before the group starts: ${open.join(', ')}`]
  })
}

const FROM_AFAR = {
  true: 'Allowed by the panel’s rules',
  false: 'Not allowed by the panel’s rules',
  null: 'Not known: no rule that is held says',
} as const

function confirmedWords({ minutes }: Meeting): string {
  const confirmed = minutes?.confirmed
  if (confirmed === undefined) return 'Whether they were confirmed is not recorded'
  const day = describeDay(confirmed.meeting.slice(0, 'YYYY-MM-DD'.length))
  return `Confirmed on ${day}, minute ${confirmed.minute}`
}

/** What the rules of the day ask, held against how many were there. */
function neededOn(
  day: string,
  { held, record }: Meeting,
  decider: Decider | undefined,
): readonly Fact[] {
  if (decider === undefined) return []
  const came = held?.present?.length
  // Of those who came one may have gone before another was there
  const isTogether = came === undefined || record?.most == null || record.most === came
  const present = isTogether ? came : record.most
  const who = isTogether ? `${came} were present` : `${came} came, at most ${present} at once`
  return numbersNeeded(day, decider).map(({ term, text, number }) => {
    if (present === undefined || number === undefined) return { term, lines: [text] }
    const words =
      number > present
        ? `${who}: not enough`
        : number === present
          ? `${who}: all of them would have been needed`
          : who
    return { term, lines: [text, words] }
  })
}
