import { ordinalInWords } from '#shared/index.ts'
import type { Course, Motion, Vote } from './course.ts'
import { clockTold } from './hour-told.ts'
import type { Placed } from './places.ts'
import { isWithheld } from './withheld.ts'

const MOST = 90

/** A motion by its words as it was moved or altered: “That …”. */
export function motionName(course: Course, motion: Motion): string {
  return named(course, motion, ownWords(motion))
}

/** The same without its words: the motion. */
export const motionUnnamed = (course: Course, motion: Motion) => named(course, motion, '')

/** The same with other words than it was moved in: those in which it was put. */
export const motionWorded = named

/** Told apart from any other that is called the same: “That …” (the second so worded). */
function named(course: Course, motion: Motion, text: string): string {
  const words = inShort(text)
  const kind = motion.kind.replaceAll('-', ' ')
  if (course.story.withMarks === true) {
    return `${words === '' ? `the ${kind}` : `“${words}”`}${mark(course, motion.names[0] ?? '')}`
  }
  if (words === '') {
    const isUnworded = (one: Motion) => ownWords(one) === '' || isWithheld(course, one)
    const others = course.motions.filter((one) => one.kind === motion.kind && isUnworded(one))
    const place = placeAmong(others, motion)
    return place === '' ? `the ${kind}` : `the ${place} ${kind} of which no words are given`
  }
  const place = placeAmong(course.motions.filter(isCalledAs(ownWords(motion))), motion)
  return place === '' ? `“${words}”` : `“${words}” (the ${place} so worded)`
}

/** Whether a motion would be called by those words too; asked of every motion for each that is named. */
function isCalledAs(own: string): (one: Motion) => boolean {
  const begin = own.slice(0, MOST)
  return own.length > MOST
    ? (one) => ownWords(one).startsWith(begin)
    : (one) => ownWords(one) === own
}

const ownWords = ({ altered, text }: Motion) => altered ?? text

/** Words as they stand between quotation marks, with single marks inside. */
export const singleMarks = (text: string) => text.replaceAll('“', '‘').replaceAll('”', '’')

/** The same without a stop. */
export const asQuoted = (text: string) => singleMarks(text.replace(/[.]$/, ''))

function inShort(text: string): string {
  const words = asQuoted(text)
  return words.length > MOST ? `${words.slice(0, MOST).replace(/\s+\S*$/, '')} …` : words
}

/** Which of several it is: "second"; blank where it is the only one. */
function placeAmong<One>(all: readonly One[], one: One): string {
  const at = all.indexOf(one)
  if (all.length < 2 || at < 0) return ''
  return ordinalInWords(at + 1)
}

/** A vote by what was put: the vote on “That …”, or the second vote on it. */
export function voteName(course: Course, vote: Vote): string {
  const { id, on, put, words } = vote
  const { rules, story } = course
  const { election } = put.event
  const [motion] = on
  const isMarked = story.withMarks === true
  const same = course.votes.filter(
    (one) => one.on[0] === motion && one.put.event.election === election,
  )
  const place = isMarked ? '' : placeAmong(same, vote)
  if (election !== undefined) {
    const office =
      election === 'chair'
        ? rules.say('{chair}')
        : election === 'vice-chair'
          ? rules.say('{vice_chair}')
          : election
    return place === ''
      ? `The election of ${office}${mark(course, id)}`
      : `The ${place} vote in the election of ${office}`
  }
  const lead = place === '' ? 'The vote' : `The ${place} vote`
  if (motion === undefined)
    return isMarked ? `The vote ${id}` : `${lead} on a question that is not recorded`
  const said = isWithheld(course, motion) ? '' : (words ?? ownWords(motion))
  if (!isMarked) return `${lead} on ${named(course, motion, said)}`
  return `The vote on ${named(course, motion, said).replace(/\([^()]*\)$/, `(${id})`)}`
}

/** The id of an event, a motion or a vote in brackets, for whoever gave it: " (e14)"; blank for everybody else. */
export const mark = ({ story }: Course, ...ids: readonly string[]) =>
  story.withMarks === true ? ` (${ids.join(', ')})` : ''

/** An event by its id, for whoever gave it; for everybody else by its hour. */
export function eventName({ story }: Course, placed: readonly Placed[], id: string): string {
  if (story.withMarks === true) return id
  const its = placed.find(({ event }) => event.id === id)
  return `What is recorded ${its === undefined || its.clock === null ? 'with no hour' : `at ${clockTold(its)}`}`
}

/** A person, for whoever gave their id with that, unless it is made of the name. */
export function personName(course: Course, person: string): string {
  const name = course.nameOf(person)
  if (course.story.withMarks !== true) return name
  const isOfName = person.split('-').every((word) => name.toLowerCase().includes(word))
  return isOfName ? name : `${name} (${person})`
}

/** Somebody of whom the panel of that day knows nothing, as they were recorded. */
export const nobodyThere = (course: Course, who: string) =>
  `"${course.nameOf(who)}" is nobody of the panel of that day`

/** That a motion is not there to be seconded, amended or put: by the name that it was given, for whoever gave it. */
export const noMotionThere = ({ story }: Course, name: string | undefined, does: string) =>
  story.withMarks === true
    ? `There is no motion "${name ?? ''}" to ${does}. Give the one that was moved`
    : `There is no such motion to ${does}. Choose the one that was moved`

/** In the middle of a sentence. */
export const lower = (name: string) => name.replace(/^The /, 'the ')
