import { z } from 'zod'
import { fileToldSchema, PUBLISHED } from '#holdings/index.ts'
import type { Entry } from '#storage/index.ts'

/** Where an edition stands, in the words of the table of permissions. */
export type EditionState =
  | 'draft'
  | 'checked'
  | 'approved'
  | 'given-up'
  | 'published'
  | 'corrected'
  | 'withdrawn'

/** Of which report, for which period, and the how-manieth. */
export interface EditionOf {
  readonly report: string
  /** As an address has it: `2019-20-Q1`, `2011--12`. */
  readonly period: string
  readonly number: number
}

/** The record of an edition: `force-performance/2019-20-Q1/1`. */
export function recordOf({ report, period, number }: EditionOf): string {
  return `${report}/${period}/${number}`
}

/** Something in a draft to be mended, or to stay with a reason. */
export const matterSchema = z.object({
  kind: z.enum(['finding', 'breach', 'small-number']),
  /** The same in every draft that says the same, as 16 hexadecimal digits. */
  mark: z.string(),
  words: z.string(),
})

export type Matter = z.infer<typeof matterSchema>

/** What a correcting edition says of itself. */
export const correctionSchema = z.object({
  /** The number of the edition that it takes the place of. */
  of: z.int(),
  changed: z.string(),
  why: z.string(),
  /** Where it was said that it is wrong: a minute, a paper and its paragraph. */
  where: z.string().optional(),
  link: z.string().optional(),
})

export type Correction = z.infer<typeof correctionSchema>

const acceptedSchema = matterSchema.extend({ reason: z.string() })

/** What the files of an edition say of the edition itself. */
export const coverSchema = z.object({
  number: z.int(),
  /** The day of its publication, YYYY-MM-DD. */
  on: z.string(),
  /** Whether somebody approved it who had no hand in it. */
  isApproved: z.boolean(),
  /** Whether one person alone prepared and published it. */
  isByOne: z.boolean(),
  corrects: correctionSchema.optional(),
  accepted: z.array(acceptedSchema),
  mended: z.int(),
  /** Where it was published against the list of what stood in the way: why, and the list. */
  forced: z.object({ reason: z.string(), despite: z.array(z.string()) }).optional(),
})

export type Cover = z.infer<typeof coverSchema>

const publishedSchema = z.object({
  asAt: z.string(),
  digest: z.string(),
  program: z.string(),
  cover: coverSchema,
  files: z.array(fileToldSchema),
})

const begunSchema = z.object({
  corrects: correctionSchema.optional(),
  found: z.array(matterSchema).default([]),
})
const answeredSchema = z.object({ mark: z.string(), reason: z.string() })
const submittedSchema = z.object({ asAt: z.string(), digest: z.string() })
const approvedSchema = z.object({ publishAt: z.string().nullable() })
const reasonSchema = z.object({ reason: z.string() })

/** Who did something, as the key of the record, and when. */
export interface Done {
  readonly by: string
  /** An instant. */
  readonly at: string
}

/** What was published. */
export interface Publication extends Done, z.infer<typeof publishedSchema> {
  /** The entry that tells of it, beside which its files are kept. */
  readonly entry: number
}

export interface Edition extends EditionOf {
  readonly state: EditionState
  readonly begun: Done
  readonly corrects: Correction | undefined
  /** What was to be mended or accepted when it was begun. */
  readonly found: readonly Matter[]
  /** The reasons for which something stays as it is, by its mark. */
  readonly accepted: ReadonlyMap<string, Done & { readonly reason: string }>
  /** As it was put forward for approval, if it is. */
  readonly submitted: (Done & z.infer<typeof submittedSchema>) | undefined
  /** Why it was last sent back, if it has not been put forward since. */
  readonly sentBack: (Done & { readonly reason: string }) | undefined
  /** `publishAt`: the instant from which it is to be published; `null` for at once. */
  readonly approved: (Done & { readonly publishAt: string | null }) | undefined
  readonly published: Publication | undefined
  /** Approved after it was published without that. */
  readonly approvedLater: Done | undefined
  readonly withdrawn: (Done & { readonly reason: string }) | undefined
  /** The keys of everybody who had a hand in what it says: none of them may approve it. */
  readonly authors: ReadonlySet<string>
}

/**
 * The editions of reports from their entries, in the order in which they were begun.
 *
 * @param entries - of the kind `edition` in the order of recording, as some reader may read them: the
 *   public reads nothing of one that is not published but that it is in the making
 */
