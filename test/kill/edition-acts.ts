import type { Edition } from '#reports/editions/edition.ts'

/** Of which report and period editions are made. */
export const REPORT = '/reports/force-performance/2026-27-Q1'
export const INTRODUCTION = 'reports/force-performance/2026-27-Q1/introduction.md'

/** Who sends a form. */
export type Sender = 'officer' | 'approver'

/** What an act needs to know to be sent. */
export interface Sent {
  /** The number of the edition it is about. */
  readonly number: number
  /** The names of the fields for reasons on the page of sign-off. */
  readonly reasons: readonly string[]
  /** A time to come, as a form has it: `2026-12-02T09:30:15`. */
  readonly soon: string
}

/** One step of signing off and publishing, sent as a form; or, without one, done by the program itself. */
export interface EditionAct {
  readonly sender: Sender
  /** After the address of the report; `undefined` for what the program does at its time. */
  readonly path: ((sent: Sent) => string) | undefined
  readonly form: (sent: Sent) => Readonly<Record<string, string>>
  /** Whether an edition is wholly as it is once this is done. */
  readonly isDone: (edition: Edition, sent: Sent) => boolean
}

const WHY = { reason: 'Made up' }
const CORRECTION = { changed: 'The introduction.', why: 'It was made up.' }

/** Whether it was published with all its files, and neither approved later nor withdrawn. */
function isJustOut({ state, published, withdrawn, approvedLater }: Edition): boolean {
  const isPlain = withdrawn === undefined && approvedLater === undefined
  return state === 'published' && published?.files.length === 7 && isPlain
}

export const EDITION_ACTS = {
  begin: {
    sender: 'officer',
    path: () => '/sign-off/begin',
    form: ({ number }) => (number === 1 ? {} : CORRECTION),
    isDone: ({ state, corrects, found, accepted }, { number }) =>
      state === 'draft' &&
      (number === 1 ? corrects === undefined : corrects?.of === number - 1) &&
      found.length > 0 &&
      accepted.size === 0,
  },
  answer: {
    sender: 'officer',
    path: () => '/sign-off/answer',
    form: ({ reasons }) =>
      Object.fromEntries(reasons.map((name) => [name, 'The force was asked.'])),
    isDone: ({ state, accepted, submitted }, { reasons }) =>
      state === 'draft' && accepted.size === reasons.length && submitted === undefined,
  },
  submit: {
    sender: 'officer',
    path: () => '/sign-off/submit',
    form: () => ({}),
    isDone: ({ state, submitted, approved }) =>
      state === 'checked' && submitted !== undefined && approved === undefined,
  },
  'approve for a time': {
    sender: 'approver',
    path: () => '/sign-off/approve',
    form: ({ soon }) => ({ when: 'later', time: soon }),
    // Its time may have come meanwhile
    isDone: ({ state, approved }) =>
      (state === 'approved' || state === 'published') && typeof approved?.publishAt === 'string',
  },
  'publish at its time': {
    sender: 'approver',
    path: undefined,
    form: () => ({}),
    isDone: (edition) => isJustOut(edition) && edition.published?.cover.isApproved === true,
  },
  'publish at once': {
    sender: 'approver',
    path: () => '/sign-off/approve',
    form: () => ({ when: 'now' }),
    isDone: (edition) => isJustOut(edition) && edition.approved?.publishAt === null,
  },
  force: {
    sender: 'officer',
    path: () => '/sign-off/force',
    form: () => WHY,
    isDone: (edition) =>
      isJustOut(edition) &&
      edition.approved === undefined &&
      edition.published?.cover.forced?.reason === WHY.reason,
  },
  'approve later': {
    sender: 'approver',
    path: ({ number }) => `/editions/${number}/approve-later`,
    form: () => ({}),
    // The next edition may have taken its place
    isDone: ({ state, approvedLater }) =>
      (state === 'published' || state === 'corrected') && approvedLater !== undefined,
  },
  withdraw: {
    sender: 'approver',
    path: ({ number }) => `/editions/${number}/withdraw`,
    form: () => WHY,
    isDone: ({ state, withdrawn }) => state === 'withdrawn' && withdrawn?.reason === WHY.reason,
  },
} satisfies Readonly<Record<string, EditionAct>>

export type EditionActName = keyof typeof EDITION_ACTS

/** One act of a course, and whether the program is killed while it is done. */
export interface Step {
  readonly name: EditionActName
  readonly isKilled: boolean
}

const kill = (name: EditionActName): Step => ({ name, isKilled: true })
const go = (name: EditionActName): Step => ({ name, isKilled: false })

/**
 * The ways in which an edition comes to be published, from its draft to what becomes of it: between them the
 * program is killed at each act. The last act of each is about one that is published.
 */
export const COURSES: readonly (readonly Step[])[] = [
  [go('begin'), kill('answer'), kill('submit'), kill('publish at once'), kill('withdraw')],
  [
    ...[go('begin'), go('answer'), go('submit')],
    ...[kill('approve for a time'), kill('publish at its time'), kill('withdraw')],
  ],
  [kill('begin'), kill('force'), kill('approve later')],
]

/** What an edition is to have become when its course is over. */
export function lastOf(course: readonly Step[]): EditionAct {
  const { name } = course.at(-1) ?? { name: 'withdraw' }
  return EDITION_ACTS[name]
}
