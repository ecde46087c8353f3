import type { AreaFile, Place } from '#area/index.ts'
import type { FoundStreetFile, StreetCount } from '#documents/index.ts'
import { list } from '#documents/index.ts'
import {
  accept,
  describePeriod,
  divideAndRound,
  formatNumber,
  type Outcome,
  type Period,
  type Problem,
  parsePeriod,
} from '#shared/index.ts'
import type { NewObservation } from '#statistics/index.ts'
import type { ReadRow } from './read-observation.ts'

/** One month of street rows, and the file it came from. */
export interface StreetMonth {
  readonly file: FoundStreetFile
  readonly period: Period
  readonly rows: number
}

export interface StreetObservations {
  readonly months: readonly StreetMonth[]
  readonly observations: readonly ReadRow[]
  readonly crimeTypes: number
}

/** When the figures were published and from when they count as known; both YYYY-MM-DD. */
export interface StreetDays {
  readonly releasedOn: string
  readonly knownOn: string
}

/** A share is kept to four places: finer than any page shows, coarse enough to write down. */
const SHARE_DECIMALS = 4

/**
 * Turns counts of street rows into observations: for each month that a file covers, each crime type
 * and the total, for the police area, each of its districts, rows with no location, and rows placed
 * outside it; and the share of rows with a location. Within those months a count that no row makes is
 * nought, since the file is the whole month.
 *
 * @returns a refusal for each file of another force or of mixed months, and for crime types that the
 *   area does not know
 */
export function streetObservations(
  area: AreaFile,
  files: readonly FoundStreetFile[],
  counts: readonly StreetCount[],
  days: StreetDays,
): Outcome<StreetObservations> {
  const places = streetPlaces(area)
  const problems: Problem[] = [...places.problems]
  const months: StreetMonth[] = []
  for (const file of files) {
    const own = counts.filter((count) => count.file === file)
    const period = monthOfFile(file, own)
    problems.push(...otherForces(area, file, own))
    if (!period.ok) problems.push(...period.problems)
    else
      months.push({
        file,
        period: period.value,
        rows: own.reduce((sum, { rows }) => sum + rows, 0),
      })
  }
  problems.push(...unknownCrimeTypes(area, counts))
  if (problems.length > 0) return { ok: false, problems }

  const measureOf = new Map(
    area.streetMeasures.map(({ crimeType, measure }) => [crimeType, measure]),
  )
  const observations = months.flatMap((month) => {
    const tally = new Map<string, number>()
    const add = (measure: string, place: string, rows: number) => {
      const key = `${measure} ${place}`
      tally.set(key, (tally.get(key) ?? 0) + rows)
    }
    for (const { file, crimeType, district, rows } of counts) {
      if (file !== month.file) continue
      for (const place of [places.whole, places.of(district)]) {
        add(measureOf.get(crimeType) ?? '', place, rows)
        if (area.streetTotals) add(area.streetTotals.all, place, rows)
      }
    }
    return monthObservations(area, month, places.ids, tally, days)
  })
  return accept({
    months,
    observations: observations.map((observation, index) => ({
      row: index + 1,
      observation,
      citesSource: false,
    })),
    crimeTypes: new Set(counts.map(({ crimeType }) => crimeType)).size,
  })
}

interface StreetPlaces {
  readonly whole: string
  readonly ids: readonly string[]
  readonly of: (district: string | null) => string
  readonly problems: readonly Problem[]
}

function streetPlaces(area: AreaFile): StreetPlaces {
  const byKind = (kind: Place['kind']) => area.places.find((place) => place.kind === kind)
  const districts = area.places.filter(({ kind }) => kind === 'district')
  const byName = new Map(
    districts.flatMap((place) =>
      [place.name, ...place.streetFileNames].map((name) => [name, place.id] as const),
    ),
  )
  const [whole, nowhere, outside] = [
    byKind('police-area'),
    byKind('no-location'),
    byKind('outside'),
  ]
  const problems = (['police-area', 'no-location', 'outside'] as const)
    .filter((kind) => byKind(kind) === undefined)
    .map((kind) => ({
      code: 'missing-place',
      message: `${area.name} has no place of the kind ${kind}. Add one to the places in area.yaml`,
      field: 'places',
    }))
  const ids = [whole, ...districts, nowhere, outside].flatMap((place) => (place ? [place.id] : []))
  return {
    whole: whole?.id ?? '',
    ids,
    of: (district) =>
      (district === null ? nowhere?.id : (byName.get(district) ?? outside?.id)) ?? '',
    problems,
  }
}

