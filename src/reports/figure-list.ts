import type { Area, Measure } from '#area/index.ts'
import type { FigureBook } from '#performance/index.ts'
import type { Source } from '#shared/index.ts'
import { citeSource } from '#shared/index.ts'
import {
  formatValue,
  type LeftOut,
  missingWords,
  type Observation,
  type Point,
  withAside,
} from '#statistics/index.ts'
import type { ReportFigure, ReportSource } from './report.ts'

/** Numbers the figures and papers of a report in the order in which they are first used. */
export interface FigureList {
  /** The number of an observation in the report. */
  cite(observation: Observation): number
  /** The number of a sum of observations, all of one measure, place and breakdown. */
  citeSum(parts: readonly Observation[], sum: Point): number
  readonly figures: readonly ReportFigure[]
  readonly sources: readonly ReportSource[]
}

/** A report says the same before somebody approved it and after: until then it cannot be signed off. */
function withoutApproval({ record, reason, on }: LeftOut): LeftOut {
  return { record, reason, on }
}

export function startFigureList(area: Area, book: FigureBook): FigureList {
  const figures: ReportFigure[] = []
  const sources: ReportSource[] = []
  const numberOf = new Map<string, number>()

  function citeSourceOf(source: Source): number {
    const known = sources.find(
      ({ document, paragraph, link }) =>
        citeSource({ document, ...(paragraph === null ? {} : { paragraph }) }) ===
          citeSource(source) && link === (source.link ?? null),
    )
    if (known) return known.number
    const number = sources.length + 1
    sources.push({
      number,
      document: source.document,
      paragraph: source.paragraph ?? null,
      link: source.link ?? null,
    })
    return number
  }

  function add(key: string, figure: Omit<ReportFigure, 'number'>): number {
    const known = numberOf.get(key)
    if (known !== undefined) return known
    const number = figures.length + 1
    numberOf.set(key, number)
    figures.push({ number, ...figure })
    return number
  }

  const placeName = (id: string) => area.file.places.find((place) => place.id === id)?.name ?? id
  const measureOf = (id: string): Measure => {
    const measure = area.measures.get(id)
    if (!measure) throw new Error(`There is no measure ${id} in the area's files`)
    return measure
  }

  function cite(observation: Observation): number {
    const measure = measureOf(observation.measure)
    const { value } = observation
    return add(`observation ${observation.id}`, {
      observationId: observation.id,
      sumOf: [],
      measureId: measure.id,
      measureName: measure.name,
      area: placeName(observation.area),
      breakdown: observation.breakdown,
      period: observation.period,
      value,
      numerator: observation.numerator,
      denominator: observation.denominator,
      text: value === null ? missingWords(observation) : formatValue(value, measure),
      status: observation.status,
      releasedOn: observation.releasedOn,
      knownOn: observation.knownOn,
      note: observation.note,
      ...(observation.setAside ? { setAside: withoutApproval(observation.setAside) } : {}),
      ...(observation.withdrawn ? { withdrawn: withoutApproval(observation.withdrawn) } : {}),
      source: citeSourceOf(observation.source),
      revisions: book.revisions(observation),
    })
  }

  return {
    figures,
    sources,
    cite,
    citeSum(parts, sum) {
      const [first] = parts
      if (!first) throw new Error('A sum of no figures cannot be cited')
      const numbers = parts.map(cite)
      const measure = measureOf(first.measure)
      const latest = parts.reduce((one, other) => (one.releasedOn > other.releasedOn ? one : other))
      return add(`sum ${numbers.join(' ')}`, {
        observationId: null,
        sumOf: numbers,
        measureId: measure.id,
        measureName: measure.name,
        area: placeName(first.area),
        breakdown: first.breakdown,
        period: sum.period,
        value: sum.value,
        numerator: null,
        denominator: null,
        text: sum.value === null ? missingWords(sum) : formatValue(sum.value, measure),
        status: 'derived',
        releasedOn: latest.releasedOn,
        knownOn: latest.knownOn,
        note: withAside(`The sum of figures ${numbers[0]} to ${numbers.at(-1)}`, sum),
        source: citeSourceOf(first.source),
        revisions: 0,
      })
    },
  }
}
