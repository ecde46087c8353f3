import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAreaFolder } from '#area/index.ts'
import { brokenReferences, parseConstitution } from '#constitution/index.ts'
import { calendarKnownBy, readCalendar } from '#days/index.ts'
import { runMeeting } from '#panel/index.ts'
import type { Meeting } from '#panel/meetings/meeting.ts'
import { draftMinutes } from '#panel/record/draft.ts'
import { draftPage } from '#panel/record/draft-page.ts'
import type { JudgedRecord } from '#panel/record/fetch-judged.ts'
import { judgeAsItGrows, judgeMeeting } from '#panel/record/judge.ts'
import { presentRecord } from '#panel/record/record-page.ts'
import { rulesOfDay } from '#panel/record/rules.ts'
import { readStory, type Story } from '#panel/record/story.ts'
import { tellMeeting } from '#panel/record/told.ts'
import { turnsOf } from '#panel/record/turned.ts'
import { type Outcome, Refusal } from '#shared/index.ts'
import type { MeetingPanel } from './random-meetings.ts'

const root = join(import.meta.dirname, '../..')

/** The panels of the stories, each with the area whose rules are its own. */
export const PANELS = {
  seed15: 'areas/leicestershire',
  dale12: 'test/fixtures/areas/eskdale-and-holmebridge',
  moor11: 'test/fixtures/areas/starling-moor-and-wathe',
} as const
export type PanelId = keyof typeof PANELS
export const PANEL_IDS = Object.keys(PANELS) as readonly PanelId[]

export type ToldMeeting = ReturnType<typeof runMeeting> extends Outcome<infer Told> ? Told : never

type Seats = readonly { readonly holder: string }[]

const readFixture = (name: string) =>
  JSON.parse(readFileSync(join(root, 'test/fixtures/meetings', name), 'utf8')) as {
    readonly panels: Readonly<Record<string, { readonly seats: Seats }>>
    readonly stories: readonly unknown[]
  }

/** The stories of meetings with what must come of them, as they were written from the rules. */
export const STORY_FILE = readFixture('stories.json')
const FURTHER = readFixture('further-stories.json')

/** Judges stories by the rules of a panel. */
export async function openPanel(panel: PanelId): Promise<(story: unknown) => ToldMeeting> {
  return await openArea(PANELS[panel])
}

/**
 * Judges stories by the rules of an area, whose folder is named from the root of the checkout.
 *
 * @param change - what is done to the text of each file first: a panel with other rules
 */
export async function openArea(
  folder: string,
  change?: (text: string) => string,
): Promise<(story: unknown) => ToldMeeting> {
  const { constitution, calendar } = await rulesIn(folder, change)
  return (story) => insist(runMeeting(constitution, story, calendar))
}

async function rulesIn(folder: string, change = (text: string) => text) {
  const read = await readAreaFolder(join(root, folder))
  const files = new Map([...read].map(([path, text]) => [path, change(text)]))
  const constitution = insist(parseConstitution(files))
  const calendar = calendarKnownBy(insist(readCalendar(files)))
  return { constitution, calendar }
}

/**
 * Judges a story as its record grows, by the rules of a panel: each event of it when it arrives.
 *
 * @returns what was told after each
 */
export async function openGrowing(
  panel: PanelId,
): Promise<(story: Readonly<Record<string, unknown>>) => readonly ToldMeeting[]> {
  const { constitution, calendar } = await rulesIn(PANELS[panel])
  return (story) => {
    const whole = insist(readStory(story))
    const rules = rulesOfDay(constitution, whole.day, calendar)
    const judge = judgeAsItGrows(4)
    return whole.events.map((_, at) =>
      tellMeeting(judge({ ...whole, events: whole.events.slice(0, at + 1) }, rules)),
    )
  }
}

/** What the pages say of a meeting, in whatever words, and the ids of what was recorded and of what the texts leave open. */
export interface ShownMeeting {
  readonly said: readonly string[]
  readonly ids: readonly string[]
}

/** Shows stories as the pages of a panel's record do: of whoever recorded them no ids are known. */
export async function openPages(
  panel: PanelId,
): Promise<(story: Readonly<Record<string, unknown>>) => ShownMeeting> {
  const { constitution, calendar } = await rulesIn(PANELS[panel])
  const ofRules = [
    ...constitution.conflicts.keys(),
    ...constitution.rules.map(({ id }) => id).filter((id) => id.includes('-')),
    ...brokenReferences(constitution).map(({ id }) => id),
  ]
  return (given) => {
    const { withMarks: _, ...story } = insist(readStory(given))
    const rules = rulesOfDay(constitution, story.day, calendar)
    const judged = judgeMeeting(story, rules)
    const told = tellMeeting(judged)
    const meeting = meetingOf(story)
    const draft = draftMinutes(meeting, told, new Map())
    const turns = turnsOf(story, judged)
    const record = {
      meeting,
      events: story.events,
      judged,
      told,
      draft,
      turns,
      rules,
    } as JudgedRecord
    const pages = [
      ...[true, false].map((mayRecord) =>
        presentRecord(record, mayRecord, () => 'new', { isAll: true }, story.day),
      ),
      draftPage(record),
      told.refused,
    ]
    const motions = story.events.flatMap(({ motion, amendment, vote }) => [motion, amendment, vote])
    const recorded = [
      ...story.events.map(({ id }) => id),
      ...motions,
      ...story.seats.map(({ holder }) => holder),
    ]
    const ids = [...ofRules, ...recorded].filter((id) => typeof id === 'string')
    return { said: pages.flatMap(wordsIn), ids: [...new Set(ids)] }
  }
}

/** What of a page is no word of it: addresses, and what its forms send. */
const UNSAID = new Set([
  'id',
  'href',
  'address',
  'meeting',
  'says',
  'query',
  'person',
  'noteId',
  'reopen',
  'follow',
  'form',
  'event',
])

function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, its]) => (UNSAID.has(name) ? [] : wordsIn(its)))
}

function meetingOf({ day, items }: Story): Meeting {
  return {
    ...{ address: day, kind: 'ordinary', planned: [], held: null, changes: [], called: null },
    ...{ summonedOn: null, summonedHow: null, issued: [], recordedAt: null },
    items: items.map(({ number, title }) => ({ agenda: Number(number), title })),
  } as unknown as Meeting
}

function insist<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value
  throw new Refusal(outcome.problems.map(({ message }) => message).join('\n'))
}

export function panelOf(panel: PanelId): MeetingPanel {
  const seats = (STORY_FILE.panels[panel] ?? FURTHER.panels[panel])?.seats ?? []
  return { seats, members: seats.map(({ holder }) => holder) }
}
