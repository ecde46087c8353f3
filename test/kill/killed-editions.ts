import { setTimeout as sleep } from 'node:timers/promises'
import { TABLE_CHECKS } from '#holdings/index.ts'
import type { Edition } from '#reports/editions/edition.ts'
import { readOwnHeads, verifyRecord } from '#storage/index.ts'
import { type Serving, serve } from '../serving.ts'
import {
  EDITION_ACTS,
  type EditionAct,
  type EditionActName,
  lastOf,
  type Sent,
  type Step,
} from './edition-acts.ts'
import {
  type Answer,
  type EditionOffice,
  type Kept,
  openOffice,
  prepare,
  readFiles,
  readKept,
  sendAct,
  writeIntroduction,
} from './edition-office.ts'
import { lookAt, type Places } from './places.ts'

/** How long an act takes before it was seen to be answered once: a guess. */
const FIRST_MILLISECONDS = 1_500

/** How often the program was killed at an act, and how often it had not answered yet. */
export interface KillCount {
  readonly killed: number
  readonly unanswered: number
}

/** What came of editions whose program was killed. */
export interface KilledEditions {
  readonly kills: ReadonlyMap<EditionActName, KillCount>
  /** How many editions were published. */
  readonly published: number
  /** Each a sentence. */
  readonly problems: readonly string[]
}

/** Editions made one after another, with what came of it so far. */
interface Walk extends EditionOffice {
  readonly random: () => number
  /** How long each act took when it was last seen to be answered, in milliseconds. */
  readonly took: Map<EditionActName, number>
  readonly kills: Map<EditionActName, KillCount>
  readonly problems: string[]
  /** As the program runs; `undefined` after it was killed. */
  site: Serving | undefined
  /** As it was after the last kill. */
  kept: Kept
}

/**
 * Has editions of a report signed off and published over HTTP in each of the ways there are, and kills the
 * program with SIGKILL at each act, at a moment drawn at random while it is done. Each time the edition
 * has to be as it was before or wholly as it is after it, as it is after it where that was acknowledged; all
 * others as they were, their files with the bytes that were published; and the record has to verify.
 *
 * @param courses - of each edition, one after another
 */
export async function killEditions(
  places: Places,
  courses: readonly (readonly Step[])[],
  random: () => number,
): Promise<KilledEditions> {
  const place = await places.found()
  try {
    const office = await openOffice(place)
    const walk: Walk = {
      ...office,
      ...{ random, took: new Map(), kills: new Map(), problems: [] },
      ...{ site: undefined, kept: await lookAt(place, readKept) },
    }
    for (const [index, course] of courses.entries()) {
      await walkCourse(walk, index + 1, course, courses[index - 1])
    }
    await walk.site?.kill('SIGKILL')
    const { kept, kills, problems } = walk
    const published = kept.editions.filter((one) => one.published !== undefined).length
    return { kills, published, problems }
  } finally {
    await place.remove()
  }
}

async function walkCourse(
  walk: Walk,
  number: number,
  course: readonly Step[],
  before: readonly Step[] | undefined,
): Promise<void> {
  for (const [index, { name, isKilled }] of course.entries()) {
    if (!isKilled) {
      await insist(walk, number, name)
      continue
    }
    const isLast = index === course.length - 1
    const done = await killAt(walk, { number, name, before, step: course[index - 1], isLast })
    if (!done) await insist(walk, number, name)
  }
}

/** The program as it runs; begun anew after a kill, it is asked for what was published before. */
async function running(walk: Walk): Promise<Serving> {
  if (walk.site === undefined) {
    walk.site = await serve(walk.place.settings)
    for (const edition of walk.kept.editions.slice(-2)) {
      walk.problems.push(...(await readFiles(walk.site, edition)))
    }
  }
  return walk.site
}

/** Has an act done, with nobody killing the program. */
async function insist(walk: Walk, number: number, name: EditionActName): Promise<void> {
  const site = await running(walk)
  const answer = await timed(walk, site, name, await prepare(walk, site, number))
  if (answer === 'done') return
  const words = answer === 'cut off' ? answer : answer.refused
  walk.problems.push(`Edition ${number}, ${name}, not killed: ${words}`)
}

