import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Decider } from '#constitution/index.ts'
import { deciderOf } from '#constitution/testing-area.ts'
import { ruleTextsOf } from '#constitution/testing-rules.ts'
import { typeValues } from '#fields/index.ts'
import { filledFields } from '#fields/testing.ts'
import type { Case } from '#procedures/case.ts'
import { gapBefore } from '#procedures/gaps.ts'
import { withEvent } from '#procedures/order-of-events.ts'
import { readProcedures } from '#procedures/own/read-procedures.ts'
import type { CaseEvent, Details, Procedure, Step } from '#procedures/procedure.ts'
import { PROCEDURES } from '#procedures/procedures.ts'
import { type CaseView, tryEvent, viewCase } from '#procedures/run-case.ts'
import { sample } from '../sample.ts'

/** The procedures of the program by a real panel's rules, and what a made-up one writes of its own. */
const SALTWELL = 'test/fixtures/areas/saltwell'
const [ofLaw, ofSaltwell] = [deciderOf('areas/leicestershire'), deciderOf(SALTWELL)]
const own = readProcedures(ruleTextsOf(SALTWELL), ofSaltwell.constitution, ofSaltwell.ruleNames)
const RUN: readonly (readonly [Procedure, Decider])[] = [
  ...PROCEDURES.map((procedure) => [procedure, ofLaw] as const),
  ...(own.ok ? own.value.slice(PROCEDURES.length) : []).map(
    (procedure) => [procedure, ofSaltwell] as const,
  ),
]
const FIRST = '2027-01-04'
const TODAY = '2027-12-31'

type Fact = Pick<CaseEvent, 'step' | 'on' | 'details'>

const emptyCase = (procedure: Procedure, opening: Details): Case => ({
  procedure: procedure.id,
  id: 'made-up',
  title: 'A made-up case',
  opening,
  openedOn: FIRST,
  events: [],
  changedAt: `${FIRST}T12:00:00Z`,
})

/** A fact as it is recorded: its number is its place in the order of recording. */
const recorded = (fact: Fact, number: number): CaseEvent => ({
  ...fact,
  number,
  actor: 'A. Clerk',
  reason: 'A test',
  at: `${TODAY}T12:00:00Z`,
})

/**
 * A step that the law locks until others are on record: that it was taken is a fact that the rules
 * refuse, and not a matter of order.
 */
function isLocked(procedure: Procedure, step: Step): boolean {
  return (procedure.barred ?? []).some(
    (bar) =>
      bar.step === step.id &&
      bar.in.some((state) => gapBefore(procedure, state, step) !== undefined),
  )
}

/** Steps taken as they may be, on days that go on, each with what was filled in. */
function walk(
  [procedure, decider]: (typeof RUN)[number],
  opening: Details,
  choices: readonly Choice[],
): readonly Fact[] {
  let theCase = emptyCase(procedure, opening)
  let day = Temporal.PlainDate.from(FIRST)
  for (const { pick, days, filled } of choices) {
    day = day.add({ days })
    const on = day.toString()
    const next = viewCase(procedure, theCase, on, decider).next.filter(
      (step) => !isLocked(procedure, step),
    )
    const step = next[pick % Math.max(1, next.length)]
    if (step === undefined) continue
    const details = filled(step, on)
    // Twice on one day, the same step is a matter of which was meant
    if (theCase.events.some((event) => event.step === step.id && event.on === on)) continue
    // A meeting put on another day is recorded before what was done there: until then the days differ
    if ('meeting' in details && theCase.events.some((event) => event.step === step.id)) continue
    const event = recorded({ step: step.id, on, details }, theCase.events.length + 1)
    if (!tryEvent(procedure, theCase, event, on, decider).ok) continue
    theCase = { ...theCase, events: withEvent(theCase.events, event) }
  }
  return theCase.events.map(({ step, on, details }) => ({ step, on, details }))
}

interface Choice {
  readonly pick: number
  readonly days: number
  readonly filled: (step: Step, on: string) => Details
}

const choice = fc
  .tuple(fc.nat(20), fc.integer({ min: 0, max: 12 }), fc.nat(), fc.integer({ min: 1, max: 12 }))
  .map(
    ([pick, days, seed, ahead]): Choice => ({
      pick,
      days,
      filled(step, on) {
        const [values] = fc.sample(filledFields(step.fields), { numRuns: 1, seed })
        const details = values ? typeValues(step.fields, values) : {}
        const later = Temporal.PlainDate.from(on).add({ days: ahead }).toString()
        const isWhole = details['by'] === undefined ? {} : { by: 'panel' }
        return 'meeting' in details ? { ...details, meeting: later } : { ...details, ...isWhole }
      },
    }),
  )

/** All of a view but by which number and at which instant each thing was recorded. */
const told = (view: CaseView) => ({
  ...view,
  events: view.events.map(({ event: { step, on, details }, ...about }) => ({
    ...about,
    event: { step, on, details },
  })),
})

describe('the same facts, recorded in any order', () => {
  it('are tried of what an area has of its own too', () => {
    assert.deepEqual(
      RUN.slice(PROCEDURES.length).map(([{ id }]) => id),
      ['petition'],
    )
  })

  for (const [procedure, decider] of RUN) {
    it(`are taken, and give the same case of ${procedure.id}`, () => {
      const opening = filledFields(procedure.opening).map((values) =>
        typeValues(procedure.opening, values),
      )
      fc.assert(
        fc.property(
          opening,
          fc.array(choice, { minLength: 3, maxLength: 9 }),
          fc.infiniteStream(fc.nat(1000)),
          (opened, choices, orders) => {
            const facts = walk([procedure, decider], opened, choices)
            const inOrder = facts.map((fact, index) => recorded(fact, index + 1))
            const whole = { ...emptyCase(procedure, opened), events: inOrder }
            const expected = told(viewCase(procedure, whole, TODAY, decider))
            const shuffled = facts
              .map((fact) => ({ fact, place: orders.next().value as number }))
              .toSorted((one, other) => one.place - other.place)
            let theCase = emptyCase(procedure, opened)
            for (const [index, { fact }] of shuffled.entries()) {
              const event = recorded(fact, index + 1)
              const tried = tryEvent(procedure, theCase, event, TODAY, decider)
              assert.ok(tried.ok, tried.ok ? '' : tried.problems.map((one) => one.message).join())
              theCase = { ...theCase, events: withEvent(theCase.events, event) }
            }
            assert.deepEqual(told(viewCase(procedure, theCase, TODAY, decider)), expected)
          },
        ),
        { ...sample(60), endOnFailure: true },
      )
    })
  }
})
