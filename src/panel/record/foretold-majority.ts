import { neededWords } from '#constitution/index.ts'
import type { Course, Vote } from './course.ts'
import { workOutEntitled } from './entitled.ts'
import { majorityNeeded, majorityParagraph } from './majority-needed.ts'
import { noVetoBar } from './matter-put.ts'
import { motionNamed, textOf } from './motions.ts'
import { motionUnnamed, motionWorded } from './names.ts'
import { voteAsPut } from './vote-events.ts'
import { isWithheld } from './withheld.ts'

/**
 * Before a question is put: what carries it, where more for than against are not enough; that by its words it is a veto, or
 * decides what takes a majority of its own; or that there is no such veto. It can be put whatever is said here.
 *
 * @param name - of the motion
 * @returns sentences; none of a question like any other that more for than against carry
 */
export function foretoldMajority(
  { judged: { course } }: { readonly judged: { readonly course: Course } },
  name: string,
): readonly string[] {
  const motion = motionNamed(course, name)
  if (motion === undefined) return []
  const event = { id: '', type: 'put', seq: 0, at: null } as const
  const vote = voteAsPut(course, { event, minute: null, clock: null }, [motion], [])
  const words = isWithheld(course, motion)
    ? motionUnnamed(course, motion)
    : motionWorded(course, motion, textOf(course, motion) ?? motion.text)
  const entitled = workOutEntitled(course, vote)
  const of = majorityNeeded(course, vote, entitled)
  const needs = () => {
    const short = entitled.length < (of.needed ?? 0) ? `, and ${entitled.length} may vote now` : ''
    return `needs ${neededWords(of)}${short}${course.rules.cited(majorityParagraph(course, vote, entitled))}`
  }
  if (vote.matter === undefined) return of.needed === null ? [] : [`${words} ${needs()}.`]
  const [bar] = noVetoBar(course, vote, entitled)
  const is = `By its words ${words} ${decides(course, vote)}`
  if (bar !== undefined) {
    return [
      `${is}: ${bar.message}${course.rules.cited(bar.paragraph)}. It can be put all the same, and decides nothing.`,
    ]
  }
  if (of.needed === null) return [`${is}: no rule that is held says what carries it.`]
  return [`${is}: it ${needs()}.`]
}

/** "is a veto of the precept", "decides on the draft budget". */
function decides({ rules }: Course, { matter = '' }: Vote): string {
  const known = rules.matters().get(matter)
  if (known === undefined) return 'is a veto'
  return known.outcomes === undefined ? `is a veto of ${known.name}` : `decides on ${known.name}`
}
