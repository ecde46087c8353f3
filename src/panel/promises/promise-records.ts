import type { Kysely } from 'kysely'
import { dayInBritain } from '#days/index.ts'
import { type Audience, type Database, type Entry, fetchEntries } from '#storage/index.ts'
import {
  HAPPENINGS,
  type Happening,
  type HappeningKind,
  madeAtSchema,
  type SaysVersion,
  saidOfItSchema,
  saysSchema,
  type Undertaking,
} from './undertaking.ts'

/** The kind of record that an undertaking is, under its number. */
export const UNDERTAKING = 'undertaking'

/**
 * The undertakings of the area's file, with what was recorded on the site: more of them, and what became
 * of each.
 *
 * @param reader - what was recorded for those who read more is left out
 */
export async function withRecorded(
  db: Kysely<Database>,
  ofFile: readonly Undertaking[],
  reader: Exclude<Audience, 'sealed'>,
): Promise<readonly Undertaking[]> {
  const entries = await fetchEntries(db, { kind: UNDERTAKING }, reader)
  const byNumber = Map.groupBy(entries, ({ record }) => Number(record))
  const made = [...byNumber].flatMap(([number, its]): Undertaking[] => {
    const first = its.find(({ event }) => event === 'made')
    const says = saysSchema.safeParse(first?.says['says']).data
    if (first === undefined || says === undefined) return []
    const madeAt = madeAtSchema.safeParse(first.says['madeAt']).data
    const known = knownFrom(first)
    const version = { says, known, why: null, isOfRecord: madeAt !== undefined }
    return [
      {
        ...{ ...says, number, known, audience: audienceIn(first), happenings: [] },
        ...{ versions: [version], ...(madeAt === undefined ? {} : { madeAt }) },
      },
    ]
  })
  return [...ofFile, ...made]
    .map((one) => withAmendments(one, byNumber.get(one.number) ?? []))
    .map((one) => ({
      ...one,
      happenings: [...one.happenings, ...happeningsIn(byNumber.get(one.number) ?? [])].toSorted(
        (first, second) => first.on.localeCompare(second.on),
      ),
    }))
    .toSorted((one, other) => one.number - other.number)
}

/** What it says as it was put right last, with what it said before. */
function withAmendments(undertaking: Undertaking, entries: readonly Entry[]): Undertaking {
  const amended = entries.flatMap((entry): SaysVersion[] => {
    const says = saysSchema.safeParse(entry.says['says']).data
    if (entry.event !== 'amended' || says === undefined) return []
    const { why, isOfRecord } = entry.says
    const of = { why: String(why ?? ''), isOfRecord: isOfRecord === true }
    return [{ says, known: knownFrom(entry), ...of }]
  })
  const last = amended.at(-1)
  if (last === undefined) return undertaking
  const {
    number,
    known,
    audience,
    happenings,
    madeAt,
    versions,
    decidedBy: _,
    ...before
  } = undertaking
  const first = { says: before, known, why: null, isOfRecord: false }
  return {
    ...{ ...last.says, number, known, audience, happenings },
    ...(madeAt === undefined ? {} : { madeAt }),
    versions: [...(versions.length === 0 ? [first] : versions), ...amended],
  }
}

const knownFrom = ({ recordedAt }: Entry) => dayInBritain(recordedAt)

function audienceIn({ says }: Entry): Undertaking['audience'] {
  const { audience } = says
  return audience === 'members' || audience === 'office' ? audience : 'public'
}

function happeningsIn(entries: readonly Entry[]): readonly Happening[] {
  const struck = new Map(
    entries
      .filter(({ act }) => act === 'strike-out')
      .map((entry) => [
        entry.corrects,
        { on: knownFrom(entry), reason: String(entry.says['reason'] ?? '') },
      ]),
  )
  return entries.flatMap((entry): Happening[] => {
    const { id, event, happened, act } = entry
    const said = saidOfItSchema.safeParse(entry.says['said']).data
    if (act !== 'record' || said === undefined || happened === null || !isHappening(event))
      return []
    const out = struck.get(id)
    return [
      {
        ...said,
        kind: event,
        on: happened,
        known: knownFrom(entry),
        entry: id,
        ...(out === undefined ? {} : { struck: out }),
      },
    ]
  })
}

const isHappening = (event: string): event is HappeningKind => Object.hasOwn(HAPPENINGS, event)
