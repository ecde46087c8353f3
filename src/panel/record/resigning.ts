import type { Course } from './course.ts'
import type { EventOf } from './event.ts'
import { nobodyThere } from './names.ts'
import type { Placed } from './places.ts'

export function resign(course: Course, placed: Placed<EventOf<'resign'>>): void {
  const { event } = placed
  const { rules } = course
  for (const who of event.who) {
    if (!course.isKnown(who)) {
      course.refuse(event, `${nobodyThere(course, who)}. Correct who it was`)
      continue
    }
    const office = event.office?.replace(/ |_/g, '-')
    if (office === 'chair' || office === 'vice-chair') {
      resignOffice(course, event, who, office)
      continue
    }
    const seat = course.seatOf(who)
    if (seat === undefined) continue
    const paragraph = rules.cite(
      'resignation-form',
      ({ parameters }) =>
        parameters.written && parameters.candidates.some((one) => one === seat.kind),
    )
    const { isSpoken, isWritten } = howResigned(event)
    if (paragraph !== undefined && isSpoken && !isWritten) {
      course.bar(event, {
        paragraph,
        message: `${course.nameOf(who)} resigned by word of mouth; it takes effect in writing. ${course.nameOf(who)} is still a member`,
      })
      continue
    }
    if (paragraph !== undefined && !isWritten) {
      course.warn(
        event,
        paragraph,
        `A member resigns in writing, and whether ${course.nameOf(who)} did is not recorded`,
      )
      course.unsettled.add(
        `Whether ${course.nameOf(who)} resigned in writing, and so is no longer a member`,
      )
      continue
    }
    if (paragraph === undefined) {
      course.silent.add('The rules do not say how a member resigns')
      if (!isWritten) {
        course.unsettled.add(
          `Whether ${course.nameOf(who)}, who is not recorded as resigning in writing, is no longer a member: taken as resigned`,
        )
      }
    }
    course.resigned.add(who)
  }
}

/** In what form, by what is said of it; what is only to be written is not written yet. */
function howResigned({ written, how, text, why }: EventOf<'resign'>) {
  const said = [how, text, why].filter((one) => one !== undefined).join(' ')
  const isToCome =
    /\b(will|would|shall)\b[^.]*\b(writ|letter|e?-?mail)|\b(to|will|shall) (be|follow|put|send|write|confirm)\b/i.test(
      said,
    )
  const isSaid = /\b(oral|spoken|aloud|word of mouth|says|said)/i.test(said)
  const isOnPaper = /\b(writ|letter|e?-?mail)/i.test(said) && !/\bnot\b[^.]*\bwrit/i.test(said)
  return {
    isSpoken: written === false || isSaid || isToCome,
    isWritten: written ?? (isOnPaper && !isToCome),
  }
}

function resignOffice(
  course: Course,
  event: EventOf<'resign'>,
  who: string,
  office: 'chair' | 'vice-chair',
): void {
  if (course.officeHolder(office) !== who) {
    course.bar(event, {
      paragraph: 'none',
      message: `${course.nameOf(who)} does not hold the office`,
    })
    return
  }
  const paragraph = course.rules.cite('office-vacant', ({ parameters }) =>
    parameters.offices.includes(office),
  )
  if (office === 'chair') course.chairVacant = true
  if (course.presiding === who) course.presiding = undefined
  if (paragraph === undefined) {
    course.silent.add(
      'The rules do not say what follows when an office is given up during the year',
    )
  } else
    course.warn(event, paragraph, 'The office is vacant; another is elected at the next meeting')
}
