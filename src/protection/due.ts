import { dayInBritain } from '#days/index.ts'
import type { HeldPart } from './held-parts.ts'
import { type Line, monthsOf, type RetentionMonths, SCHEDULE } from './schedule.ts'

/** A part that is there still, with the line it falls under. */
export interface KeptPart extends HeldPart {
  readonly line: Line
  /** The day it is to be erased, YYYY-MM-DD; `undefined` as long as its time does not run, or where it is kept. */
  readonly due: string | undefined
}

/** What is held of the record by the lines of the schedule, in the order of recording. */
export function keptParts(
  parts: readonly HeldPart[],
  settings: RetentionMonths,
  schedule: readonly Line[] = SCHEDULE,
): readonly KeptPart[] {
  const ofRecord = Map.groupBy(parts, ({ kind, record }) => `${kind} ${record}`)
  return parts.flatMap((part) => {
    const line = part.isThere ? lineOf(part, schedule) : undefined
    if (line === undefined) return []
    const its = ofRecord.get(`${part.kind} ${part.record}`) ?? []
    return [{ ...part, line, due: dueOf(part, line, its, settings) }]
  })
}

/** Those that are to be erased on a day or before it. @param today - YYYY-MM-DD */
export function dueNow(kept: readonly KeptPart[], today: string): readonly KeptPart[] {
  return kept.filter(({ due }) => due !== undefined && due <= today)
}

/** Kinds of record of which something is held and no line speaks. An act of erasing names its law alone. */
export function unscheduledKinds(
  parts: readonly HeldPart[],
  schedule: readonly Line[] = SCHEDULE,
): readonly string[] {
  const known = new Set(schedule.flatMap(({ record }) => record?.kinds ?? []))
  return [...new Set(parts.map(({ kind }) => kind))].filter((kind) => !known.has(kind)).toSorted()
}

function lineOf(
  { kind, act, event, audience }: HeldPart,
  schedule: readonly Line[],
): Line | undefined {
  if (act === 'erase') return undefined
  return schedule.find(
    ({ record }) =>
      record?.audience === audience &&
      record?.kinds.includes(kind) &&
      (record.events === undefined || record.events.includes(event)),
  )
}

function dueOf(
  part: HeldPart,
  line: Line,
  ofRecord: readonly HeldPart[],
  settings: RetentionMonths,
): string | undefined {
  const months = monthsOf(line, settings)
  const from = line.since === undefined ? part.recordedAt : beginOf(line.since, ofRecord)
  if (months === undefined || from === undefined) return undefined
  return Temporal.PlainDate.from(dayInBritain(from)).add({ months }).toString()
}

/** When the time began to run: the last that happened, unless it was taken back since. */
function beginOf(
  { events, unless }: NonNullable<Line['since']>,
  ofRecord: readonly HeldPart[],
): string | undefined {
  const last = ofRecord.findLast(
    ({ act, event }) => act === 'record' && (events.includes(event) || unless.includes(event)),
  )
  return last !== undefined && events.includes(last.event) ? last.recordedAt : undefined
}
