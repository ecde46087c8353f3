import { type Measure, measureSchema } from '#area/index.ts'
import { type Period, parsePeriod } from '#shared/index.ts'
import type { Observation } from './observation.ts'

// Figures and measures for tests, of a place that there is not.

/** A period from its code, which must be one. */
export function period(code: string): Period {
  const read = parsePeriod(code)
  if (!read.ok) throw new Error(read.problems[0]?.message)
  return read.value
}

let last = 0

/** A figure of burglary in Northmere, changed as told. */
export function figure(changes: Partial<Observation> & { readonly period: Period }): Observation {
  last += 1
  return {
    id: last,
    measure: 'burglary',
    area: 'northmere',
    breakdown: '',
    value: 100,
    numerator: null,
    denominator: null,
    status: 'actual',
    source: { document: 'Northmere performance report' },
    note: null,
    releasedOn: '2026-05-11',
    knownOn: '2026-05-11',
    importId: 1,
    recordedAt: '2026-05-11T09:00:00Z',
    recordedBy: 'A. Tester',
    reason: 'Testing',
    ...changes,
  }
}

/** A count of burglaries, changed as told. */
export function measure(changes: Record<string, unknown> = {}): Measure {
  return measureSchema.parse({
    id: 'burglary',
    name: 'Burglary',
    noun: { one: 'offence', many: 'offences' },
    unit: 'count',
    better: 'lower',
    definition: 'All burglary.',
    source: { document: 'Northmere performance report' },
    frequency: ['month', 'quarter', 'year'],
    ...changes,
  })
}
