import { writeCsv } from '#documents/index.ts'
import { citeSource } from '#shared/index.ts'
import { addressOf } from './promise-words.ts'
import { STATES, type Standing, standingsOn } from './standing.ts'
import { HAPPENINGS, KINDS, type Undertakings } from './undertaking.ts'

const COLUMNS = [
  'number',
  'kind',
  'meeting',
  'source',
  'who',
  'perhaps',
  'what',
  'due_on',
  'due_words',
  'condition',
  'state',
  'how_it_stands',
  'since',
  'evidence',
  'address',
] as const

/** All of them as they were known on a day, a row each; what is not stated is blank. */
export function writePromisesCsv(undertakings: Undertakings, on: string, site: string): string {
  const { offices, all } = undertakings
  const rows = standingsOn(all, on).map((one) => {
    const { undertaking: its, by } = one
    return [
      its.number,
      KINDS[its.kind],
      { asIs: its.meeting },
      citeSource(its.source),
      its.who === undefined ? null : (offices.get(its.who) ?? its.who),
      its.hint ?? null,
      its.what,
      one.due === undefined ? null : { asIs: one.due },
      its.due?.words ?? null,
      its.condition?.words ?? null,
      STATES[one.state],
      one.words,
      by === undefined ? null : { asIs: by.on },
      by === undefined ? null : citeSource(by.source),
      { asIs: `${site}${addressOf(its)}` },
    ]
  })
  return writeCsv(COLUMNS, rows, { mark: true })
}

/** The same with the whole history of each. */
export function writePromisesJson(undertakings: Undertakings, on: string, site: string): string {
  const { offices, all } = undertakings
  const promises = standingsOn(all, on).map((one) => toJson(one, offices, site))
  return `${JSON.stringify({ asKnownOn: on, promises }, undefined, 2)}\n`
}

function toJson(
  { undertaking, state, words, due, isLongOverdue, happenings }: Standing,
  offices: ReadonlyMap<string, string>,
  site: string,
) {
  const { number, kind, meeting, item, source, who, hint, what, repeats, about, ...rest } =
    undertaking
  return {
    number,
    address: `${site}${addressOf(undertaking)}`,
    kind: KINDS[kind],
    meeting,
    minute: item ?? null,
    source,
    who: who === undefined ? null : { id: who, name: offices.get(who) ?? who },
    perhaps: hint ?? null,
    what,
    due: { on: rest.due?.on ?? null, words: rest.due?.words ?? null, next: due ?? null },
    cadence: rest.cadence ?? null,
    condition: rest.condition ?? null,
    repeats: repeats ?? null,
    about,
    state: STATES[state],
    isLongOverdue,
    howItStands: words,
    history: happenings.map((one) => ({
      what: HAPPENINGS[one.kind],
      on: one.on,
      knownFrom: one.known,
      words: one.words,
      source: one.source,
      struckOut: one.struck ?? null,
    })),
  }
}
