import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { monthPeriod } from '#shared/index.ts'
import type { NewObservation } from '#statistics/index.ts'
import { describeSuperseded, planImport } from './plan-import.ts'
import type { ReadRow } from './read-observation.ts'

function figure(given: Partial<NewObservation> = {}): NewObservation {
  return {
    measure: 'burglary',
    area: 'northmere',
    breakdown: '',
    period: monthPeriod(2026, 3),
    value: 41,
    numerator: null,
    denominator: null,
    status: 'actual',
    source: { document: 'April report' },
    note: null,
    releasedOn: '2026-04-10',
    knownOn: '2026-04-10',
    ...given,
  }
}

function rows(...observations: NewObservation[]): ReadRow[] {
  return observations.map((observation, index) => ({
    row: index + 2,
    observation,
    citesSource: true,
  }))
}

function counts(given: readonly ReadRow[], known: readonly NewObservation[]) {
  const { added, superseded, unchanged } = planImport(given, known)
  return { added: added.length, superseded: superseded.length, unchanged }
}

describe('planImport', () => {
  it('adds what is not known', () => {
    assert.deepEqual(counts(rows(figure(), figure({ breakdown: 'gender=male' })), []), {
      added: 2,
      superseded: 0,
      unchanged: 0,
    })
  })

  it('changes nothing when the same figure comes again, even from another paper', () => {
    const again = figure({ releasedOn: '2026-05-10', source: { document: 'May report' } })
    assert.deepEqual(counts(rows(again), [figure()]), { added: 0, superseded: 0, unchanged: 1 })
  })

  it('supersedes a figure that is revised, and says what it was and becomes', () => {
    const revised = figure({ value: 1043, releasedOn: '2026-05-10', status: 'provisional' })
    const { superseded } = planImport(rows(revised), [figure()])
    assert.deepEqual(superseded.map(describeSuperseded), [
      'burglary in northmere, March 2026: 41 becomes 1,043 (provisional)',
    ])
    const withdrawn = planImport(rows(figure({ value: null })), [figure()]).superseded
    assert.deepEqual(withdrawn.map(describeSuperseded), [
      'burglary in northmere, March 2026: 41 becomes not published',
    ])
  })

  it('takes a figure published before a known one as history, and supersedes nothing', () => {
    const earlier = figure({ value: 38, releasedOn: '2026-04-01' })
    assert.deepEqual(counts(rows(earlier), [figure()]), { added: 1, superseded: 0, unchanged: 0 })
  })

  it('keeps a target, and a paper that disagrees, beside the figure', () => {
    const target = figure({ value: 39, status: 'target' })
    const other = figure({ value: 40, status: 'disagrees', source: { document: 'Minutes' } })
    assert.deepEqual(counts(rows(target, other), [figure()]), {
      added: 2,
      superseded: 0,
      unchanged: 0,
    })
  })

  it('mends a citation within one release', () => {
    const mended = figure({ source: { document: 'April report', paragraph: 'table 2' } })
    assert.deepEqual(counts(rows(mended), [figure()]), { added: 0, superseded: 1, unchanged: 0 })
  })

  it('does not take back a numerator that is left out', () => {
    const known = figure({ numerator: 1, denominator: 2 })
    assert.equal(planImport(rows(figure()), [known]).unchanged, 1)
  })

  it('adds nothing the second time, whatever the rows and their order', () => {
    const made = fc
      .record({
        value: fc.option(fc.integer({ min: 0, max: 3 })),
        day: fc.integer({ min: 10, max: 19 }),
        month: fc.integer({ min: 1, max: 3 }),
        status: fc.constantFrom('actual' as const, 'provisional' as const, 'target' as const),
      })
      .map(({ value, day, month, status }) =>
        figure({ value, status, releasedOn: `2026-04-${day}`, period: monthPeriod(2026, month) }),
      )
    // One file gives one figure of one release once: the reader has seen to that
    const oneEach = (one: NewObservation) =>
      `${one.period.code} ${one.releasedOn} ${one.status === 'target'}`
    fc.assert(
      fc.property(fc.uniqueArray(made, { selector: oneEach }), (observations) => {
        const first = planImport(rows(...observations), [])
        const known = first.writes.map(({ observation }) => observation)
        assert.equal(counts(rows(...observations), known).unchanged, observations.length)
      }),
    )
  })
})
