import { z } from 'zod'
import { sourceSchema } from '#shared/index.ts'
import { idSchema } from './measure.ts'
import { scopeSchema } from './registers.ts'

const day = z.iso.date('Write a day as 2019-03-15')

/** Degrees east and north, as GeoJSON has them. */
const positionSchema = z
  .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .readonly()

export const lawSchema = z.enum(['everywhere', 'own']).default('everywhere')

/** As existing instances have been, where nothing is said. */
const releasesSchema = z.enum(['at-once', 'by-act']).default('at-once')

/** A group of forces thought alike, as it stood from a day; withheld from comparison after review. */
const similarForcesSchema = z.strictObject({
  from: day,
  reviewBy: day,
  forces: z.array(
    z.strictObject({ id: idSchema, name: z.string(), excluded: z.string().optional() }),
  ),
  note: z.string().optional(),
  source: sourceSchema,
})

/**
 * Which offences of the Home Office's table a count adds up: every one, or those of some groups and
 * subgroups, written as the table writes them.
 */
const offencesSchema = z.union([
  z.literal('all'),
  z.strictObject({
    groups: z.array(z.string().min(1)).default([]),
    subgroups: z.array(z.string().min(1)).default([]),
  }),
])

/**
 * What forces are compared by: counts by quarter, for so many people in the middle of a year. All
 * recorded crime comes first; the others are kinds of it, in the order they are shown.
 */
const forceComparisonSchema = z.strictObject({
  population: idSchema,
  counts: z.array(z.strictObject({ measure: idSchema, offences: offencesSchema })).min(1),
})

/**
 * A measure of how complete the records are, looked at first where a figure in `affects` is unusual: a
 * percent, of which the rest is wanting, or a count of what is wanting.
 * `direction`: which way figures move when more is wanting.
 * `words`: what is said after the number of records, as "records had lost their place".
 */
const dataQualitySchema = z.strictObject({
  measure: idSchema,
  area: idSchema,
  affects: scopeSchema,
  direction: z.enum(['up', 'down']),
  words: z.string().min(1),
})

/**
 * Where lines are drawn for small numbers: choices of policy, which the office can move.
 * `fewestForPercent`: no percent is given of a count below it.
 * `fewestForRank`: forces are not ranked where one of them has fewer than this.
 * `suppressUpTo`: counts from 1 to this, of a part of a measure, can be withheld when they come in.
 * `reportsAsPrinted`: but a report that sets a printed one again keeps the percents it printed.
 */
export const smallNumbersSchema = z.strictObject({
  fewestForPercent: z.int().min(0).default(50),
  fewestForRank: z.int().min(0).default(10),
  suppressUpTo: z.int().min(0).default(4),
  reportsAsPrinted: z.boolean().default(false),
})

/**
 * What readers say is wrong here. `answerInWorkingDays`: how long the office gives itself to answer, and
 * `correctInWorkingDays` to mend what it answered is right. `mostWaiting`: so many may wait for an answer at
 * once; `mostFromOne`: and so many are taken from one connection in an hour.
 */
const remarksSchema = z.strictObject({
  answerInWorkingDays: z.int().min(1).max(250).default(10),
  correctInWorkingDays: z.int().min(1).max(250).default(10),
  mostWaiting: z.int().min(1).max(5_000).default(200),
  mostFromOne: z.int().min(1).max(1_000).default(5),
})

/** So many days before something is due those whom it concerns are reminded by mail; none where nothing is listed. */
const remindersSchema = z.strictObject({
  daysBefore: z.array(z.int().min(0).max(120)).max(5).default([14, 3]),
})

const months = z.int().min(0).max(1_200)

/**
 * How many months things are kept in which persons are told of: accounts after they were closed, why they
 * were closed or recovered, what was sent with a remark after it was answered, answers to findings, who
 * approved that a figure does not count, and applications after they ended.
 */
const retentionSchema = z.strictObject({
  closedAccounts: months.default(12),
  accountReasons: months.default(72),
  remarks: months.default(24),
  findings: months.default(24),
  approvals: months.default(72),
  applications: months.default(12),
})

/**
 * The ids of the registers that the office keeps, of those that are defined for every office; one that stands in
 * the area's own `registers/` is kept without being listed.
 */
export const keptRegistersSchema = z.array(idSchema).default([])

/**
 * `area.yaml`: what is true of one place and not of the program. The first place listed is the
 * police area itself; a figure's `area` column holds one of these ids.
 */
