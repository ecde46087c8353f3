import type { Course, Motion, Vote } from './course.ts'

const MOST = 90

/** A motion by its words as it was moved or altered, with the name it has in the record: “That …” (m1). */
export function motionName(motion: Motion): string {
  return named(motion, motion.altered ?? motion.text)
}

/** The same without its words: the motion (m1). */
export const motionUnnamed = (motion: Motion) => named(motion, '')

/** The same with other words than it was moved in: those in which it was put. */
export const motionWorded = (motion: Motion, words: string) => named(motion, words)

function named({ names, kind }: Motion, text: string): string {
  const words = text.replace(/[.]$/, '')
  const short = words.length > MOST ? `${words.slice(0, MOST).replace(/\s+\S*$/, '')} …` : words
  const id = names[0] ?? ''
  return short === '' ? `the ${kind.replaceAll('-', ' ')} (${id})` : `“${short}” (${id})`
}

/** A vote by what was put: the vote on “That …” (v1). */
export function voteName({ rules, story }: Course, { id, on, put, words }: Vote): string {
  const { election } = put.event
  const [motion] = on
  if (election !== undefined) {
    const office =
      election === 'chair'
        ? rules.say('{chair}')
        : election === 'vice-chair'
          ? rules.say('{vice_chair}')
          : election
    return `The election of ${office} (${id})`
  }
  if (motion === undefined) return `The vote ${id}`
  const { isApart } = motion
  const said =
    isApart && story.isPublicHalf === true ? '' : (words ?? motion.altered ?? motion.text)
  return `The vote on ${named(motion, said).replace(/\([^()]*\)$/, `(${id})`)}`
}

/** A person with their id, unless the id is made of the name. */
export function personName(course: Course, person: string): string {
  const name = course.nameOf(person)
  const isOfName = person.split('-').every((word) => name.toLowerCase().includes(word))
  return isOfName ? name : `${name} (${person})`
}

/** In the middle of a sentence. */
export const lower = (name: string) => name.replace(/^The /, 'the ')
