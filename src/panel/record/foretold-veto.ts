import { neededWords } from '#constitution/index.ts'
import type { Course, Vote } from './course.ts'
import { workOutEntitled } from './entitled.ts'
import { majorityNeeded, majorityParagraph } from './majority-needed.ts'
import { noVetoBar } from './matter-put.ts'
import { motionNamed, textOf } from './motions.ts'
import { motionWorded } from './names.ts'
import { voteAsPut } from './vote-events.ts'

/**
 * Before a question is put: that by its words it is a veto, or decides what takes a majority of its own, and what that
 * needs; or that there is no such veto. It can be put whatever is said here.
 *
 * @param name - of the motion
 * @returns sentences; none of a question like any other
 */
export function foretoldVeto(
  { judged: { course } }: { readonly judged: { readonly course: Course } },
  name: string,
): readonly string[] {
  const motion = motionNamed(course, name)
  if (motion === undefined) return []
  const event = { id: '', type: 'put', seq: 0, at: null } as const
  const vote = voteAsPut(course, { event, minute: null, clock: null }, [motion], [])
  if (vote.matter === undefined) return []
  const entitled = workOutEntitled(course, vote)
  const [bar] = noVetoBar(course, vote, entitled)
  const is = `By its words ${motionWorded(course, motion, textOf(course, motion) ?? motion.text)} ${decides(course, vote)}`
  if (bar !== undefined) {
    const cited = bar.paragraph === 'none' ? '' : ` (${bar.paragraph})`
    return [`${is}: ${bar.message}${cited}. It can be put all the same, and decides nothing.`]
  }
  const of = majorityNeeded(course, vote, entitled)
  if (of.needed === null) return [`${is}: no rule that is held says what carries it.`]
  const short = entitled.length < of.needed ? `, and ${entitled.length} may vote now` : ''
  return [
    `${is}: it needs ${neededWords(of)}${short} (${majorityParagraph(course, vote, entitled)}).`,
  ]
}

/** "is a veto of the precept", "decides on the draft budget". */
function decides({ rules }: Course, { matter = '' }: Vote): string {
  const known = rules.matters().get(matter)
  if (known === undefined) return 'is a veto'
  return known.outcomes === undefined ? `is a veto of ${known.name}` : `decides on ${known.name}`
}
