import type { Course } from './course.ts'
import { neededFor, sitting } from './sitting.ts'

/**
 * What is always told of a meeting in session: "Present 11, needed 4, a veto needs 10 of 15".
 *
 * What is not recorded is not told: without the rules a number comes from, there is none.
 */
export function statusWords(course: Course): string {
  const present = sitting(course).length
  const needed = neededFor(course)
  const veto = vetoNeeds(course)
  // Who left at an hour not known may be gone
  const gone = course.unsure.filter(
    ({ who, type }) => type === 'leave' && course.room.has(who),
  ).length
  // Before it is opened nobody has to be there yet
  const isOpen = course.opened !== undefined && course.closed === undefined
  const short = (number: number, words: string) => (isOpen && present < number ? words : '')
  return [
    `Present ${gone > 0 ? `${present - gone} or ` : ''}${present}`,
    ...(needed === undefined
      ? []
      : [`needed ${needed}${short(needed, ', so nothing can be decided')}`]),
    ...(veto === undefined
      ? []
      : [
          `a veto needs ${veto} of ${course.membersInOffice}${short(veto, ', which is out of reach')}`,
        ]),
  ].join(', ')
}

function vetoNeeds({ rules, membersInOffice, story }: Course): number | undefined {
  if (story.body !== 'panel') return undefined
  const [rule] = rules.on('veto')
  const stage = rule?.parameters.stages[0]
  if (rule === undefined || stage === undefined) return undefined
  const { matter } = rule.parameters
  const members = membersInOffice
  if (members === 0) return undefined
  const needed = rules.ask('veto', { matter, stage, members, votes: 'not-stated' })?.facts['needed']
  return typeof needed === 'number' ? needed : undefined
}

/** Where a meeting stands: "Item 5, Speed enforcement; Cllr Ashby presides". */
export function whereItStands(course: Course): string {
  if (course.closed !== undefined) {
    return `Closed${course.closed.clock === null ? '' : ` at ${course.closed.clock}`}`
  }
  if (course.opened === undefined) return 'Its opening is not recorded'
  if (course.adjourned !== undefined)
    return `It ${course.adjourned.did.replace('was', 'is').replace('stood', 'stands')}`
  if (course.suspended !== undefined) return 'It is suspended'
  const item = course.item?.item
  const before = item === undefined ? 'No item is open' : `Item ${item.number}, ${item.title}`
  const { presiding } = course
  return presiding === undefined ? before : `${before}; ${course.nameOf(presiding)} presides`
}
