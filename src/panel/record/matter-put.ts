import type { Bar, Course, Motion, Vote } from './course.ts'
import type { EventOf } from './event.ts'
import { askVote } from './majority-needed.ts'
import type { ItemOfDay } from './story.ts'

/** As a question is recorded: what its motion would veto is what its words say. */
export const AS_WORDED = 'words'

/** As a question is recorded: whatever its words say, it is like any other. */
export const NO_VETO = 'no'

/** Where neither the words nor the item say of what it is a veto. */
const UNNAMED = 'unnamed'

/**
 * What is vetoed, or decided by a majority of its own, in the word of the rules: as recorded or, where nothing is, as the
 * motion says that is put; of what neither names, the post that the item is about, or its matter.
 */
export function matterPut(
  { rules }: Course,
  { veto, election }: EventOf<'put'>,
  item: ItemOfDay | undefined,
  motion: Motion | undefined,
  words: string | undefined,
): string | undefined {
  if (veto === NO_VETO) return undefined
  const recorded = veto === AS_WORDED ? undefined : veto
  const isWorded = recorded === undefined && election === undefined && motion?.kind === 'motion'
  const read = isWorded ? rules.matterIn(words ?? motion.text) : undefined
  if (recorded === undefined && read === undefined) return undefined
  const settled = [
    ...[...rules.on('veto'), ...rules.on('no-veto')].map(({ parameters }) => parameters.matter),
    ...rules.on('own').map(({ parameters }) => parameters.question),
  ]
  const titled = item?.title.toLowerCase().replaceAll(' ', '-') ?? ''
  const of = [recorded, read?.matter, item?.post, item?.matter]
  return (
    of.find((one) => typeof one === 'string' && settled.includes(one)) ??
    settled.find((matter) => titled.includes(matter)) ??
    item?.post ??
    recorded ??
    read?.matter ??
    UNNAMED
  )
}

/** Why a veto cannot be put: of what the rules let nobody veto, at this stage or of that post. */
export function noVetoBar(course: Course, vote: Vote, entitled: readonly string[]): readonly Bar[] {
  const { rules } = course
  const { put, matter, item, words } = vote
  if (matter === undefined) return []
  const answer = askVote(course, vote, entitled, { votes: 'not-stated' })
  if (answer?.answer === 'not-available') {
    const [first] = answer.because
    return [{ paragraph: first?.paragraph ?? 'none', message: answer.working }]
  }
  if (isSettled(course, matter)) return []
  const said = [put.event.veto, item?.matter, words].join(' ')
  const isPost = typeof item?.post === 'string' || /appointment/i.test(said)
  const paragraph = rules.cite('veto', (one) => one.parameters.matter === 'chief-constable')
  if (!isPost || paragraph === undefined) return []
  const message =
    'Of appointments only that of a Chief Constable may be vetoed: of others the panel recommends'
  return [{ paragraph, message }]
}

const isSettled = ({ rules }: Course, matter: string) =>
  rules.on('veto', ({ parameters }) => parameters.matter === matter).length > 0 ||
  rules.on('no-veto', ({ parameters }) => parameters.matter === matter).length > 0 ||
  rules.on('own', ({ parameters }) => parameters.question === matter).length > 0

/** A veto of what no rule speaks of: nothing says what carries it, nor that there is one. */
export function tellOfNoPower(course: Course, vote: Vote): void {
  const { matter, put } = vote
  if (matter === undefined || vote.bars.length > 0 || isSettled(course, matter)) return
  const of = matter === UNNAMED ? '' : ` of the ${matter.replaceAll('-', ' ')}`
  const message = course.rules.say(
    `No rule that is held says that {panel} may veto this${of === '' ? '' : ` (a veto${of})`}, nor what would carry it`,
  )
  course.warn(put.event, 'none', message)
}
