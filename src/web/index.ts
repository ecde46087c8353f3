export { loadAssets } from './assets.ts'
export { audienceOf, type ReadFor, readFor } from './audiences.ts'
export type {
  AskBox,
  DataTable,
  DownloadsList,
  FigureChart,
  FindingsList,
  FormField,
  KeyAnswer,
  OutcomePanel,
} from './components/options.ts'
export { type DoLater, doLater } from './do-later.ts'
export { doRegularly } from './do-regularly.ts'
export { DOCUMENT_BOUNDS, MOST_MEGABYTES } from './document-bounds.ts'
export type { Access } from './door.ts'
export { type Download, sendFile } from './download.ts'
export { presentForm, type ShownForm } from './form-fields.ts'
export { healthRoutes } from './health-routes.ts'
export { type FileInMemory, type FileOnDisk, inMemory, onDisk } from './keep-files.ts'
export { readSentForm, type SendingBounds, type SentForm, takeForms } from './multipart.ts'
export { showMessage, showPage } from './pages.ts'
export {
  type Act,
  type Actor,
  askLeave,
  COMMAND_LINE,
  compareWithTable,
  may,
  needsSecondFactor,
  PERMISSIONS,
  type Permission,
  PUBLIC,
  REGISTER_KEEPERS,
} from './permissions.ts'
export { type FileInPieces, sendReadyFile } from './ready-file.ts'
export { showReady } from './ready-page.ts'
export { recorderOf } from './recorder.ts'
export { refuseUnread } from './refuse-unread.ts'
export { GIVEN_ROLES, type GivenRole, inOrder, LATER_ROLES, ROLES, type Role } from './roles.ts'
export { runOwnScript } from './safety-headers.ts'
export type { Link, Section } from './sections.ts'
export { createServer, type ServerSettings } from './server.ts'
export type { Answered } from './server-log.ts'
export { redirectTelling, toldHere } from './told.ts'
export { type IsTrustedProxy, readTrustedProxies, TRUST_NOBODY } from './trusted-proxies.ts'
export { typedSchema } from './typed-fields.ts'
export { createViews, type Page, type PromisedOnPages, type SaidOnPages } from './views.ts'
export { type FeedEntry, writeFeed } from './write-feed.ts'