function monthOfFile(file: FoundStreetFile, counts: readonly StreetCount[]): Outcome<Period> {
  const inside = [...new Set(counts.map(({ month }) => month))]
  const problem = (code: string, message: string): Outcome<never> => ({
    ok: false,
    problems: [{ code, message, field: file.name }],
  })
  const [month] = inside
  if (month === undefined) {
    return problem(
      'no-street-rows',
      `${file.name} has headings but no rows. The force may not have sent that month: leave the file out`,
    )
  }
  const period = parsePeriod(month)
  if (inside.length > 1 || !period.ok || period.value.kind !== 'month') {
    return problem(
      'mixed-months',
      `The Month column of ${file.name} has ${list(inside.slice(0, 3))}. A street file is of one month, ` +
        'written as 2019-12: download it again',
    )
  }
  if (file.month !== undefined && file.month !== month) {
    return problem(
      'month-not-as-named',
      `${file.name} is for ${describePeriod(period.value)} by its Month column, whatever its name says. ` +
        'Give it its own name, or download it again',
    )
  }
  return period
}

function otherForces(
  area: AreaFile,
  file: FoundStreetFile,
  counts: readonly StreetCount[],
): Problem[] {
  const forces = [...new Set(counts.map(({ force }) => force))]
  const others = forces.filter((force) => force !== area.force.streetFileName)
  if (others.length === 0) return []
  const named = others
    .map((force) => force || 'no force')
    .slice(0, 3)
    .join(' and ')
  const rows = counts.reduce(
    (sum, count) => sum + (others.includes(count.force) ? count.rows : 0),
    0,
  )
  const message =
    others.length === forces.length
      ? `${file.name} is of ${named}; this instance is for ${area.force.streetFileName}. Leave it out`
      : `${file.name} has ${formatNumber(rows)} rows of ${named} among those of ` +
        `${area.force.streetFileName}. Download it again`
  return [{ code: 'another-force', message, field: file.name }]
}

function unknownCrimeTypes(area: AreaFile, counts: readonly StreetCount[]): Problem[] {
  const known = new Set(area.streetMeasures.map(({ crimeType }) => crimeType))
  const unknown = new Map<string, string>()
  for (const { crimeType, file } of counts) {
    if (!known.has(crimeType) && !unknown.has(crimeType)) unknown.set(crimeType, file.name)
  }
  return [...unknown].map(([crimeType, name]) => ({
    code: 'unknown-crime-type',
    message:
      `${name} has the crime type "${crimeType}", which ${area.name} does not count. Add it, and the ` +
      'measure it is counted under, to streetMeasures in area.yaml',
    field: name,
  }))
}

function monthObservations(
  area: AreaFile,
  { file, period }: StreetMonth,
  places: readonly string[],
  tally: ReadonlyMap<string, number>,
  days: StreetDays,
): NewObservation[] {
  const observation = (measure: string, place: string, value: number): NewObservation => ({
    measure,
    area: place,
    breakdown: '',
    period,
    value,
    numerator: null,
    denominator: null,
    status: 'actual',
    source: {
      document: `Street-level crime, ${area.force.streetFileName}, data.police.uk (Open Government Licence v3.0)`,
      paragraph: file.name,
    },
    note: null,
    ...days,
  })
  const count = (measure: string, place: string) => tally.get(`${measure} ${place}`) ?? 0
  const { streetTotals } = area
  const measures = new Set(area.streetMeasures.map(({ measure }) => measure))
  if (streetTotals) measures.add(streetTotals.all)
  const counted = [...measures].flatMap((measure) =>
    places.map((place) => observation(measure, place, count(measure, place))),
  )
  if (!streetTotals) return counted
  const [whole = '', ...parts] = places
  const nowhere = area.places.find(({ kind }) => kind === 'no-location')?.id
  const located = parts
    .filter((place) => place !== nowhere)
    .reduce((sum, place) => sum + count(streetTotals.all, place), 0)
  const all = count(streetTotals.all, whole)
  const share = divideAndRound(100 * located, all, SHARE_DECIMALS) ?? null
  return [
    ...counted,
    {
      ...observation(streetTotals.locatedShare, whole, 0),
      value: share,
      numerator: located,
      denominator: all,
    },
  ]
}