export function readEditions(entries: readonly Entry[]): readonly Edition[] {
  const editions = [...Map.groupBy(entries, ({ record }) => record)].flatMap(([record, its]) => {
    const [, report = '', period = '', number = ''] = /^(.+)\/([^/]+)\/(\d+)$/.exec(record) ?? []
    const [first] = its
    if (first === undefined || number === '') return []
    return [its.reduce(after, begin({ report, period, number: Number(number) }, first))]
  })
  return editions.map((edition) => markCorrected(edition, editions))
}

function begin(
  { report, period, number }: EditionOf,
  { recordedBy: by, recordedAt: at }: Entry,
): Edition {
  return {
    ...{ report, period, number },
    ...{ state: 'draft', begun: { by, at }, corrects: undefined, found: [] },
    ...{ accepted: new Map(), submitted: undefined, sentBack: undefined, approved: undefined },
    ...{ published: undefined, approvedLater: undefined, withdrawn: undefined },
    authors: new Set([by]),
  }
}

/** An edition after something more was recorded of it. */
function after(edition: Edition, entry: Entry): Edition {
  const { act, event, says, id, recordedBy: by, recordedAt: at } = entry
  const done = { by, at }
  const reason = reasonSchema.safeParse(says).data?.reason ?? ''
  if (act === 'withdraw') return { ...edition, state: 'withdrawn', withdrawn: { ...done, reason } }
  if (act !== 'record') return edition
  const authors = new Set([...edition.authors, by])
  switch (event) {
    // One that was given up is begun again under its number, as readers never saw it
    case 'begun': {
      const { corrects, found = [] } = begunSchema.safeParse(says).data ?? {}
      return { ...begin(edition, entry), corrects, found }
    }
    case 'answered': {
      const { mark = '', reason: why = '' } = answeredSchema.safeParse(says).data ?? {}
      const accepted = new Map(edition.accepted)
      if (why === '') accepted.delete(mark)
      else accepted.set(mark, { ...done, reason: why })
      return { ...edition, accepted, authors }
    }
    case 'submitted': {
      const as = submittedSchema.safeParse(says).data ?? { asAt: '', digest: '' }
      return {
        ...edition,
        ...{ state: 'checked', submitted: { ...done, ...as }, sentBack: undefined, authors },
      }
    }
    case 'sent-back':
      return {
        ...edition,
        ...{ state: 'draft', submitted: undefined, approved: undefined },
        sentBack: { ...done, reason },
      }
    case 'approved': {
      const { publishAt = null } = approvedSchema.safeParse(says).data ?? {}
      return { ...edition, state: 'approved', approved: { ...done, publishAt } }
    }
    case 'given-up':
      return { ...edition, state: 'given-up' }
    case PUBLISHED: {
      const said = publishedSchema.safeParse(says).data
      const published = said && { ...done, ...said, entry: id }
      return { ...edition, state: 'published', published, corrects: said?.cover.corrects }
    }
    case 'approved-later':
      return { ...edition, approvedLater: done }
    default:
      return edition
  }
}

/** Whether somebody may approve an edition: not who had a hand in it. */
export function mayApprove({ authors }: Pick<Edition, 'authors'>, who: string): boolean {
  return !authors.has(who)
}

/** Whether it was published, whatever became of it since. */
export function isOut({ published }: Edition): boolean {
  return published !== undefined
}

/** One that another edition took the place of stays to be read, marked. */
function markCorrected(edition: Edition, all: readonly Edition[]): Edition {
  if (edition.state !== 'published') return edition
  return correctionOf(edition, all) === undefined ? edition : { ...edition, state: 'corrected' }
}

/** The edition that took the place of another: the next that was published of the same report. */
export function correctionOf(edition: Edition, all: readonly Edition[]): Edition | undefined {
  return all.find(
    (one) =>
      isOut(one) &&
      one.report === edition.report &&
      one.period === edition.period &&
      one.number > edition.number,
  )
}

/** Those of one report for one period, in order. */
export function editionsOf(
  all: readonly Edition[],
  { report, period }: Pick<EditionOf, 'report' | 'period'>,
): readonly Edition[] {
  return all.filter((one) => one.report === report && one.period === period)
}

/** The one that stands: the newest published that was not withdrawn, of one report's editions. */
export function standing(editions: readonly Edition[]): Edition | undefined {
  return editions.findLast(({ state }) => state === 'published')
}

/** The one that is in the making, of one report's editions: there is one at most. */
export function inTheMaking(editions: readonly Edition[]): Edition | undefined {
  return editions.find(({ state }) => ['draft', 'checked', 'approved'].includes(state))
}
