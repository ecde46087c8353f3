import type { Decider } from '#constitution/index.ts'
import { type Field, type Filled, readForm, type Typed } from '#fields/index.ts'
import type { Outcome, Problem } from '#shared/index.ts'
import { SITTING } from './asked-fields.ts'

/** What was filled in, as it would be typed: text, and lists as their values. */
export type Details = Typed

/** Something that happened in a case, as it was recorded. */
export interface CaseEvent {
  /** Place in the case: 1, 2, 3. */
  readonly number: number
  readonly step: string
  /** The day it happened, YYYY-MM-DD. */
  readonly on: string
  readonly details: Details
  /** The name of who recorded it. */
  readonly actor: string
  readonly reason: string
  /** When it was recorded, an instant. */
  readonly at: string
}

/** Where a case stands when a step is looked at. */
export interface Standing {
  readonly state: string
  readonly opening: Details
  /** Those that stand, oldest first. */
  readonly events: readonly CaseEvent[]
  /** The days that deadlines count from, by name. */
  readonly starts: ReadonlyMap<string, string>
}

/** What comes of a step that the rules allow. */
export interface Effect {
  readonly to: string
  /** Sentences worked out from what was recorded: "Vetoed: 10 of 15 members, and 10 are needed". */
  readonly findings?: readonly string[]
  /** Sentences to heed that do not stop it: late notice, a day in dispute. */
  readonly warnings?: readonly string[]
}

/** Something that happened, with what its fields come to. */
export type Happened<Fields extends readonly Field[]> = CaseEvent & {
  readonly filled: Filled<Fields>
}

/** Works out what comes of something that happened, or refuses with the paragraph. */
export type Judge<Fields extends readonly Field[]> = (
  event: Happened<Fields>,
  standing: Standing,
  decider: Decider,
) => Outcome<Effect>

/** One kind of event, as it is written: its judge is given what its fields come to. */
interface StepOf<Fields extends readonly Field[]> {
  readonly id: string
  /** What happens: "{Office} tells {panel} of the proposed precept". See `fillWords`. */
  readonly does: string
  /** States from which it can happen. */
  readonly from: readonly string[]
  /** The state it leads to, when that does not depend on anything. */
  readonly to?: string
  /** The states its judge may lead to; by the one it happens in where it turns on that. */
  readonly leadsTo?: readonly string[] | Readonly<Record<string, readonly string[]>>
  /** Done at a meeting: the step that sets its day, in the field `meeting`. */
  readonly sits?: string
  readonly fields?: Fields
  /** Names that deadlines count from and that this day settles; a field's day instead of its own. */
  readonly starts?: readonly (string | readonly [name: string, field: DayIn<NoInfer<Fields>>])[]
  /** Deadlines that are met when this happens. */
  readonly meets?: readonly string[]
  /** Ids of the rules it rests on. */
  readonly rules: readonly string[]
  /** Works out what comes of it, or refuses with the paragraph. Without one it leads to `to`. */
  readonly judge?: Judge<NoInfer<Fields>>
}

type DayIn<Fields extends readonly Field[]> = Extract<
  Fields[number],
  { readonly kind: 'day' | 'financial-year' }
>['name']

/** One kind of event among others of all kinds: it reads its own fields. */
export interface Step extends Omit<StepOf<readonly Field[]>, 'judge' | 'fields'> {
  readonly fields: readonly Field[]
  readonly judge?: (event: CaseEvent, standing: Standing, decider: Decider) => Outcome<Effect>
}

/** A step with its fields read before it is judged; one that cannot be read is refused. */
export function step<const Fields extends readonly Field[] = readonly []>(
  written: StepOf<Fields>,
): Step {
  const { judge, fields = [], ...rest } = written
  const asked = rest.sits === undefined ? fields : [...fields, SITTING]
  if (judge === undefined) return { ...rest, fields: asked }
  return {
    ...rest,
    fields: asked,
    judge(event, standing, decider) {
      const read = readForm(fields as Fields, event.details)
      return read.ok ? judge({ ...event, filled: read.value }, standing, decider) : read
    },
  }
}

/** A date in a case. */
export interface DeadlineInCase {
  readonly id: string
  /**
   * Where its rules are, when not under the same name in this procedure: [procedure, id]. When there
   * are several, whichever day comes first is the one to keep.
   */
  readonly from?: readonly (readonly [procedure: string, id: string])[]
  /** Other names for what its rules count from. */
  readonly starts?: Readonly<Record<string, string>>
  /** Counted the other way, from the day of this name: the first day for a meeting. */
  readonly isEarliestFrom?: string
  /** The name of a day to which it may have been put off, and who puts it off, in words. */
  readonly deferred?: string
  readonly deferredBy?: string
  /** Open only in these states; left out, until it is met or the case is over. */
  readonly in?: readonly string[]
  /** States in which it may yet come to be needed, so that its day is kept free; and if what. */
  readonly reserve?: { readonly in: readonly string[]; readonly if: string }
}

/**
 * What the passing of a last day brings about if the thing was not done by then. That nothing is
 * recorded does not say that: a person confirms it, in a step of its own.
 */
export interface Lapse {
  readonly from: readonly string[]
  /** The last day of this deadline that the rules bind anyone to has passed. */
  readonly after: string
  /** The step in which a person confirms it; it leads to the state that comes of it. */
  readonly confirmedBy: string
  readonly rules: readonly string[]
  /** While nothing is recorded: "No report is recorded. If none was sent by {day}, …". */
  readonly unrecorded: string
  /** When the thing is recorded as done later: "{day} was the last day, so …". */
  readonly late: string
}

/** A procedure as a table: its states, what may happen in each, and its dates. */
export interface Procedure {
  readonly id: string
  /** "Precept". */
  readonly name: string
  /** One sentence on what it is for. */
  readonly about: string
  /** What that sentence goes on to say where the rules have a veto of a matter. */
  readonly ifVeto?: { readonly matter: string; readonly words: string }
  /** What is filled in to open a case. */
  readonly opening: readonly Field[]
  /** What a case cannot go without that the opening leaves out, on the day it begins. */
  readonly lacking?: (opening: Details, on: string, decider: Decider) => readonly Problem[]
  /** Names that the opening settles for deadlines, from its fields: [name, field]. */
  readonly openingStarts?: readonly (readonly [name: string, field: string])[]
  /** The field of the opening of which there is one case only: a year. */
  readonly oneFor?: string
  readonly initial: string
  /** Each state in words that finish "The case is …"; those that end it are listed in `over`. */
  readonly states: Readonly<Record<string, string>>
  readonly over: readonly string[]
  readonly steps: readonly Step[]
  readonly deadlines: readonly DeadlineInCase[]
  readonly lapses?: readonly Lapse[]
  /** A step that cannot happen in some state, with the rules that say so. */
  readonly barred?: readonly {
    readonly step: string
    readonly in: readonly string[]
    readonly rules: readonly string[]
    readonly words: string
  }[]
}
