import { capitalise } from '#shared/index.ts'
import type { Course, Motion } from './course.ts'
import { pastBar } from './debate-events.ts'
import { decidedAs, isOpen, openAmendments, textOf } from './motions.ts'
import { motionUnnamed, motionWorded } from './names.ts'
import { joined } from './plain-words.ts'
import { isWithheld } from './withheld.ts'
import { doneApartWords } from './words-apart.ts'

/** A motion on which no vote was taken, and the item that it is of. */
export interface NotVotedOn {
  readonly item: string | undefined
  /** What it waits for, or why there was no vote: "“That a mast be built” waits for a seconder". */
  readonly words: string
}

/** Every motion, amendment and motion of procedure on which no vote was taken, in the order in which they were moved. */
export function notVotedOn(course: Course): readonly NotVotedOn[] {
  return course.motions
    .filter(({ votes }) => votes.length === 0)
    .map((motion) => ({
      item: motion.item,
      words: `${capitalise(calledAs(course, motion))} ${whatOf(course, motion)}`,
    }))
}

/** In the words that it has now, where the reader may read them. */
function calledAs(course: Course, motion: Motion): string {
  if (isWithheld(course, motion)) return motionUnnamed(course, motion)
  const words = textOf(course, motion) ?? motion.text
  if (words !== '' || motion.on === undefined) return motionWorded(course, motion, words)
  return `${motionUnnamed(course, motion)} on ${calledAs(course, motion.on)}`
}

function whatOf(course: Course, motion: Motion): string {
  if (motion.doneApart.size > 0)
    return `was ${joined([...motion.doneApart].map((done) => doneApartWords(done)))}`
  if (motion.withdrawn !== undefined) return 'was withdrawn'
  const past = pastBar(course, motion, 'put')
  if (past !== undefined && motion.stay === undefined && motion.bar === undefined)
    return `was not put: ${within(past.message)}${course.rules.cited(past.paragraph)}`
  if (motion.stay !== undefined)
    return `stands over: ${within(motion.stay.message)}${course.rules.cited(motion.stay.paragraph)}`
  if (motion.bar !== undefined)
    return `is not before the panel: ${within(motion.bar.message)}${course.rules.cited(motion.bar.paragraph)}`
  const fell = fallenWith(course, motion)
  if (fell !== undefined) return `was not put: ${fell}`
  if (course.closed !== undefined) return 'was never put'
  if (motion.item !== course.item?.item.number) return 'was not put while its item was open'
  if (isUnheard(course, motion))
    return 'was moved; what becomes of it while the public are excluded is not told here'
  return `waits ${waitsFor(course, motion)}`
}

/** In the middle of a sentence: only the small words that begin one lose their capital. */
const within = (message: string) =>
  message.replace(/^(The|It|Its|Next|Once|No|Only)\b/, (word) => word.toLowerCase())

/** What became of the motion that it was on, where that waits no longer. */
function fallenWith(course: Course, { on }: Motion): string | undefined {
  if (on === undefined || isOpen(course, on)) return undefined
  const name = calledAs(course, on)
  if (on.withdrawn !== undefined) return `${name} was withdrawn`
  return decidedAs(course, on) === undefined ? undefined : `${name} was decided before it`
}

/** Whether its item is taken in private, and the reader may not read what is done there. */
const isUnheard = ({ story, excluded }: Course, { item }: Motion) =>
  story.isPublicHalf === true && item !== undefined && excluded?.items.includes(item) === true

function waitsFor(course: Course, motion: Motion): string {
  const ending = course.motions.find(
    (one) => one.on === motion && one.kind !== 'amendment' && isOpen(course, one),
  )
  if (lacksSeconder(course, motion)) return 'for a seconder'
  if (ending !== undefined) return `until ${ENDINGS[ending.kind] ?? 'a motion on it'} is decided`
  const before = openAmendments(course, motion).map((one) => calledAs(course, one))
  if (before.length > 0)
    return `until ${before.length === 1 ? 'the amendment' : 'the amendments'} ${joined(before)} ${before.length === 1 ? 'is' : 'are'} decided`
  return 'to be put to the vote'
}

const ENDINGS: Readonly<Partial<Record<Motion['kind'], string>>> = {
  closure: 'the closure of its debate',
  'next-business': 'next business',
  'adjourn-debate': 'the adjournment of its debate',
}

/** Where it is not recorded who moved it, as in old minutes, no seconder is missed. */
const lacksSeconder = ({ rules }: Course, { by, seconder, kind }: Motion) =>
  by !== undefined &&
  seconder === undefined &&
  rules.on(
    'seconded',
    ({ parameters }) => parameters.needed && parameters.motions.some((one) => one === kind),
  ).length > 0
