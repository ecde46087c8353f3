import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage } from '#storage/index.ts'
import { addEvents } from '../test/meetings/add-events.ts'
import { startSite, stopSite } from './running-site.ts'

const NORTHMERE = join(import.meta.dirname, '../test/fixtures/areas/northmere')
const ITEMS = 12
/** A question takes so many events: moved, spoken on, put and counted, with somebody going or coming. */
const A_QUESTION = 8

const MEMBERS = [
  ...['ada-fairweather', 'bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow'],
  ...['maud-ellery', 'greta-penhale', 'hugo-lindqvist', 'imogen-tarn', 'keziah-brook'],
]

/**
 * A site's folder in which a meeting of a day is recorded as far as some number of events.
 *
 * @returns the folder of its area beside it, and what takes both away
 */
export async function foundLongMeeting(day: string, events: number) {
  const whole = await mkdtemp(join(tmpdir(), 'critical-friend-meeting-'))
  const [area, folder] = [join(whole, 'area'), join(whole, 'data')]
  await cp(NORTHMERE, area, { recursive: true })
  await mkdir(join(area, 'meetings'), { recursive: true })
  await writeFile(join(area, `meetings/${day}.yaml`), agendaOf(day))
  const first = await startSite(folder, { CRITICAL_FRIEND_AREA: area })
  await stopSite(first)
  const opened = await openStorage({ folder, holder: 'the benchmark' })
  if (!opened.ok) throw new Error(opened.problems[0]?.message)
  await addEvents(opened.value.db, day, longMeeting(day, events))
  await opened.value.close()
  return { area, folder, remove: () => rm(whole, { recursive: true, force: true }) }
}

function agendaOf(day: string): string {
  const planned = `{day: ${day}, time: '00:01', place: The Guildhall, source: {document: Calendar of the panel}}`
  const items = Array.from(
    { length: ITEMS },
    (_, index) => `  - {agenda: ${index + 1}, title: Part ${index + 1} of the plan}\n`,
  )
  return `kind: ordinary\nplanned: [${planned}]\nitems:\n${items.join('')}`
}

/** The events of a meeting that goes on from question to question, at minutes that are past. */
function longMeeting(day: string, length: number) {
  const minutes = Math.max(1, minutesOfToday(day) - 2)
  const say = (index: number, says: Readonly<Record<string, unknown>>) => {
    const minute = 1 + Math.floor((index * minutes) / length)
    const clock = [Math.floor(minute / 60), minute % 60].map((part) =>
      String(part).padStart(2, '0'),
    )
    return { id: `long-${index + 1}`, seq: index + 1, at: `${day}T${clock.join(':')}`, ...says }
  }
  const opening = [
    { type: 'open', by: MEMBERS[0] },
    { type: 'arrive', who: MEMBERS },
    { type: 'item', item: '1' },
  ]
  return Array.from({ length }, (_, index) => {
    const begun = opening[index]
    if (begun !== undefined) return say(index, begun)
    const place = index - opening.length
    const [question, step] = [Math.floor(place / A_QUESTION) + 1, place % A_QUESTION]
    const goes = MEMBERS[1 + (question % (MEMBERS.length - 1))]
    const on = [`m${question}`]
    const [by, seconder] = [MEMBERS[0], MEMBERS[(question + 4) % MEMBERS.length]]
    const isNewItem = question % Math.ceil(length / A_QUESTION / ITEMS) === 0
    const item = Math.min(ITEMS, 1 + Math.floor((question * A_QUESTION * ITEMS) / length))
    const steps = [
      isNewItem
        ? { type: 'item', item: String(item) }
        : { type: 'note', role: 'Clerk', text: `Point ${question} was noted` },
      { type: 'move', motion: on[0], by, seconder, text: `That proposal ${question} be adopted.` },
      {
        type: 'note',
        role: 'Chief Executive',
        text: `The cost of proposal ${question} was explained`,
      },
      { type: 'leave', who: [goes] },
      { type: 'put', on, vote: `v${question}` },
      { type: 'hands', vote: `v${question}`, for: 5, against: 3, abstain: 1 },
      { type: 'arrive', who: [goes] },
      { type: 'promise', by: 'commissioner', text: `To report on proposal ${question}` },
    ]
    return say(index, steps[step] ?? {})
  })
}

function minutesOfToday(day: string): number {
  const now = Temporal.Now.zonedDateTimeISO('Europe/London')
  return now.toPlainDate().toString() === day ? now.hour * 60 + now.minute : 1000
}
