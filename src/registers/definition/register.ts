import type { RegisterMeasure } from '#area/index.ts'
import type { CalendarOf } from '#days/index.ts'
import type { Field } from '#fields/index.ts'
import type { Audience } from '#storage/index.ts'
import type { Expression } from '../expressions/expression.ts'
import type { Outline } from './ask-field.ts'
import type { DefinedClock, Definition } from './definition.ts'
import type { SingleField } from './field-schema.ts'
import type { By } from './periods.ts'

/** One thing that is filled in once, with how it is asked, read and said. */
export interface RegisterField {
  readonly name: string
  readonly audience: Audience
  readonly label: string
  /** As a form asks it. Whether it is required is judged of the whole entry, not by it. */
  readonly asked: Field
  readonly defined: SingleField
  /** `true`, `false`, or what has to hold for it to be required. */
  readonly required: boolean | Expression
  /** The codes that older entries have, each with the one that it became. */
  readonly was: ReadonlyMap<string, string>
}

/** What is filled in as often as there is something to say. */
export interface RegisterGroup {
  readonly name: string
  readonly label: string
  readonly one: string
  readonly hint: string | undefined
  readonly most: number
  readonly required: boolean
  readonly fields: readonly RegisterField[]
}

/** A field or a group, in the order in which they are asked. */
export type RegisterPart =
  | { readonly is: 'field'; readonly field: RegisterField }
  | { readonly is: 'group'; readonly group: RegisterGroup }

export interface RegisterCheck {
  readonly holds: Expression
  readonly isRefused: boolean
  readonly say: string
  readonly at: string | undefined
}

export interface RegisterState {
  readonly id: string
  readonly name: string
  readonly when: Expression | undefined
  readonly seenBy: Audience
  readonly isClosed: boolean
}

export interface RegisterClock {
  readonly defined: DefinedClock
  readonly unless: Expression | undefined
  readonly longer: readonly { readonly when: Expression; readonly count: DefinedClock['count'] }[]
}

export interface YieldedMeasure {
  readonly defined: RegisterMeasure
  readonly where: Expression | undefined
  /** What is summed, shared, averaged or picked out, or the part of a rate; of a plain count nothing. */
  readonly of: Expression | undefined
  /** Of a rate: the whole that it is a percent of. */
  readonly per: Expression | undefined
  /** Where the register has one entry for each month, quarter or year, which of these: one without was not returned. */
  readonly returnedEvery: By | undefined
  /** By what a number that is worked out is divided: money is kept in pence, lengths of time in minutes. */
  readonly divisor: number
}

/** A register as it is defined, ready to be asked. */
export interface Register {
  readonly id: string
  readonly defined: Definition
  readonly parts: readonly RegisterPart[]
  /** Every field that is filled in once, those of groups left out, by name. */
  readonly fields: ReadonlyMap<string, RegisterField>
  readonly groups: ReadonlyMap<string, RegisterGroup>
  readonly checks: readonly RegisterCheck[]
  readonly states: readonly RegisterState[]
  readonly clocks: readonly RegisterClock[]
  readonly measures: readonly YieldedMeasure[]
  /** Where this holds of an entry it is no event on a chart. */
  readonly noEvent: Expression | undefined
  readonly calendarOf: CalendarOf
  /** The place that its figures are of, where no field says. */
  readonly home: string
  /** Where places of the area lie, by id, of those of which its file says so. */
  readonly outlines: ReadonlyMap<string, Outline>
}
