import type { Constitution } from '#constitution/index.ts'
import type { Calendar } from '#days/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import { judgeMeeting } from './judge.ts'
import { rulesOfDay } from './rules.ts'
import { readStory } from './story.ts'
import { type ToldMeeting, tellMeeting } from './told.ts'
import { turnsOf } from './turned.ts'
import { turnedThen } from './turned-words.ts'

/**
 * Judges the story of a meeting by the rules of its day.
 *
 * @param given - a story, as `domain/constitution/meeting-stories.json` holds one
 */
export function runMeeting(
  constitution: Constitution,
  given: unknown,
  calendar?: Calendar,
): Outcome<ToldMeeting> {
  const story = readStory(given)
  if (!story.ok) return story
  const rules = rulesOfDay(constitution, story.value.day, calendar)
  const judged = judgeMeeting(story.value, rules)
  const told = tellMeeting(judged)
  const turned = turnsOf(story.value, judged).map((turn) => ({
    ...{ event: turn.by.id, paragraph: 'none' },
    message: turnedThen(judged.course, turn, story.value.events),
  }))
  return accept({ ...told, warned: [...told.warned, ...turned] })
}