async function timed(walk: Walk, site: Serving, name: EditionActName, sent: Sent): Promise<Answer> {
  const began = performance.now()
  const answer = await sendAct(walk, site, EDITION_ACTS[name], sent)
  if (answer === 'done') walk.took.set(name, performance.now() - began)
  return answer
}

/** An act at which the program is killed. */
interface Killed {
  readonly number: number
  readonly name: EditionActName
  /** The act before it, if it is not the first of this edition. */
  readonly step: Step | undefined
  /** How the edition before it was made, if there is one. */
  readonly before: readonly Step[] | undefined
  /** Whether it is the last act of this edition. */
  readonly isLast: boolean
}

/** @returns whether the act was done all the same */
async function killAt(walk: Walk, killed: Killed): Promise<boolean> {
  const { number, name, isLast } = killed
  const act: EditionAct = EDITION_ACTS[name]
  const site = await running(walk)
  const sent = await prepare(walk, site, number)
  const longest = walk.took.get(name) ?? FIRST_MILLISECONDS
  // More often near the end, where it is recorded
  const after = Math.round(longest * 1.1 * (1 - walk.random() ** 2))
  const answering = timed(walk, site, name, sent)
  await Promise.race([answering, sleep(after)])
  await site.kill('SIGKILL')
  const answer = await answering
  walk.site = undefined
  count(walk, name, answer)
  const found = await lookAt(walk.place, async (storage) => {
    const kept = await readKept(storage)
    const own = await readOwnHeads(walk.place.folder)
    const { problems } = await verifyRecord(storage.db, TABLE_CHECKS, [own])
    if (isLast) await writeIntroduction(storage, number + 1)
    return { kept, problems }
  })
  const wrong = [
    ...(typeof answer === 'object' ? [answer.refused] : []),
    ...found.problems,
    ...compare(walk.kept, found.kept, killed, sent, answer === 'done'),
  ]
  walk.problems.push(
    ...wrong.map((what) => `Edition ${number}, ${name}, killed after ${after} ms: ${what}`),
  )
  walk.kept = found.kept
  const is = editionIn(found.kept, number)
  return is !== undefined && act.isDone(is, sent)
}

function count({ kills }: Walk, name: EditionActName, answer: Answer): void {
  const { killed, unanswered } = kills.get(name) ?? { killed: 0, unanswered: 0 }
  const more = answer === 'cut off' ? 1 : 0
  kills.set(name, { killed: killed + 1, unanswered: unanswered + more })
}

const editionIn = ({ editions }: Kept, number: number) =>
  editions.find((one) => one.number === number)

/** What is neither as it was before an act nor as it is to be after it. */
function compare(
  before: Kept,
  now: Kept,
  { number, name, step, before: course }: Killed,
  sent: Sent,
  wasAcknowledged: boolean,
): readonly string[] {
  const [is, last] = [editionIn(now, number), editionIn(now, number - 1)]
  const isAfter = is !== undefined && (EDITION_ACTS[name] as EditionAct).isDone(is, sent)
  const isBefore =
    step === undefined || is === undefined
      ? step === undefined && is === undefined
      : (EDITION_ACTS[step.name] as EditionAct).isDone(is, sent)
  const isLastWhole = course === undefined || (last && lastOf(course).isDone(last, sent))
  const older = ({ editions }: Kept) => editions.filter((one) => one.number < number - 1).map(tell)
  return [
    ...(isBefore || isAfter ? [] : [`it is neither as before nor as after: ${tell(is)}`]),
    ...(wasAcknowledged && !isAfter ? ['it was acknowledged and is not there'] : []),
    ...(isLastWhole ? [] : [`the edition before it is not as it was: ${tell(last)}`]),
    ...(older(before).join() === older(now).join() ? [] : ['older editions are not as they were']),
    ...(before.released === now.released ? [] : ['figures were released by it']),
  ]
}

/** All that is kept of an edition; that another took its place is told by the other. */
function tell(edition: Edition | undefined): string {
  if (edition === undefined) return 'none'
  const { accepted, authors, state, ...rest } = edition
  const stands = state === 'corrected' ? 'published' : state
  return JSON.stringify([stands, rest, [...accepted], [...authors]])
}
