import type { Bar, Course, Interest, Moment } from './course.ts'
import type { Placed } from './places.ts'
import type { SubstituteOfDay } from './story.ts'

/** Why a substitute does not sit; `undefined` for one who does. */
export function substituteBar(
  course: Course,
  one: SubstituteOfDay,
): (Bar & { isLate: boolean }) | undefined {
  const { rules, story } = course
  const allowedBy = rules.cite('substitute-allowed') ?? rules.cite('substitute-notice') ?? 'none'
  const { seat } = one
  if (seat === undefined) {
    const message = `${one.name} stands in for no seat of the panel of the day, so may not sit`
    return { paragraph: allowedBy, message, isLate: false }
  }
  const hasReserve = asks(course, 'reserve_list', true)
  // Where no council has to agree to it, nothing keeps an independent member from sending one
  const isOfCouncils = asks(course, 'authority_allows', true)
  if (seat.kind === 'independent' && !hasReserve && isOfCouncils) {
    const message = `${one.name} is named in place of an independent member, who can send no substitute`
    return { paragraph: allowedBy, message, isLate: false }
  }
  const sameParty = one.party === null || one.party === seat.party
  const sameCouncil = one.council === null || one.council === seat.council
  if (one.told === null) {
    const by = rules.cite('substitute-notice')
    if (by === undefined) return undefined
    const message = `When the clerk was told of ${one.name} is not recorded, so whether it was in time cannot be said`
    return { paragraph: by, message, isLate: true }
  }
  const answer = rules.ask('substitute', {
    notice: one.told,
    meeting: course.opensAt ?? story.summonedFor,
    authorityAllows: one.councilAllows,
    sameParty,
    ...(asks(course, 'same_council', true) ? { sameCouncil } : {}),
    ...(asks(course, 'independents', false) || hasReserve
      ? { forIndependent: seat.kind === 'independent' }
      : {}),
    ...(hasReserve ? { onReserveList: one.isReserve } : {}),
  })
  if (answer === undefined) return undefined
  if (answer.answer === 'in-time' || answer.answer === 'allowed') return undefined
  const isLate = answer.answer === 'late'
  const paragraph = isLate
    ? (rules.cite('substitute-notice') ?? allowedBy)
    : (rules.cite('substitute-allowed') ?? allowedBy)
  const speaks = rules.on(
    'substitute-notice',
    ({ parameters }) => parameters.late === 'may-not-vote',
  )
  const message =
    isLate && speaks.length > 0
      ? `${one.name} may sit and speak, and has no vote and is not counted: ${answer.working}`
      : `${one.name} may not sit as a substitute: ${answer.working}`
  return { paragraph, message, isLate }
}

const asks = (
  { rules }: Course,
  name: 'authority_allows' | 'same_council' | 'independents' | 'reserve_list',
  value: boolean,
) => rules.on('substitute-allowed', ({ parameters }) => parameters[name] === value).length > 0

/** Whether a late substitute may be let in at all: not where the text says that they may not sit. */
export function mayBeLetIn({ rules }: Course): boolean {
  return (
    rules.on('substitute-notice', ({ parameters }) => parameters.late !== undefined).length === 0
  )
}

/** Whether somebody in the room sits as a member: holds a seat, or stands in for one that is empty. */
export function sits(course: Course, person: string): boolean {
  if (course.seatOf(person) !== undefined) return true
  const one = course.substitute(person)
  if (one?.seat === undefined) return false
  const { holder } = one.seat
  if (holder === null || course.isOut(holder) || course.room.has(holder)) return false
  const bar = substituteBar(course, one)
  if (bar !== undefined && !(bar.isLate && course.letIn.has(person))) return false
  const others = course.story.substitutes.filter(
    ({ seat, person: other }) => seat === one.seat && other !== person && course.room.has(other),
  )
  const isFirst = others.every(({ person: other }) => !camesBefore(course, other, person))
  return isFirst
}

function camesBefore({ room }: Course, one: string, other: string): boolean {
  const order = [...room.keys()]
  return order.indexOf(one) < order.indexOf(other)
}

/** Whether somebody has to be out of the room for an item. */
export function mustWithdraw({ rules }: Course, interest: Interest | undefined): boolean {
  if (interest === undefined) return false
  return (
    rules.ask('may-vote', voting('member', interest, true, true, rules))?.facts['mustWithdraw'] ===
    true
  )
}

/** Those who can be counted for the item in hand, by id. */
export function sitting(course: Course): readonly string[] {
  const item = course.item?.item.number
  return [...course.room.keys()]
    .filter((person) => sits(course, person))
    .filter((person) => !mustWithdraw(course, course.interestIn(person, item)))
    .sort()
}

export function momentOf(course: Course, placed: Placed): Moment {
  return Object.freeze({
    minute: placed.minute,
    clock: placed.clock,
    room: [...course.room.keys()].sort(),
    sitting: sitting(course),
  })
}

function voting(
  kind: 'member' | 'substitute',
  interest: Interest | undefined,
  put: boolean,
  taken: boolean,
  rules: Course['rules'],
) {
  const turnsOnTaken =
    rules.on('may-vote', ({ parameters }) => parameters.present_when_taken).length > 0
  return {
    kind,
    presentWhenPut: put,
    ...(turnsOnTaken ? { presentWhenTaken: taken } : {}),
    interest: interest?.kind ?? 'none',
    dispensation: interest?.dispensation ?? false,
  }
}

/** Whether the rules let somebody vote who was there at these moments. */
export function isEntitled(
  course: Course,
  person: string,
  interest: Interest | undefined,
  there: { readonly put: boolean; readonly taken: boolean },
): boolean {
  const kind = course.substitute(person) === undefined ? 'member' : 'substitute'
  const answer = course.rules.ask(
    'may-vote',
    voting(kind, interest, there.put, there.taken, course.rules),
  )
  return answer === undefined ? there.put : answer.answer === 'yes'
}

/** How many are needed, by the rules, of a meeting of this body; `undefined` where no rule says. */
export function neededFor(course: Course): number | undefined {
  const needed = askQuorum(course, 0)?.facts['needed']
  return typeof needed === 'number' ? needed : undefined
}

/** What the rules say of so many who are counted. */
export function askQuorum({ story, rules, membersInOffice }: Course, present: number) {
  const seats = story.seats.length
  return rules.ask(
    'quorum',
    story.body === 'panel'
      ? { body: 'panel', seats, members: membersInOffice, present }
      : { body: 'subcommittee', seats, present },
  )
}

/** The paragraph that says when somebody may vote: of a member, or of a substitute. */
export function voteParagraphs(course: Course, person?: string): readonly string[] {
  const isSubstitute = person !== undefined && course.substitute(person) !== undefined
  const kind = isSubstitute ? ('substitute' as const) : ('member' as const)
  const own = course.rules.paragraphs('may-vote', ({ parameters }) =>
    parameters.kinds.includes(kind),
  )
  return own.length > 0 ? own : course.rules.paragraphs('may-vote')
}

export function voteParagraph(course: Course, person?: string): string {
  return course.rules.join(voteParagraphs(course, person)) || 'none'
}
