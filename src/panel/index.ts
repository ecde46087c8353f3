export { AGENDA_VIEWS, agendaRoutes } from './agenda/agenda-routes.ts'

export { fetchIssuedPacks } from './agenda/issued-packs.ts'

export { APPLICATION_VIEWS, applicationRoutes } from './applications/application-routes.ts'

export { BALANCE_VIEWS, balanceRoutes } from './balance/balance-routes.ts'
export { filesLeft } from './files-left.ts'
export { LETTER_VIEWS, letterRoutes } from './letters/letter-routes.ts'
export { type FetchMeetings, meetingBook } from './meetings/meeting-book.ts'
export type { MeetingNeeds } from './meetings/needs.ts'
export { nextMeetings } from './meetings/next-meetings.ts'
export { readMeetings } from './meetings/read-meetings.ts'
export { MEETING_VIEWS, meetingRoutes } from './meetings/routes.ts'
export { MONEY_VIEWS, moneyRoutes } from './money/money-routes.ts'
export { forgetNotes } from './notes/notes.ts'
export { type ConditionFacts, conditionFacts } from './promises/condition-facts.ts'
export { type FetchUndertakings, undertakingBook } from './promises/promise-book.ts'
export { PROMISE_VIEWS, promiseRoutes } from './promises/promise-routes.ts'
export {
  type DuePromises,
  type PromisesElsewhere,
  promisesElsewhere,
} from './promises/promises-elsewhere.ts'
export { readUndertakings } from './promises/read-undertakings.ts'
export { QUESTION_VIEWS, questionRoutes } from './questions/question-routes.ts'
export { questionsPut } from './questions/questions-put.ts'
export { RECOMMENDATION_VIEWS, recommendationRoutes } from './recommendations/routes.ts'
export { draftText } from './record/draft.ts'
export { fetchJudged } from './record/fetch-judged.ts'
export { readRecords } from './record/record-file.ts'
export { RECORD_VIEWS, recordRoutes } from './record/record-routes.ts'
export { runMeeting } from './record/run.ts'
export type { AccountToRemind } from './reminders/recipients.ts'
export { REMINDER_VIEWS, reminderRoutes } from './reminders/reminder-routes.ts'
export { PANEL_VIEWS, panelRoutes } from './seats/panel-routes.ts'
export { readVisits } from './visits/read-visits.ts'
export { VISIT_VIEWS, visitRoutes } from './visits/visit-routes.ts'
