import type { Decider } from '#constitution/index.ts'
import type { Problem } from '#shared/index.ts'
import type { Case } from './case.ts'
import { begin, judgeEvent, passBy, type Run } from './judge-event.ts'
import type { CaseEvent, Procedure } from './procedure.ts'
import { wordedAs } from './worded-as.ts'

/** An event that the rules refuse, with the case as it stood before it. */
export interface Refused {
  readonly before: Run
  readonly problems: readonly Problem[]
}

export interface Course {
  readonly run: Run
  /** By the number of the event. */
  readonly refused: ReadonlyMap<number, Refused>
}

/** The most events of one day of which every order is looked at. */
const MOST_ORDERED = 5

/**
 * Goes through the events of a case, oldest first. Those of one day are taken in the order in which
 * they can follow one another, whichever was recorded first: of several orders in which as much can
 * stand, the one that keeps to the order of the procedure.
 */
export function goThrough(procedure: Procedure, theCase: Case, decider: Decider): Course {
  const judge = (course: Course, event: CaseEvent): Course => {
    const reckoner = wordedAs(decider, event.on)
    const judged = judgeEvent(procedure, course.run, event, theCase.events, reckoner)
    if (judged.ok) return { ...course, run: judged.value }
    const { problems } = judged
    const refused = new Map([...course.refused, [event.number, { before: course.run, problems }]])
    return { run: passBy(procedure, course.run, event, problems, reckoner), refused }
  }
  const start: Course = { run: begin(procedure, theCase), refused: new Map() }
  return [...Map.groupBy(theCase.events, ({ on }) => on).values()].reduce((course, ofDay) => {
    if (ofDay.length > MOST_ORDERED) return ofDay.reduce(judge, course)
    return bestOrder(course, inProcedure(procedure, ofDay), judge)
  }, start)
}

/** The order of the procedure; of one step, that of recording. */
function inProcedure({ steps }: Procedure, events: readonly CaseEvent[]): readonly CaseEvent[] {
  const place = ({ step }: CaseEvent) => steps.findIndex(({ id }) => id === step)
  return events.toSorted((one, other) => place(one) - place(other) || one.number - other.number)
}

/** Looks at every order that keeps each step's own, and takes the first with the least amiss. */
function bestOrder(
  course: Course,
  events: readonly CaseEvent[],
  judge: (course: Course, event: CaseEvent) => Course,
): Course {
  let best: { readonly course: Course; readonly amiss: number } | undefined
  const look = (reached: Course, left: readonly CaseEvent[]): void => {
    const amiss = amissIn(reached)
    if (best !== undefined && amiss >= best.amiss) return
    if (left.length === 0) {
      best = { course: reached, amiss }
      return
    }
    for (const event of left) {
      if (left.find(({ step }) => step === event.step) !== event) continue
      look(
        judge(reached, event),
        left.filter((one) => one !== event),
      )
    }
  }
  look(course, events)
  return best?.course ?? course
}

/** What is refused weighs more than any number of events with something missing before them. */
function amissIn({ run, refused }: Course): number {
  const unclear = run.past.filter(({ isUnclear }) => isUnclear).length
  return refused.size * (run.past.length + 1) + unclear
}
