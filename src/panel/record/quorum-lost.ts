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
    `${counted} are counted for item ${number} and ${needed} are needed: nothing can be decided on it${lost === undefined ? '' : `, and the meeting ${whatFollows(course)} once {chair} counts and declares it`}`.replace(
      '{chair}',
      course.rules.say('{chair}'),
    ),
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

/** What becomes of a meeting whose quorum is declared lost: it "stands adjourned", or "ends". */
export function whatFollows({ rules, story }: Course): string {
  const said = rules.on('quorum-lost', ({ parameters }) => parameters.bodies.includes(story.body))
  return said.some(({ parameters }) => parameters.ends) ? 'ends' : 'stands adjourned'
}

/** What follows a lost quorum is said by no rule. */
export function tellOfNothingSaid(course: Course): void {
  const paragraph = quorumParagraph(course)
  course.silent.add(
    `The rules do not say what follows when the quorum is lost (${paragraph} only says what it is)`,
  )
}
