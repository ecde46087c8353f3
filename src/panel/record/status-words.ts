import type { Course } from './course.ts'
import { clockTold } from './hour-told.ts'
import { matterOfTitle } from './matter-of-item.ts'
import { neededFor, sits, sitting } from './sitting.ts'

/**
 * What is always told of a meeting in session: "Present 11, needed 4, a veto needs 10 of 15".
 *
 * What is not recorded is not told: without the rules a number comes from, there is none.
 */
export function statusWords(course: Course): string {
  const present = sitting(course).length
  const here = [...course.room.keys()].filter((person) => sits(course, person)).length
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
    `Present ${gone > 0 ? `${here - gone} or ` : ''}${here}${here === present ? '' : `, of whom ${present} ${present === 1 ? 'is' : 'are'} counted for this item`}`,
    ...(needed === undefined
      ? []
      : [`needed ${needed}${short(needed, ', so nothing can be decided')}`]),
    ...(veto === undefined
      ? []
      : [
          `${veto.name} needs ${veto.needed} of ${course.membersInOffice}${short(veto.needed, ', which is out of reach')}`,
        ]),
  ].join(', ')
}

interface VetoNeeds {
  readonly needed: number
  /** Of what, where not every veto needs the same: "a veto of the precept". */
  readonly name: string
}

/** What a veto takes, and of what where the rules let one thing be vetoed and another not. */
function vetoNeeds(course: Course): VetoNeeds | undefined {
  const { rules, membersInOffice: members, story } = course
  if (story.body !== 'panel' || members === 0) return undefined
  const matters = rules.matters()
  const vetoes = rules
    .on('veto')
    .map(({ parameters }) => parameters)
    .filter(({ matter }) => matters.get(matter)?.outcomes === undefined)
  const known = vetoes
    .filter(({ matter }) => mayCome(course, matter))
    .flatMap(({ matter, stages: [stage] }): VetoNeeds[] => {
      const answer = rules.ask('veto', { matter, stage, members, votes: 'not-stated' })
      const needed = answer?.facts['needed']
      const name = `a veto of ${matters.get(matter)?.name ?? matter}`
      return typeof needed === 'number' ? [{ needed, name }] : []
    })
  const [first] = known
  const refused = rules.on('no-veto', ({ parameters: { matter } }) =>
    vetoes.every((one) => one.matter !== matter),
  )
  const isOne = refused.length === 0 && known.every(({ needed }) => needed === first?.needed)
  return first === undefined || isOne ? first && { ...first, name: 'a veto' } : first
}

/** Whether a veto may come up: an item or a motion is of what it is of, or what is on the agenda is not known. */
function mayCome({ story: { items }, motions, rules }: Course, of: string): boolean {
  if (items.length === 0) return true
  return (
    items.some(
      ({ matter, post, title }) => (matter ?? matterOfTitle(title)) === of || post === of,
    ) || motions.some(({ text }) => rules.matterIn(text)?.matter === of)
  )
}

/** Where a meeting stands: "Item 5, Speed enforcement; Cllr Ashby presides". */
export function whereItStands(course: Course): string {
  if (course.closed !== undefined) {
    const at = clockTold(course.closed)
    return `Closed${at === null ? '' : ` at ${at}`}`
  }
  if (course.opened === undefined) return 'Its opening is not recorded'
  if (course.adjourned !== undefined)
    return `It ${course.adjourned.did.replace('was', 'is').replace('stood', 'stands')}`
  if (course.suspended !== undefined) return 'It is suspended'
  const item = course.item?.item
  const before = item === undefined ? 'No item is open' : `Item ${item.number}, ${item.title}`
  const { presiding } = course
  return `${before}; ${presiding === undefined ? 'who presides is not recorded' : `${course.nameOf(presiding)} presides`}`
}
