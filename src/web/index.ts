export { loadAssets } from './assets.ts'
export type {
  AskBox,
  DataTable,
  DownloadsList,
  FigureChart,
  FindingsList,
  KeyAnswer,
  OutcomePanel,
} from './components/options.ts'
export { type Download, sendFile } from './download.ts'
export { readForm } from './forms.ts'
export { type FileInMemory, type FileOnDisk, inMemory, onDisk } from './keep-files.ts'
export { isFromHere, loopbackOnly } from './loopback.ts'
export { readSentForm, type SendingBounds, type SentForm, takeForms } from './multipart.ts'
export { showMessage, showPage } from './pages.ts'
export { makeReady, sendReady } from './ready-page.ts'
export { createServer, type ServerSettings } from './server.ts'
export { createViews, type Link, type Page } from './views.ts'
