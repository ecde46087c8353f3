import { answerQuestion, type HeldConstitution } from '#constitution/index.ts'
import { heldOn, type People, type Substitute } from '#people/index.ts'
import { capitalise } from '#shared/index.ts'

/**
 * Whether a substitute counts, by the panel's own rules as they stood on the day of the meeting, in a
 * sentence without a full stop; what is not stated is said to be so.
 */
export function sayWhetherCounts(
  people: People,
  substitute: Substitute,
  constitution: HeldConstitution | undefined,
): string {
  if (substitute.told === null) return 'Not known: when the clerk was told is not stated'
  if (constitution === undefined) return 'No rules of the panel are held'
  const day = substitute.meeting.slice(0, 'YYYY-MM-DD'.length)
  const allows = councilAllows(people, substitute, day)
  const input = {
    notice: substitute.told,
    meeting: substitute.meeting,
    authorityAllows: allows ?? true,
  }
  const { rulings } = constitution
  const asked = answerQuestion(constitution.constitution, 'substitute', input, {
    today: day,
    rulings,
  })
  if (!asked.ok) return asked.problems.map(({ message }) => message).join('. ')
  const { answer, working, because } = asked.value
  const cited = [...new Set(because.map(({ paragraph }) => paragraph))].join('; ')
  const open = [
    ...(allows === undefined ? ['Whether their council allows substitutes is not recorded'] : []),
    ...sayWhoIsMember(people, substitute, day),
  ]
  return [`${capitalise(answer.replaceAll('-', ' '))}: ${working} (${cited})`, ...open].join('. ')
}

/** That the one may have been no member that day, or the other is one. */
function sayWhoIsMember(
  people: People,
  { member, person }: Substitute,
  day: string,
): readonly string[] {
  const { seats, inSomeSeat } = heldOn(people, day)
  const mayHold = [...seats.flatMap(({ by }) => by), ...inSomeSeat].map((by) => by.person.id)
  const hold = seats.flatMap(({ state, by }) => (state === 'held' ? by : []))
  const nameOf = (id: string) => people.people.get(id)?.name ?? id
  return [
    ...(mayHold.includes(member)
      ? []
      : [`That ${nameOf(member)} was a member then is not recorded`]),
    ...(hold.some((by) => by.person.id === person)
      ? [`${nameOf(person)} holds a seat of their own that day`]
      : []),
  ]
}

function councilAllows(people: People, { member }: Substitute, day: string): boolean | undefined {
  const held = heldOn(people, day).seats.find(({ by }) =>
    by.some(({ person }) => person.id === member),
  )
  return held && people.bodies.get(held.seat.appointed_by)?.allows_substitutes
}
