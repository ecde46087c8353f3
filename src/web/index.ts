export { loadAssets } from './assets.ts'
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
export { type Download, sendFile } from './download.ts'
export { presentForm, type ShownForm } from './form-fields.ts'
export { isFromHere, loopbackOnly } from './loopback.ts'
export { readSentForm, type SentForm, takeForms } from './multipart.ts'
export { showMessage, showPage } from './pages.ts'
export { makeReady, sendReady } from './ready-page.ts'
export { createServer, type ServerSettings } from './server.ts'
export { createViews, type Link, type Page } from './views.ts'
