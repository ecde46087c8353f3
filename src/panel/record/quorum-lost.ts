import type { Course } from './course.ts'
import type { EventOf } from './event.ts'
import type { Placed } from './places.ts'
import { mustWithdraw, neededFor, sitting } from './sitting.ts'

/** Told where those who went out were needed to decide the item in hand. */
export function tellOfQuorum(
  course: Course,
  placed: Placed<EventOf<'leave'>>,
  who: readonly string[],
  before: number,
): void {
  const needed = neededFor(course)
  const counted = sitting(course).length
  if (needed === undefined || counted >= needed || before < needed) return
  if (course.item === undefined || course.closed !== undefined) return
  const paragraph = quorumParagraph(course)
  const lost = course.rules.cite('quorum-lost', ({ parameters }) =>
    parameters.bodies.includes(course.story.body),
  )
  const number = course.item.item.number
  const isForInterest = who.some((one) => mustWithdraw(course, course.interestIn(one, number)))
  course.warn(
    placed.event,
    lost === undefined
      ? paragraph
      : course.rules.join([
          ...course.rules.paragraphs('quorum', ({ parameters }) =>
            parameters.bodies.includes(course.story.body),
          ),
          ...course.rules.paragraphs('quorum-lost', ({ parameters }) =>
            parameters.bodies.includes(course.story.body),
          ),
        ]),
    `${counted} are counted for item ${number} and ${needed} are needed: nothing can be decided on it${lost === undefined ? '' : `, and the meeting ${whatFollows(course)}`}`,
  )
  if (isForInterest) tellOfOneItem(course, lost, paragraph)
  else if (lost === undefined) tellOfNothingSaid(course)
}

export const quorumParagraph = ({ rules, story }: Course) =>
  rules.cite('quorum', ({ parameters }) => parameters.bodies.includes(story.body)) ?? 'none'

/** Whether leaving for one item loses the quorum of the meeting is said by no rule. */
export function tellOfOneItem(course: Course, lost: string | undefined, paragraph: string): void {
  course.silent.add(
    lost === undefined
      ? `The rules do not say whether a quorum lost because of an interest in one item is lost for that item or for the meeting (${paragraph})`
      : `The rules do not say whether a quorum lost because of an interest in one item adjourns the meeting (${lost}) or only keeps that item from being decided (${paragraph})`,
  )
}

/** What becomes of a meeting whose quorum is lost: it "ends", or "stands adjourned once the Chairman counts and declares it". */
export function whatFollows(course: Course): string {
  const said = lostIn(course)
  const follows = said.some(({ parameters }) => parameters.ends) ? 'ends' : 'stands adjourned'
  return isUndeclared(course)
    ? follows
    : course.rules.say(`${follows} once {chair} counts and declares it`)
}

const lostIn = ({ rules, story }: Course) =>
  rules.on('quorum-lost', ({ parameters }) => parameters.bodies.includes(story.body))

/** Whether a meeting is over without a quorum though nobody says so. */
function isUndeclared(course: Course): boolean {
  const said = lostIn(course)
  return said.length > 0 && said.every(({ parameters }) => !parameters.declared)
}

/**
 * Where the text has a meeting without a quorum end and names nobody who says so: what is decided after a minute without
 * one is worth what that is worth, which is not settled while they went on.
 */
export function followQuorum(course: Course, { event, minute }: Placed): void {
  if (course.over !== undefined || !isUndeclared(course)) return
  const needed = neededFor(course)
  const isShort =
    course.item !== undefined && needed !== undefined && sitting(course).length < needed
  if (!isShort) {
    course.shortSince = undefined
    return
  }
  if (course.shortSince === undefined) course.shortSince = minute ?? undefined
  else if (minute !== null && minute > course.shortSince) {
    const paragraph = course.rules.join(
      course.rules.paragraphs('quorum-lost', ({ parameters }) =>
        parameters.bodies.includes(course.story.body),
      ),
    )
    course.over = Object.freeze({
      paragraph,
      message: `The meeting had been without a quorum, and a meeting without one ${whatFollows(course)}; nobody is recorded to have said so, and it went on`,
    })
    course.warn(event, paragraph, course.over.message)
  }
}

/** What follows a lost quorum is said by no rule. */
export function tellOfNothingSaid(course: Course): void {
  const paragraph = quorumParagraph(course)
  course.silent.add(
    `The rules do not say what follows when the quorum is lost (${paragraph} only says what it is)`,
  )
}
