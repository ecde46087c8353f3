import assert from 'node:assert/strict'
import type { Decider } from '#constitution/index.ts'
import { readForm, type Typed, typeValues } from '#fields/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import type { Case } from './case.ts'
import { withEvent } from './order-of-events.ts'
import type { Details, Procedure } from './procedure.ts'
import { type CaseView, tryEvent, viewCase } from './run-case.ts'

/** A case being played in a test: each step is read, judged and, when it is allowed, kept in its place. */
export class Play {
  readonly #procedure: Procedure
  readonly #decider: Decider
  #case: Case

  constructor(procedure: Procedure, decider: Decider, openedOn: string, opening: Typed = {}) {
    const read = readForm(procedure.opening, { title: 'A made-up case', ...opening })
    assert.ok(read.ok, read.ok ? '' : read.problems.map(({ message }) => message).join('\n'))
    this.#procedure = procedure
    this.#decider = decider
    this.#case = {
      procedure: procedure.id,
      id: 'made-up',
      title: 'A made-up case',
      opening: typeValues(procedure.opening, read.value),
      openedOn,
      events: [],
      changedAt: `${openedOn}T12:00:00Z`,
    }
  }

  /** Tries a step without keeping it. */
  try(step: string, on: string, typed: Typed = {}): Outcome<CaseView> {
    const kept = this.#keep(step, typed)
    if (!kept.ok) return kept
    const event = this.#eventOf(step, on, kept.value)
    return tryEvent(this.#procedure, this.#case, event, on, this.#decider)
  }

  /** Takes a step that has to be allowed, and gives the case as it then stands on that day. */
  take(step: string, on: string, typed: Typed = {}): CaseView {
    const tried = this.try(step, on, typed)
    assert.ok(tried.ok, tried.ok ? '' : tried.problems.map(({ message }) => message).join('\n'))
    const kept = this.#keep(step, typed)
    assert.ok(kept.ok)
    this.#case = {
      ...this.#case,
      events: withEvent(this.#case.events, this.#eventOf(step, on, kept.value)),
    }
    return tried.value
  }

  /** Why a step is refused, in its sentences; fails when it is not. */
  refusal(step: string, on: string, typed: Typed = {}): string {
    const tried = this.try(step, on, typed)
    assert.ok(!tried.ok, `${step} was allowed`)
    return tried.problems.map(({ message }) => message).join('\n')
  }

  on(today: string): CaseView {
    return viewCase(this.#procedure, this.#case, today, this.#decider)
  }

  /** The day of one of the case's dates, as it stands on a day. */
  due(id: string, today: string): string | null | undefined {
    return this.on(today).dates.find((date) => date.id === id)?.due
  }

  #keep(step: string, typed: Typed): Outcome<Details> {
    const fields = this.#procedure.steps.find(({ id }) => id === step)?.fields ?? []
    const read = readForm(fields, typed)
    return read.ok ? accept(typeValues(fields, read.value)) : read
  }

  #eventOf(step: string, on: string, details: Details) {
    const number = this.#case.events.length + 1
    return { number, step, on, details, actor: 'A. Clerk', reason: 'A test', at: `${on}T12:00:00Z` }
  }
}
