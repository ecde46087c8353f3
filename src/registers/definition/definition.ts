import { z } from 'zod'
import { registerMeasureSchema, subjectSchema } from '#area/index.ts'
import { deadlineCountSchema, HOLIDAY_LISTS } from '#days/index.ts'
import { sourceSchema } from '#shared/index.ts'
import { REGISTER_KEEPERS } from '#web/index.ts'
import {
  audienceSchema,
  codeSchema,
  daySchema,
  fieldSchema,
  nameSchema,
  wordsSchema,
} from './field-schema.ts'
import { BYS } from './periods.ts'

const MONTHS_A_YEAR = 12

const roles = z
  .array(z.enum(REGISTER_KEEPERS, `Write roles, of: ${REGISTER_KEEPERS.join(', ')}`))
  .min(1)

const pathSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/,
    'Write the name of a field, or of one inside a group as concerns.told',
  )

/**
 * What has to hold of an entry: where `refuse` holds it is refused with that sentence, where `warn` does it is
 * taken and the sentence is said.
 */
const checkSchema = z
  .strictObject({
    refuse: wordsSchema.optional(),
    warn: wordsSchema.optional(),
    say: wordsSchema,
    /** The field that the sentence is said at. */
    at: nameSchema.optional(),
  })
  .refine(
    ({ refuse, warn }) => (refuse === undefined) !== (warn === undefined),
    'Say either refuse or warn, with what is wrong when it holds',
  )

/** Where an entry stands: the last whose `when` holds. The first one has none. */
const stateSchema = z.strictObject({
  state: codeSchema,
  name: wordsSchema,
  when: wordsSchema.optional(),
  /** Who may know of an entry in it; as the register says unless said. */
  seen_by: audienceSchema.optional(),
  /** Whether nothing more is to be done with it. */
  closed: z.boolean().default(false),
})

const cellSchema = z.union([z.string(), z.number(), z.boolean()])

/** A form of a few fields by which an entry goes on. */
const moveSchema = z.strictObject({
  move: codeSchema,
  name: wordsSchema,
  asks: z.array(nameSchema).default([]),
  /** What it fills in by itself, as a spreadsheet would have it: `outcome: held`. */
  sets: z.record(nameSchema, cellSchema).default({}),
  /** The states in which it can be done; any unless said. */
  from: z.array(codeSchema).min(1).optional(),
  /** The state that it has to lead to. */
  to: codeSchema.optional(),
  by: roles.optional(),
})

const countSchema = deadlineCountSchema

/** A time within which something is to be done. */
const clockSchema = z.strictObject({
  clock: nameSchema,
  name: wordsSchema,
  /** A group of which each part has a clock of its own: its own days are meant, and those of the entry where it has none. */
  each: nameSchema.optional(),
  /** The day or hour that it is counted from; of one inside a group, the latest. */
  starts: pathSchema,
  count: countSchema,
  /** Whose bank holidays are no working days. */
  holidays: z.enum(HOLIDAY_LISTS, `Say one of ${HOLIDAY_LISTS.join(', ')}`).default('area'),
  /** Other counts: the last of those that hold. */
  longer: z.array(z.strictObject({ when: wordsSchema, count: countSchema })).default([]),
  /** The day or hour on which it was done; of one inside a group, the latest. Of several, the earliest that is there. */
  ends: z.union([pathSchema.transform((path) => [path]), z.array(pathSchema).min(1)]),
  /** Where this holds there is nothing to be done. */
  unless: wordsSchema.optional(),
  /** From the one day to the other it stands still, and then goes on or is counted anew. */
  stops: z
    .strictObject({
      from: pathSchema,
      to: pathSchema,
      afterwards: z.enum(['anew', 'goes-on'], 'Say anew or goes-on'),
      doubt: wordsSchema.optional(),
    })
    .optional(),
  /** A field with the reason why it was not practicable in time: where it is filled the clock is not missed. */
  where_practicable: pathSchema.optional(),
  /** So many days before, whoever keeps the register is reminded by mail. */
  reminders: z.array(z.int().min(0).max(120)).max(5).default([]),
  /** What is not certain about it, as it stands on every page that shows it. */
  doubt: wordsSchema.optional(),
  source: sourceSchema.optional(),
})

