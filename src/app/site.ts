import { join, resolve } from 'node:path'
import {
  ACCOUNT_VIEWS,
  type AccountNeeds,
  accountBook,
  accountRoutes,
  cookiesOf,
  forgetAccount,
  keepInFolder,
  whoAsksBy,
} from '#accounts/index.ts'
import { CHECKER_VIEWS, checkerRoutes } from '#checker/index.ts'
import {
  CONSTITUTION_VIEWS,
  constitutionHoldings,
  constitutionRoutes,
  type FetchConstitution,
} from '#constitution/index.ts'
import { fetchAreaFile, findDrafts, meetingFiles, releaseBook } from '#holdings/index.ts'
import {
  conditionFacts,
  dueToThePanel,
  filesLeft,
  forgetNotes,
  nextMeetings,
} from '#panel/index.ts'
import { peopleBook } from '#people/index.ts'
import {
  approvalRoutes,
  explanationRoutes,
  type FetchHoldings,
  fetchArea,
  type Holdings,
  holdingsFor,
  IMPORT_VIEWS,
  importRoutes,
  keepRegisterFigures,
  PERFORMANCE_VIEWS,
  performanceRoutes,
  RELEASE_VIEWS,
  releaseRoutes,
  setAsideRoutes,
  withdrawalRoutes,
} from '#performance/index.ts'
import {
  fetchNextDates,
  PROCEDURE_VIEWS,
  procedureHoldings,
  procedureRoutes,
  versionOfDates,
} from '#procedures/index.ts'
import { PROTECTION_VIEWS, protectionRoutes } from '#protection/index.ts'
import { healthPageRoutes, PUBLISHING_VIEWS, publishingRoutes } from '#publishing/index.ts'
import {
  bookRoutes,
  forgetEntryDrafts,
  happenedBook,
  permissionsOfRegisters,
  REGISTER_VIEWS,
  registerBook,
} from '#registers/index.ts'
import { REMARK_VIEWS, remarkBook, remarkRoutes } from '#remarks/index.ts'
import {
  earlySightRoutes,
  editionBook,
  editionRoutes,
  type FindUnreleased,
  findEditionsToBe,
  keepTimes,
  REPORT_VIEWS,
  rebuildRoutes,
  reportRoutes,
  revisedRoutes,
  signOffRoutes,
} from '#reports/index.ts'
import { Refusal } from '#shared/index.ts'
import { askDatabase, type BackupsNow } from '#storage/index.ts'
import {
  type Access,
  compareWithTable,
  createServer,
  healthRoutes,
  readFor,
  type ServerSettings,
  TRUST_NOBODY,
} from '#web/index.ts'
import {
  commentaryRoutes,
  definitionRoutes,
  dropDraftsOf,
  registerRoutes,
  WRITING_VIEWS,
} from '#writing/index.ts'
import { CLOCK, type Clock } from './clock.ts'
import { COMMAND_DOINGS } from './command-acts.ts'
import type { Instance } from './instance.ts'
import { localAddress } from './listening.ts'
import { nameableBy } from './nameable.ts'
import { navigationOf } from './navigation.ts'
import { oddTimesBy } from './odd-times.ts'
import { panelBooks, panelSite, VIEWS_OF_PANEL } from './panel-site.ts'
import { VERSION } from './version.ts'

/** A site at its own machine's address. */
const AT_HOME: Omit<Access, 'whoAsks'> = { isTrustedProxy: TRUST_NOBODY }

/** How a site is served: by the machine's own clock, at its own address, with nothing logged, no mail sent and no backups made, unless said. */
export interface SiteSettings
  extends Pick<ServerSettings, 'log' | 'tellAnswer' | 'whyNotRecorded'> {
  /** Where it is reached, and through whom. */
  readonly surroundings?: Omit<Access, 'whoAsks'>
  /** Sends letters; without it they are kept in the data folder. */
  readonly send?: AccountNeeds['send'] | undefined
  /** The council's own directory, where people sign in by one. */
  readonly directory?: AccountNeeds['directory']
  /** Whether anybody may sign in as anything. */
  readonly isDemonstration?: boolean
  readonly clock?: Clock | undefined
  /** How often is looked for what is due soon, in milliseconds. */
  readonly remindsEveryMs?: number
  /** How long a connection of somebody who follows a meeting is kept. */
  readonly followSeconds?: number
  /** How the backups stand that the program makes by itself. */
  readonly backupsNow?: () => Promise<BackupsNow>
}

