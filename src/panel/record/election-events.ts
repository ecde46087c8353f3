import type { Bar, Course, Nominee } from './course.ts'
import type { EventOf } from './event.ts'
import { nobodyThere } from './names.ts'
import type { Placed } from './places.ts'

export function nomineesFor(
  course: Course,
  office: string | undefined,
  standing: readonly string[],
): readonly Nominee[] {
  if (office === undefined) return []
  const all = course.nominees.filter((one) => one.office === office)
  // Where the question names who stands, it is about them and not about everybody nominated before
  const nominated =
    standing.length === 0 ? all : all.filter(({ person }) => standing.includes(person))
  const others = standing
    .filter((person) => !nominated.some((one) => one.person === person))
    .map((person) => ({ person, event: '', bar: nomineeBar(course, person, office) }))
  return [...nominated, ...others]
}

/** Those whose names a text says, whole: "That Cllr A. Member be Deputy Chairman". */
export function namedIn({ story }: Course, text: string): readonly string[] {
  const isSaid = (name: string) =>
    name !== '' && new RegExp(`(?<!\\p{L})${RegExp.escape(name)}(?!\\p{L})`, 'u').test(text)
  return [
    ...story.seats.flatMap(({ holder, name }) => (holder !== null && isSaid(name) ? [holder] : [])),
    ...story.substitutes.flatMap(({ person, name }) => (isSaid(name) ? [person] : [])),
  ]
}

export function nominate(course: Course, placed: Placed<EventOf<'nominate'>>): void {
  const { event } = placed
  const office =
    event.office ?? (/vice|deputy/i.test(course.item?.item.title ?? '') ? 'vice-chair' : 'chair')
  for (const person of event.who) {
    if (!course.isKnown(person)) {
      course.refuse(event, `${nobodyThere(course, person)}. Correct who was nominated`)
      continue
    }
    const bar = nomineeBar(course, person, office)
    if (bar !== undefined) course.bar(event, bar)
    else if (course.opened !== undefined && !course.room.has(person)) tellOfAbsent(course, office)
    course.nominees.push(Object.freeze({ person, event: event.id, bar, office }))
  }
  tellOfMonth(course, event, office)
}

/** Somebody is nominated who is not there: no rule that a panel has says whether they may be. */
function tellOfAbsent({ rules, silent }: Course, office: string): void {
  const paragraph = rules.cite('may-stand', ({ parameters }) =>
    parameters.offices.some((one) => one === office),
  )
  silent.add(
    `The rules do not say whether somebody may be elected who is not there${paragraph === undefined ? '' : ` (${paragraph} only says who may stand)`}`,
  )
}

const IS = {
  elected: 'is an elected member',
  'co-opted-councillor': 'is a co-opted councillor',
  independent: 'is an independent member',
} as const

function nomineeBar(course: Course, person: string, office: string): Bar | undefined {
  if (office !== 'chair' && office !== 'vice-chair' && office !== 'presiding') return undefined
  const seat = course.seatOf(person)
  const { rules } = course
  // Whether a substitute counts as an elected member is settled where one presides
  const standsIn = seat === undefined && course.substitute(person) !== undefined
  if (seat?.kind === 'unknown' || (office === 'presiding' && standsIn)) return undefined
  const answer = rules.ask('chair', { candidate: { kind: seat?.kind ?? 'outside' }, office })
  if (answer?.answer !== 'not-eligible') return undefined
  const barred = rules.cite(
    'may-not-stand',
    ({ parameters }) =>
      parameters.offices.includes(office) &&
      seat !== undefined &&
      parameters.candidates.some((one) => one === seat.kind),
  )
  const paragraph =
    barred ??
    rules.cite('may-stand', ({ parameters }) => parameters.offices.includes(office)) ??
    'none'
  const what = seat === undefined ? 'holds no seat of the panel' : IS[seat.kind]
  const not = office === 'presiding' ? 'chosen to preside' : 'elected to the office'
  return { paragraph, message: `${course.nameOf(person)} ${what} and may not be ${not}` }
}

function tellOfMonth(course: Course, event: EventOf<'nominate'>, office: string): void {
  const { rules, story } = course
  const yearly = rules.on('election-month', ({ parameters }) =>
    parameters.offices.some((one) => one === office),
  )
  const month = Number(story.day.slice(5, 7))
  if (yearly.length === 0 || yearly.some(({ parameters }) => parameters.month === month)) return
  const held = course.officeHolder(office === 'vice-chair' ? 'vice-chair' : 'chair')
  const vacancy = rules.cite('office-vacant', ({ parameters }) =>
    parameters.offices.some((one) => one === office),
  )
  const paragraph =
    rules.cite('election-month', ({ parameters }) =>
      parameters.offices.some((one) => one === office),
    ) ?? 'none'
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2000, (yearly[0]?.parameters.month ?? 1) - 1, 15)),
  )
  if (course.chairVacant && office === 'chair' && vacancy !== undefined) {
    course.warn(
      event,
      vacancy,
      'Another is elected at the next meeting after a resignation, not at this one',
    )
  } else if (held !== undefined) {
    course.warn(event, paragraph, `The office is filled in ${name}, and it is not vacant`)
  } else if (vacancy === undefined) {
    course.silent.add(
      `The rules fill the office in ${name} (${paragraph}) and do not say how a vacancy at another time is filled`,
    )
  }
}

export function ballotRequest(course: Course, placed: Placed<EventOf<'ballot-request'>>): void {
  const { event } = placed
  const { rules } = course
  const method = /secret|paper|slip/i.test(event.kind)
    ? 'secret'
    : /voice/i.test(event.kind)
      ? 'voices'
      : 'secret'
  const barred = rules.cite('no-ballot', ({ parameters }) => parameters.methods.includes(method))
  const over =
    course.lastVote?.isDeclaredOver === false &&
    course.lastVote.results.length > 0 &&
    (event.vote === undefined || event.vote === course.lastVote.id)
      ? '; and the vote is over'
      : ''
  if (barred !== undefined) {
    course.bar(event, { paragraph: barred, message: `A ${method} ballot is not allowed${over}` })
    return
  }
  const answer = rules.ask('ballot', { method, chairDiscretion: true, systemInOperation: true })
  if (answer?.answer === 'allowed') return
  const way = rules.cite('ballot')
  const says = way === undefined ? 'nothing' : `nothing beyond how votes are taken (${way})`
  course.warn(event, 'none', `On secret ballots these rules say ${says}${over}`)
  course.silent.add(`Secret ballots: the rules say ${says}`)
}