export const areaFileSchema = z.strictObject({
  id: idSchema,
  /** As the panel is called: "Northmere". */
  name: z.string().min(1),
  /** Whether the law that holds everywhere holds here: not in a made-up place with law of its own. */
  law: lawSchema,
  panel: z.strictObject({ name: z.string().min(1), source: sourceSchema }),
  force: z.strictObject({
    name: z.string().min(1),
    /** The words in the "Falls within" column of a street file. */
    streetFileName: z.string().min(1),
  }),
  /** The office held to account: a commissioner, a mayor or a board. */
  office: z.strictObject({
    title: z.string().min(1),
    name: z.string().min(1),
    kind: z.enum(['commissioner', 'mayor', 'board']),
    holder: z.string().min(1).optional(),
    source: sourceSchema,
  }),
  councils: z.array(
    z.strictObject({
      id: idSchema,
      name: z.string(),
      kind: z.enum(['city', 'county', 'unitary', 'district', 'borough']),
      gss: z.string().regex(/^[EW]\d{8}$/),
    }),
  ),
  places: z
    .array(
      z.strictObject({
        id: idSchema,
        name: z.string().min(1),
        kind: z.enum([
          'police-area',
          'district',
          'office',
          'panel',
          'custody-suite',
          'partnership',
          'neighbourhood',
          'force-group',
          'region',
          'nation',
          'other-force',
          'no-location',
          'outside',
        ]),
        gss: z
          .string()
          .regex(/^[EW]\d{8}$/)
          .optional(),
        /** District names in "LSOA name", when they differ from `name`. */
        streetFileNames: z.array(z.string()).default([]),
        /** A force's name in the Home Office's open data, when it differs from `name`. */
        homeOfficeName: z.string().min(1).optional(),
        /** Where it lies, for maps: rings of [longitude, latitude], as the coordinates of a GeoJSON polygon. */
        outline: z.array(z.array(positionSchema).min(4)).min(1).optional(),
      }),
    )
    .min(1),
  /** Street-file crime types, as the file writes them, and the measure each is counted under. */
  streetMeasures: z.array(z.strictObject({ crimeType: z.string(), measure: idSchema })),
  /** What an import of street files counts over all rows: how many, and the percent with a place. */
  streetTotals: z.strictObject({ all: idSchema, locatedShare: idSchema }).optional(),
  forceComparison: forceComparisonSchema.optional(),
  dataQuality: z.array(dataQualitySchema).default([]),
  /** Measures that someone asked to see side by side. */
  pairs: z
    .array(
      z.strictObject({ first: idSchema, second: idSchema, why: z.string(), source: sourceSchema }),
    )
    .default([]),
  /** Domains of measures in the order they are shown; any not listed come after, by their ids. */
  domains: z.array(idSchema).default([]),
  similarForces: z.array(similarForcesSchema).default([]),
  /**
   * When the public knows figures that are loaded or imported: at once, or by an act of release.
   */
  releases: releasesSchema,
  /**
   * Of an area that releases by act, the files of figures that were published before: when they found an
   * instance they are public at once, each known from the day it says.
   */
  publishedBefore: z.array(z.string().min(1)).default([]),
  smallNumbers: smallNumbersSchema.prefault({}),
  remarks: remarksSchema.prefault({}),
  reminders: remindersSchema.prefault({}),
  retention: retentionSchema.prefault({}),
  registers: keptRegistersSchema,
  /** How long a series is drawn and given limits, in months. */
  chartMonths: z.int().min(12).default(36),
})

/** The id that stands in for one that cannot be read. */
export const NOT_KNOWN = 'not-known'

const SOURCE = { document: 'not known' }

/** What is taken for a field of `area.yaml` that cannot be read, while the rest is looked through. */
export const AREA_STAND_IN = {
  id: NOT_KNOWN,
  name: 'the area',
  law: 'everywhere',
  panel: { name: 'the panel', source: SOURCE },
  force: { name: 'the force', streetFileName: 'the force' },
  office: { title: 'the office', name: 'the office', kind: 'commissioner', source: SOURCE },
  councils: [],
  places: [{ id: NOT_KNOWN, name: 'not known', kind: 'police-area' }],
  streetMeasures: [],
  streetTotals: undefined,
  forceComparison: undefined,
  dataQuality: [],
  pairs: [],
  domains: [],
  similarForces: [],
  releases: 'at-once',
  publishedBefore: [],
  smallNumbers: {},
  remarks: {},
  reminders: {},
  retention: {},
  registers: [],
  chartMonths: 36,
}

export type SmallNumbersSettings = z.infer<typeof smallNumbersSchema>
export type AreaFile = z.infer<typeof areaFileSchema>
export type Place = AreaFile['places'][number]
export type ComparedCount = z.infer<typeof forceComparisonSchema>['counts'][number]
export type SimilarForces = z.infer<typeof similarForcesSchema>
