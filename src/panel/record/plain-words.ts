import { capitalise } from '#shared/index.ts'
import type { Course } from './course.ts'
import type { JudgedMeeting } from './judge.ts'

/** What a sentence tells, where that decides its place: what was said or promised, and who came and went. */
export type KindOfSaid = 'point' | 'promise' | 'moved' | 'withdrew'

/** A sentence of draft minutes with what it rests on. */
export type Said = {
  readonly sentence: string
  readonly facts: readonly string[]
  readonly kind?: KindOfSaid
}

/** "Cllr A, Cllr B and Cllr C". */
export const listed = (course: Course, persons: readonly string[]) =>
  joined(persons.map((person) => course.nameOf(person)))

export function joined(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

/** With a stop at its end, and never two. */
export const stop = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

/** Words of a story with names in place of the ids of persons, and words in place of those of motions: on the site nobody writes one. */
export function withoutIds(course: Course, text: string): string {
  if (course.story.withMarks !== true) return text
  return text.replace(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu, (word) => {
    if (course.isOfPanel(word)) return course.nameOf(word)
    const motion = course.motions.find(({ names }) => names.includes(word))
    return motion === undefined || motion.text === ''
      ? word
      : `“${motion.text.replace(/[.]$/, '')}”`
  })
}

/** An office with no name beside it: "Head of Finance", "Chief Finance Officer", and not "Chief Constable Ida Wren". */
const OFFICE =
  /^(?:(?:(?:Deputy|Assistant|Acting|Interim) )*(?:Head|Director|Leader|Mayor) of [^,]+|(?:(?:Chief|Deputy|Assistant|Acting|Interim|Monitoring|Police and Crime) )+[A-Z]\w+(?: (?:Officer|Constable|Executive))?)$/

/** A member by name; anybody else as the record calls them: "The commissioner", "The Mayor of Northmere". */
export function nameOr(course: Course, by: string): string {
  const name = course.isKnown(by) ? capitalise(course.nameOf(by)) : by
  const isOffice = [...course.story.offices.values()].includes(name) || OFFICE.test(name)
  return isOffice || /^[a-z]/.test(name) ? `The ${name.replace(/^the /, '')}` : name
}

/** What somebody said, after who it was: "The mayor presented a precept." of "She presented a precept", else after a colon. */
export function saidBy(who: string | undefined, text: string): string {
  if (who === undefined) return text
  const [, did] = /^(?:She|He) (.+)$/s.exec(text) ?? []
  return did === undefined ? `${who}: ${text}` : `${who} ${did}`
}

/** The event and what corrected it: both are kept. */
export function factsOf({ correctedBy }: JudgedMeeting, event: string): readonly string[] {
  return [event, ...(correctedBy.get(event) ?? [])]
}
