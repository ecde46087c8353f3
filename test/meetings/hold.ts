import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAreaFolder } from '#area/index.ts'
import { parseConstitution } from '#constitution/index.ts'
import { calendarKnownBy, readCalendar } from '#days/index.ts'
import { runMeeting } from '#panel/index.ts'
import { type Outcome, Refusal } from '#shared/index.ts'
import type { MeetingPanel } from './random-meetings.ts'

const root = join(import.meta.dirname, '../..')

/** The panels of the stories, each with the area whose rules are its own. */
export const PANELS = {
  seed15: 'areas/leicestershire',
  dale12: 'test/fixtures/areas/eskdale-and-holmebridge',
} as const
export type PanelId = keyof typeof PANELS

export type ToldMeeting = ReturnType<typeof runMeeting> extends Outcome<infer Told> ? Told : never

/** The stories of meetings with what must come of them, as they were written from the rules. */
export const STORY_FILE = JSON.parse(
  readFileSync(join(root, 'test/fixtures/meetings/stories.json'), 'utf8'),
) as {
  readonly panels: Readonly<
    Record<PanelId, { readonly seats: readonly { readonly holder: string }[] }>
  >
  readonly stories: readonly unknown[]
}

/** Judges stories by the rules of a panel. */
export async function openPanel(panel: PanelId): Promise<(story: unknown) => ToldMeeting> {
  return await openArea(PANELS[panel])
}

/** Judges stories by the rules of an area, whose folder is named from the root of the checkout. */
export async function openArea(folder: string): Promise<(story: unknown) => ToldMeeting> {
  const files = await readAreaFolder(join(root, folder))
  const constitution = insist(parseConstitution(files))
  const calendar = calendarKnownBy(insist(readCalendar(files)))
  return (story) => insist(runMeeting(constitution, story, calendar))
}

function insist<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value
  throw new Refusal(outcome.problems.map(({ message }) => message).join('\n'))
}

export function panelOf(panel: PanelId): MeetingPanel {
  const { seats } = STORY_FILE.panels[panel]
  return { seats, members: seats.map(({ holder }) => holder) }
}
