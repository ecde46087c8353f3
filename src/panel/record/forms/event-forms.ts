import { COURSE_FORMS } from './course-forms.ts'
import { DEBATE_FORMS } from './debate-forms.ts'
import { ELECTION_FORMS } from './election-forms.ts'
import type { EventForm } from './form-parts.ts'
import { ROOM_FORMS } from './room-forms.ts'
import { SAID_FORMS } from './said-forms.ts'
import { VOTE_FORMS } from './vote-forms.ts'

/** Every kind of event that can be recorded by hand, by what stands in its address. */
export const EVENT_FORMS = {
  ...ROOM_FORMS,
  ...DEBATE_FORMS,
  ...VOTE_FORMS,
  ...ELECTION_FORMS,
  ...SAID_FORMS,
  ...COURSE_FORMS,
} as const satisfies Readonly<Record<string, EventForm>>

export type EventFormId = keyof typeof EVENT_FORMS

/** The form of an address; `undefined` where there is none. */
export function eventForm(id: string): EventForm | undefined {
  return Object.hasOwn(EVENT_FORMS, id) ? EVENT_FORMS[id as EventFormId] : undefined
}
