export { meetingBook } from './meetings/meeting-book.ts'
export { readMeetings } from './meetings/read-meetings.ts'
export { MEETING_VIEWS, meetingRoutes } from './meetings/routes.ts'
export { PANEL_VIEWS, panelRoutes } from './seats/panel-routes.ts'
