import type { Course, Vote } from './course.ts'
import { lower, voteName } from './names.ts'
import { noCasting } from './own-votes.ts'

/**
 * Before a casting vote is recorded: whether it would have no effect on the last vote, or on the one that is chosen,
 * and who it is for. It can be recorded whatever is said here.
 *
 * @returns sentences; none where it has an effect whoever gives it
 */
export function foretoldCasting(
  { judged: { course } }: { readonly judged: { readonly course: Course } },
  typed: Readonly<Record<string, unknown>> = {},
): readonly string[] {
  const vote = course.votes.find(({ id }) => id === typed['vote']) ?? course.votes.at(-1)
  if (vote === undefined) return []
  const by = typeof typed['by'] === 'string' && typed['by'] !== '' ? typed['by'] : undefined
  const words = wordsOf(course, vote, by)
  if (words !== undefined) return [words, 'It can be recorded all the same.']
  // Of those who are here each who may not: it is for one of them
  const may = [...course.room.keys()].filter((one) => noCasting(course, vote, one) === undefined)
  const [only, ...others] = may
  if (by !== undefined || only === undefined || others.length > 0) return []
  return [
    `The casting vote in ${lower(voteName(course, vote))} is for ${course.nameOf(only)}: of anybody else it would have no effect.`,
  ]
}

function wordsOf(course: Course, vote: Vote, by: string | undefined): string | undefined {
  const bar = noCasting(course, vote, by)
  if (bar === undefined) return undefined
  const cited = course.rules.cited(bar.paragraph)
  return `A casting vote in ${lower(voteName(course, vote))} would have no effect: ${bar.message}${cited}.`
}
