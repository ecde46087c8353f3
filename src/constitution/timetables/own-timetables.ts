import type { Field } from '#fields/index.ts'
import { capitalise } from '#shared/index.ts'
import type { Constitution } from '../constitution.ts'
import type { Deadline } from '../rule.ts'
import { inputName, isTimetableName, ownInputs } from './inputs.ts'
import { SHOWN_ELSEWHERE, type TimetableLine } from './lines.ts'

const plain = (id: string) => id.replaceAll('-', ' ')

/** Procedures that no table of the program knows, and that some rule gives a date of. */
export function namesOfOwn({ rules }: Constitution): readonly string[] {
  const named = rules.flatMap((rule) => (rule.kind === 'deadline' ? rule.deadline.procedure : []))
  return [...new Set(named)].filter((name) => !isTimetableName(name))
}

/** Those of them that only this area knows: `petition`. */
export function ownTimetables(constitution: Constitution): readonly string[] {
  return namesOfOwn(constitution).filter((name) => !SHOWN_ELSEWHERE.includes(name))
}

/** A procedure's name from its id: "Public question". */
export function nameOfOwn(procedure: string): string {
  return capitalise(plain(procedure))
}

function deadlinesAt({ rules }: Constitution, procedure: string): readonly Deadline[] {
  return rules.flatMap((rule) =>
    rule.kind === 'deadline' && rule.deadline.procedure.includes(procedure) ? [rule.deadline] : [],
  )
}

const startsIn = (deadlines: readonly Deadline[]) => [...new Set(deadlines.map(({ from }) => from))]

/** A procedure of the area's own: its rules' steps in the order of their files, and what they count from. */
export function ownKind(constitution: Constitution, procedure: string) {
  const deadlines = deadlinesAt(constitution, procedure)
  if (deadlines.length === 0) return undefined
  const ids = [...new Set(deadlines.map(({ id }) => id))]
  return {
    inputs: ownInputs(startsIn(deadlines)),
    lines: ids.map((id): TimetableLine => ({ id })),
  }
}

/** What its form asks: each event that its rules count from, by the hour where one of them counts hours. */
export function ownFields(constitution: Constitution, procedure: string): readonly Field[] {
  const deadlines = deadlinesAt(constitution, procedure)
  const ids = new Set(deadlines.map(({ id }) => id))
  return startsIn(deadlines).map((start): Field => {
    const about = {
      name: inputName(start),
      label: capitalise(plain(start)),
      required: false,
    } as const
    const isByHour = deadlines.some(({ from, count }) => from === start && /^hours/.test(count.by))
    const hint = ids.has(start)
      ? 'A step of its own: left blank, its last day is taken'
      : 'The day that the dates are counted from'
    if (start === 'year') return { ...about, label: 'Financial year', kind: 'financial-year' }
    return { ...about, hint, kind: isByHour ? 'time' : 'day' }
  })
}
