import type { Bar, Course, Motion, Vote } from './course.ts'
import { pastBar, stateBar } from './debate-events.ts'
import { entitledTo } from './entitled.ts'
import { noVetoBar } from './matter-put.ts'
import { mark } from './names.ts'
import { tellOfNothingSaid, whatFollows } from './quorum-lost.ts'
import { askQuorum, neededFor, sitting } from './sitting.ts'

export function barsOf(course: Course, vote: Vote): readonly Bar[] {
  const { rules, story } = course
  const state = stateBar(course)
  const opened =
    course.opened === undefined && course.hasOpening
      ? [{ paragraph: 'none', message: 'The meeting was not open yet, so nothing can be decided' }]
      : []
  const past = vote.on.flatMap((motion) => {
    const bar = pastBar(course, motion, 'put')
    return bar === undefined ? [] : [bar]
  })
  const unseconded = vote.on.flatMap((motion) => unsecondedBar(course, motion))
  const together =
    vote.on.length > 1
      ? [
          {
            paragraph: rules.cite('amendments-together') ?? rules.cite('amendments-open') ?? 'none',
            message: 'Several amendments were put together: each has to be put on its own',
          },
        ]
      : []
  const bars = [
    ...(state === undefined ? [] : [state]),
    ...opened,
    ...past,
    ...unseconded,
    ...together,
    ...quorumBar(course, sitting(course).length),
    ...powerBar(course, vote, story.body),
    ...noVetoBar(course, vote, entitledTo(course, vote)),
  ]
  return bars.filter(({ message }, at) => bars.findIndex((one) => one.message === message) === at)
}

/** Too few to decide anything now. */
export function quorumBar(course: Course, counted: number): readonly Bar[] {
  const needed = neededFor(course)
  if (needed === undefined || counted >= needed) return []
  const { rules } = course
  if (rules.cite('quorum-lost') === undefined) tellOfNothingSaid(course)
  const paragraph = quorumParagraph(course, counted)
  const lost = rules.cite('quorum-lost', ({ parameters }) =>
    parameters.bodies.includes(course.story.body),
  )
  const adjourns = lost === undefined ? '' : `. The meeting ${whatFollows(course)} (${lost})`
  return [
    {
      paragraph,
      message: `${counted} can be counted and ${needed} are needed, so nothing is decided${adjourns}`,
    },
  ]
}

/** By which texts there are too few; where others would have enough, that the texts differ is said. */
function quorumParagraph(course: Course, counted: number): string {
  const { rules, story } = course
  const all = rules.paragraphs('quorum', ({ parameters }) => parameters.bodies.includes(story.body))
  const answer = askQuorum(course, counted)
  for (const { id, texts, applied } of answer?.conflicts ?? [])
    if (answer?.alternatives.some((one) => one.answer === 'quorate') === true)
      course.silent.add(
        `${course.rules.disputed(id)}${mark(course, id)}: ${texts.join(' ')} ${applied}`,
      )
  const applied = all.filter((one) => answer?.because.some(({ paragraph }) => paragraph === one))
  return all.length === 0 ? 'none' : rules.join(applied.length === 0 ? all : applied)
}

/** What a subcommittee may not decide. */
function powerBar({ rules }: Course, vote: Vote, body: string): readonly Bar[] {
  const matter = vote.matter ?? vote.item?.matter
  if (body !== 'subcommittee' || matter === undefined || matter === null) return []
  const answer = rules.ask('delegate', { function: matter, to: 'subcommittee' })
  const [because] = answer?.because ?? []
  if (answer === undefined || because === undefined || /^(allowed|may)/.test(answer.answer))
    return []
  return [
    {
      paragraph: because.paragraph,
      message: 'A subcommittee may not decide this: it is for the panel',
    },
  ]
}

/** An amendment or a procedural motion that a rule has seconded, and that nobody did. */
function unsecondedBar(course: Course, motion: Motion): readonly Bar[] {
  // Of a motion that has no effect anyway nothing more is asked
  const isAsked = motion.seconder === undefined && motion.bar === undefined
  if (!isAsked || motion.by === undefined) return []
  const { rules } = course
  const isConduct = motion.kind === 'not-heard' || motion.kind === 'leave'
  if (isConduct) {
    const paragraph = rules.cite(
      'misconduct',
      ({ parameters }) => parameters.step === motion.kind && parameters.seconder,
    )
    return paragraph === undefined
      ? []
      : [{ paragraph, message: 'It has to be seconded, and no seconder is recorded' }]
  }
  const paragraph = rules.cite(
    'seconded',
    ({ parameters }) => parameters.needed && parameters.motions.some((one) => one === motion.kind),
  )
  if (paragraph !== undefined)
    return [{ paragraph, message: 'It has to be seconded, and no seconder is recorded' }]
  tellOfNoSeconder(course, motion, true)
  return []
}

/** No rule says whether it needs a seconder: said, with what stands in for a rule where there is something. */
export function tellOfNoSeconder(course: Course, motion: Motion, isPut: boolean): void {
  const silence = course.rules.silence('seconder')
  const what = motion.kind === 'amendment' ? 'an amendment' : 'a motion'
  if (silence === undefined) {
    course.silent.add(`The rules do not say whether ${what} needs a seconder`)
    return
  }
  course.warn(
    motion.event,
    silence.paragraph,
    `No seconder is recorded, and no rule says in so many words that ${what} needs one. ${isPut ? 'It was put to the vote all the same, and what came of it is given as it was voted' : `Until someone rules: ${silence.says}`}`,
  )
  course.silent.add(
    `The rules do not say whether ${what} needs a seconder${course.rules.cited(silence.paragraph)}`,
  )
}
