import type { JudgedMeeting } from './judge.ts'
import { factsOf, joined, listed, type Said } from './plain-words.ts'

/** Who was there and who was not, with which minutes begin; nothing of what is not recorded. */
export function openingSentences(judged: JudgedMeeting): readonly Said[] {
  const { course, placed } = judged
  const there = [...course.spans.keys()]
  const members = course.story.seats.flatMap(({ holder }) =>
    holder !== null && there.includes(holder) ? [holder] : [],
  )
  const namedIn = (types: readonly string[], persons: readonly string[]) =>
    placed.flatMap(({ event }) =>
      types.includes(event.type) && 'who' in event && event.who.some((who) => persons.includes(who))
        ? factsOf(judged, event.id)
        : [],
    )
  const came = (persons: readonly string[]) => namedIn(['arrive', 'return'], persons)
  const named = there.filter((person) => course.substitute(person) !== undefined)
  const substitutes = named.filter((person) => course.sat.has(person))
  const others = named.filter((person) => !course.sat.has(person))
  const standing = substitutes.map((person) => {
    const holder = course.substitute(person)?.seat?.holder
    return `${course.nameOf(person)} for ${holder === undefined || holder === null ? 'a member' : course.nameOf(holder)}`
  })
  const attending = attendingIn(judged)
  const apologies = course.story.apologies.filter((person) => course.isNamed(person))
  const recorded = namedIn(['apology'], apologies)
  const isAllRecorded = apologies.every((person) => namedIn(['apology'], [person]).length > 0)
  const said = (list: readonly string[], sentence: string, facts: readonly string[]) =>
    list.length === 0 ? [] : [{ sentence, facts }]
  return [
    ...said(members, `Present: ${listed(course, members)}.`, [...came(members), 'seats']),
    ...said(
      substitutes,
      `Present as ${substitutes.length === 1 ? 'a substitute' : 'substitutes'}: ${joined(standing)}.`,
      [...came(substitutes), 'seats'],
    ),
    ...said(
      others,
      `Also in the room, named as ${others.length === 1 ? 'a substitute who' : 'substitutes who'} did not sit: ${listed(course, others)}.`,
      came(others),
    ),
    ...said(
      attending,
      `In attendance: ${attendingWords(judged, attending)}.`,
      namedIn(['arrive', 'return', 'attend'], attending),
    ),
    ...said(apologies, `Apologies: ${listed(course, apologies)}.`, [
      ...recorded,
      ...(isAllRecorded ? [] : ['apologies']),
    ]),
  ]
}

/** Those there with no seat, by an office or by name; whoever came in and is known by nothing is not told. */
function attendingIn({ course, placed }: JudgedMeeting): readonly string[] {
  const came = [...course.spans.keys()].filter((person) => course.isNamed(person))
  const attended = placed.flatMap(({ event }) => (event.type === 'attend' ? event.who : []))
  return [...new Set([...came, ...attended])].filter((person) => !course.isOfPanel(person))
}

/** "Aled Price, Police and Crime Commissioner; Bea Cole", each with their office where it is known. */
function attendingWords({ course }: JudgedMeeting, persons: readonly string[]): string {
  const words = persons.map((person) => {
    const office = course.story.offices.get(person)
    return `${course.nameOf(person)}${office === undefined ? '' : `, ${office}`}`
  })
  return words.some((one) => one.includes(',')) ? words.join('; ') : joined(words)
}
