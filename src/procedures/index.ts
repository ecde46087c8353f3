export { unknownDeadlines } from './deadline-ids.ts'
export {
  appointmentPanelOf,
  fetchAppointments,
  INELIGIBLE_KINDS,
  type IndependentAppointment,
  sayAppointmentRules,
  whyBarred,
} from './independent-appointments.ts'
export { meetingNeeds, numbersNeeded } from './next-meeting.ts'
export { readProcedures } from './own/read-procedures.ts'
export { namesOfCases } from './pages/case-words.ts'
export { type FetchProcedures, type HeldProcedures, procedureHoldings } from './pages/holdings.ts'
export { fetchNextDates, versionOfDates } from './pages/next-dates.ts'
export type { NextDates } from './pages/overview-page.ts'
export { PROCEDURE_VIEWS, procedureRoutes } from './pages/procedure-routes.ts'
export { presentStrip, type Strip } from './pages/strip.ts'
export { citeReasons, fetchPanelReports, type PanelReport, recordReply } from './panel-reports.ts'
export { printCases } from './print-cases.ts'
export { oddDay } from './sittings.ts'
export {
  fetchStepTurns,
  type StepTurn,
  sayAllSteps,
  sayStep,
} from './step-turns.ts'