/** The folder, in the data folder, of letters that are not sent. */
const MAIL = 'mail'

/** Of a site whose program makes no backups. */
const NO_BACKUPS: BackupsNow = { plan: undefined, last: undefined, failure: undefined }

/**
 * The whole site of an instance, ready to listen or to be asked in a test.
 *
 * @throws Refusal when a route has no row in the table of permissions, or a row is for no route
 */
export async function createSite(
  { storage: { db, readAs, engine, folder }, area: loaded }: Pick<Instance, 'storage' | 'area'>,
  {
    clock = CLOCK,
    surroundings = AT_HOME,
    send,
    directory,
    isDemonstration = false,
    backupsNow = async () => NO_BACKUPS,
    remindsEveryMs = 60_000,
    followSeconds = 600,
    ...logs
  }: SiteSettings = {},
) {
  let area = loaded
  const fetchUnreleased = releaseBook(db, clock.now)
  // What the books of these hold is for everybody, whoever asks for it
  const asPublic = readAs({ audience: 'public' })
  const registers = registerBook(asPublic)
  const fetchHappened = happenedBook(readAs, registers, clock.today)
  const fetchHoldings = holdingsFor(readAs, clock.today, fetchUnreleased, fetchHappened)
  const holdings: FetchHoldings = async (asker, meanwhile) => {
    const held = await fetchHoldings(asker, meanwhile)
    area = held.area
    return held
  }
  const reads = readFor(readAs)
  const now = () => ({ at: clock.now(), today: clock.today() })
  const people = peopleBook(asPublic, (path) => fetchAreaFile(asPublic, path))
  const siteAddress = () => surroundings.publicUrl ?? localAddress(app)
  const mailFolder = send === undefined ? join(folder, MAIL) : undefined
  const accounts: AccountNeeds = {
    ...{ db, reads, now, siteAddress, mailFolder, directory, isDemonstration },
    folder,
    rowsOfDefinitions: async () => {
      const held = await registers()
      return held.ok ? permissionsOfRegisters(held.value) : []
    },
    fetchAccounts: accountBook(readAs({ audience: 'sealed' }), people, clock.today),
    cookies: cookiesOf(surroundings.publicUrl, resolve(folder)),
    panel: () => area.file.panel.name,
    send: send ?? keepInFolder(join(folder, MAIL)),
  }
  const remarks = remarkBook(asPublic)
  const rules = { people, ...clock }
  const fetchConstitution = constitutionHoldings({ ...rules, db: asPublic })
  const constitution: FetchConstitution = async () => {
    area = (await fetchArea(asPublic)) ?? area
    return await fetchConstitution()
  }
  const procedures = procedureHoldings({ db: asPublic }, constitution)
  const facts = conditionFacts({
    ...{ asPublic, fetchUnreleased, procedures },
    fetchArea: async () => (await fetchArea(asPublic)) ?? area,
  })
  const books = panelBooks(readAs, people, clock, facts)
  const app = await createServer({
    site: {
      said: remarks.onPages,
      promised: books.elsewhere.onPages,
      get panel() {
        return area.file.panel.name
      },
      get navigation() {
        return navigationOf(area)
      },
      footer: [
        { text: 'Search', href: '/search' },
        { text: 'Accessibility', href: '/accessibility' },
        { text: 'Data', href: '/data' },
        { text: 'Remarks', href: '/remarks' },
        { text: 'Privacy', href: '/privacy' },
        { text: 'Cookies', href: '/cookies' },
      ],
    },
    viewFolders: [
      ...PERFORMANCE_VIEWS,
      ...IMPORT_VIEWS,
      ...RELEASE_VIEWS,
      ...REPORT_VIEWS,
      ...CHECKER_VIEWS,
      ...PUBLISHING_VIEWS,
      ...CONSTITUTION_VIEWS,
      ...PROCEDURE_VIEWS,
      ...VIEWS_OF_PANEL,
      ...ACCOUNT_VIEWS,
      ...REMARK_VIEWS,
      ...WRITING_VIEWS,
      ...PROTECTION_VIEWS,
      ...REGISTER_VIEWS,
    ],
    access: { ...surroundings, whoAsks: whoAsksBy(accounts) },
    ...logs,
  })
  const needs = { db, readAs, holdings }
  publishingRoutes(app, {
    ...needs,
    nextDates: () => fetchNextDates(procedures),
    datesVersion: () => versionOfDates(asPublic, procedures),
    promises: books.elsewhere.dueNow,
    cookies: {
      session: accounts.cookies.nameOf('session'),
      asked: accounts.cookies.nameOf('asked'),
    },
  })
  healthPageRoutes(app, {
    health: async () => ({
      version: VERSION,
      engine,
      dataFolder: resolve(folder),
      backups: await backupsNow(),
    }),
    now: clock.now,
  })
  remarkRoutes(app, {
    ...{ db, reads, now, siteAddress, book: remarks, send: accounts.send },
    settings: () => area.file.remarks,
    fetchFile: (path) => fetchAreaFile(asPublic, path),
  })
  performanceRoutes(app, { ...needs, registers })
  const reports = { ...needs, editions: editionBook(asPublic) }
  reportRoutes(app, reports)
  editionRoutes(app, reports)
  const findUnreleased: FindUnreleased = async (figures, edition) =>
    await findDrafts(db, await fetchUnreleased(), figures, edition)
  const warnOfTime = oddTimesBy(constitution)
  const signOff = { ...reports, now, program: VERSION, findUnreleased, warnOfTime }
  signOffRoutes(app, signOff)
  rebuildRoutes(app, signOff)
  revisedRoutes(app, signOff)
  const namedAccounts = async () => {
    const { accounts: all } = await accounts.fetchAccounts()
    return all.filter(({ isDisabled }) => !isDisabled).map(({ id, name }) => ({ id, name }))
  }
  earlySightRoutes(app, { ...signOff, accounts: namedAccounts })
  keepTimes(app, { ...signOff, whyNotRecorded: logs.whyNotRecorded ?? (() => undefined) })
  commentaryRoutes(app, { ...needs, now })
  registerRoutes(app, { ...needs, now })
  definitionRoutes(app, { ...needs, now })
  checkerRoutes(app, { ...needs, reads, now })
  importRoutes(app, { ...needs, dataFolder: folder, now })
  setAsideRoutes(app, { ...needs, now })
  withdrawalRoutes(app, { ...needs, now })
  approvalRoutes(app, { ...needs, now })
  const editionsToBe = (held: Holdings) => findEditionsToBe(held, readAs)
  releaseRoutes(app, { ...needs, now, editionsToBe, warnOfTime })
  explanationRoutes(app, { ...needs, now })
  constitutionRoutes(app, { ...rules, db }, constitution)
  panelSite(app, {
    ...{ db, readAs, clock, books, people, constitution, procedures, accounts, holdings },
    registers,
    editions: reports.editions,
    whyNotRecorded: logs.whyNotRecorded ?? (() => undefined),
    remindsEveryMs,
    followSeconds,
    area: () => area,
  })
  accountRoutes(app, accounts)
  protectionRoutes(app, {
    ...{ db, now, asSealed: readAs({ audience: 'sealed' }) },
    settings: () => area.file.retention,
    filesLeft: () => filesLeft(readAs({ audience: 'office' })),
    eraseFile: meetingFiles.erase,
    forgetAccount: async (account) => {
      await forgetAccount(db, account)
      await dropDraftsOf(db, account)
      await forgetNotes(db, account)
      await forgetEntryDrafts(db, account)
    },
  })
  bookRoutes(app, {
    ...{ db, readAs, registers, now, siteAddress },
    nameable: nameableBy(
      books.undertakings,
      async () => ((await fetchArea(asPublic)) ?? area).measures,
    ),
    undertaken: dueToThePanel(books.undertakings),
    dataFolder: folder,
    entriesRecorded: keepRegisterFigures(app, {
      ...{ db, registers, now, holdings },
      fetchArea: async () => (await fetchArea(asPublic)) ?? area,
      whyNotRecorded: logs.whyNotRecorded ?? (() => undefined),
    }),
  })
  healthRoutes(app, () => askDatabase(db))
  const meetingsToCome = nextMeetings(books.meetings, clock.today)
  procedureRoutes(app, { ...rules, db, asPublic, siteAddress, meetingsToCome }, procedures)
  await app.ready()
  const { withoutUse } = compareWithTable([...app.doings, ...COMMAND_DOINGS])
  if (withoutUse.length > 0) throw new Refusal(withoutUse.join('\n'))
  return app
}
