import type { Course, Motion } from './course.ts'
import type { EventOf } from './event.ts'
import { motionNamed } from './motions.ts'
import { voteName } from './names.ts'
import { notByChair } from './not-by-chair.ts'
import type { Placed } from './places.ts'
import { resultOf } from './vote-result.ts'

const OUT =
  /out of order|not in order|inadmissible|not admissible|not allowed|disallow|not accepted|refus|reject|not permitted/i

const IN = /in order|admissible|allow|accept|admit|permitted|stands/i

export function ruling(course: Course, placed: Placed<EventOf<'ruling'>>): void {
  const { event } = placed
  const { rules } = course
  const stands = rules.cite('ruling-stands')
  if (stands === undefined)
    course.silent.add(rules.say('The rules do not say whether a ruling of {chair} stands'))
  else if (notByChair(course, event, event.by, stands, 'rule')) return
  course.rulings.add(event.id)
  const motion = motionNamed(course, event.on)
  tellOfDeclared(course, event, motion)
  if (motion === undefined || stands === undefined) return
  const said = `${event.ruling ?? ''} ${event.text}`
  if (OUT.test(said)) {
    motion.bar ??= {
      paragraph: stands,
      message: rules.say(`{Chair} ruled it out of order: ${event.text || 'no reason is recorded'}`),
    }
    course.bar(motion.event, motion.bar)
  } else if (IN.test(said) && motion.bar !== undefined) {
    const { bar } = motion
    course.warn(
      event,
      stands,
      rules.say(
        `{Chair} ruled it in order, which may not be challenged at the meeting; by ${bar.paragraph} it would have no effect: ${bar.message}`,
      ),
    )
    motion.bar = undefined
    course.unbar(motion.event, bar)
  }
}

const DECLARED = /\bdeclar\w*\b[^.]*?\b(not carried|carried|lost)\b/i

/** The chair declares what became of a vote: told where what was recorded comes to something else. */
function tellOfDeclared(
  course: Course,
  event: EventOf<'ruling'>,
  motion: Motion | undefined,
): void {
  const [, word] = DECLARED.exec(`${event.ruling ?? ''} ${event.text}`) ?? []
  const vote =
    course.votes.find(({ id }) => id === event.on) ?? motion?.votes.at(-1) ?? course.lastVote
  if (word === undefined || vote === undefined) return
  const declared = word.toLowerCase() === 'carried' ? 'carried' : 'lost'
  const { outcome, paragraph, working } = resultOf(course, vote)
  if (outcome === declared) return
  const message = `It was declared ${declared}; by what is recorded it is not settled so: ${working}`
  course.warn(event, paragraph, message)
  course.unsettled.add(`${voteName(course, vote)}: ${message}`)
}