/** Rows as a spreadsheet would have them, and what comes of them: run when a definition is checked. */
const exampleSchema = z.strictObject({
  /** What it shows. */
  shows: wordsSchema,
  /** The day it is; the day of the check unless said. */
  on: daySchema.optional(),
  rows: z
    .array(z.record(z.string(), z.union([cellSchema, z.array(z.record(z.string(), cellSchema))])))
    .min(1),
  gives: z.strictObject({
    /** How many entries are taken. */
    entries: z.int().min(0).optional(),
    /** Rows that are refused, from 1, each with words of its sentence. */
    refused: z.array(z.strictObject({ row: z.int().min(1), says: wordsSchema })).optional(),
    warned: z.array(z.strictObject({ row: z.int().min(1), says: wordsSchema })).optional(),
    /** The state of each entry that is taken, in order. */
    states: z.array(codeSchema).optional(),
    /** The day on which each clock of the first entry ends; a clock that does not run has null. */
    due: z.record(nameSchema, z.union([daySchema, z.string(), z.null()])).optional(),
    figures: z
      .array(
        z.strictObject({
          measure: codeSchema,
          period: wordsSchema,
          breakdown: wordsSchema.optional(),
          /** A number, or `withheld`, or null where there is none. */
          value: z.union([z.number(), z.literal('withheld'), z.null()]),
        }),
      )
      .optional(),
  }),
})

/** How long an entry is kept, in months or in years. */
const retentionSchema = z
  .strictObject({
    months: z.int().min(1).max(1_200).optional(),
    years: z.int().min(1).max(100).optional(),
    /** The day from which that is counted; the day of the entry unless said. */
    after: nameSchema.optional(),
    why: wordsSchema,
  })
  .refine(
    ({ months, years: many }) => (months === undefined) !== (many === undefined),
    'Say either months or years',
  )
  .transform(({ months, years: many = 0, after, why }) => ({
    ...{ months: months ?? many * MONTHS_A_YEAR, after, why },
  }))

/** A definition of a register: `registers/<id>.yaml`. */
export const definitionSchema = z.strictObject({
  register: codeSchema,
  name: wordsSchema,
  /** What an entry is called, one and many. */
  one: wordsSchema.default('entry'),
  many: wordsSchema.default('entries'),
  /** What it is for, as its page says it. */
  about: wordsSchema,
  owner: wordsSchema,
  source: sourceSchema,
  subject: subjectSchema,
  /** Who records in it. */
  kept_by: roles,
  /** Who reads what is sealed; those who keep it, unless said. */
  sealed_to: roles.optional(),
  /** Who may know that an entry is there. */
  seen_by: audienceSchema.default('office'),
  retention: retentionSchema,
  /** What of the definition was changed, and from which day on. */
  changes: z.array(z.strictObject({ from: daySchema, says: wordsSchema })).default([]),
  /** Of which place its figures are, where no field says: the office that keeps it, or the area of the force. */
  figures_of: z
    .enum(['office', 'police-area'], 'Say of which place its figures are: office or police-area')
    .default('office'),
  /** The day by which entries are listed and counted. */
  day: nameSchema,
  /** That an entry is a return of a month, quarter or year, on whose last day it is. */
  every: z.enum(BYS).optional(),
  /** The field that an entry is called by. */
  title: nameSchema,
  fields: z.array(fieldSchema).min(1),
  /**
   * That entries are events on the charts of the measures that they name, from their first day to their last; one
   * without a last day goes on, one without a first or without a name is on none.
   */
  happened: z
    .strictObject({
      from: nameSchema,
      to: nameSchema,
      /** What the event is called by; by what the entry is, unless said. */
      name: nameSchema.optional(),
      /** The field that names them, or measures of this register. */
      measures: z.union([pathSchema, z.array(codeSchema).min(1)]),
      unless: wordsSchema.optional(),
    })
    .optional(),
  /** Fields shown in the list; the first few unless said. */
  list: z.array(nameSchema).min(1).max(8).optional(),
  /** Numbers of which the parts are to add up to the whole. */
  adds_up: z
    .array(z.strictObject({ whole: nameSchema, parts: z.array(nameSchema).min(2) }))
    .default([]),
  checks: z.array(checkSchema).default([]),
  /** Entries that are the same in all of these are one. */
  duplicates: z.array(nameSchema).default([]),
  states: z
    .array(stateSchema)
    .min(1)
    .default([{ state: 'recorded', name: 'Recorded', closed: false }]),
  moves: z.array(moveSchema).default([]),
  clocks: z.array(clockSchema).default([]),
  measures: z.array(registerMeasureSchema).default([]),
  examples: z.array(exampleSchema).default([]),
})

export type Definition = Readonly<z.infer<typeof definitionSchema>>
export type DefinedClock = Definition['clocks'][number]
export type Move = Definition['moves'][number]
export type Example = Definition['examples'][number]
