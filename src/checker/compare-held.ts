import {
  absolute,
  compare,
  describePeriod,
  fraction,
  halved,
  minus,
  NOUGHT,
  ONE,
  type Period,
} from '#shared/index.ts'
import type { Claim, FiledClaim } from './claim.ts'
import { type Fact, findFacts, subjectOf } from './facts.ts'
import { isNear } from './how-it-went-wrong.ts'
import type { Reading } from './reading.ts'
import { keyWords } from './words.ts'

/** A figure we hold ourselves, which a paper's claims can be held against. */
export interface HeldFigure {
  readonly measure: string
  /** Other names the measure goes by in papers. */
  readonly aliases: readonly string[]
  readonly area: string
  readonly period: Period
  readonly value: number
  readonly unit: 'count' | 'percent' | 'pounds' | 'seconds'
}

/** Words as general as "incidents" are those of a measure and of its parts. */
const FAR_APART =
  'They are so far apart that the paper may speak of something else by the same words.'

const CORRECT = 'The observations held give the same figure.'

/** What names a tie, so that it can be shown and refused: the measure, the area and the period's code. */
function tieId(figure: Pick<HeldFigure, 'measure' | 'area' | 'period'>): string {
  return [figure.measure, figure.area, figure.period.code].join('|')
}

/**
 * Figures of the papers against those held: a claim is tied to a measure when its words, less those
 * that say nothing, are those of the measure's name or an alias, its period and unit are the same, and
 * the place it names, if it names one, is the figure's. Where figures of several areas are held and the
 * words name none of them, the claim is taken to be of the area with the most figures.
 *
 * @param refused - the ids of ties that a reader has said are wrong; they are not made again
 */
export function compareWithHeld(
  readings: readonly Reading[],
  held: readonly HeldFigure[],
  refused: readonly string[] = [],
): readonly FiledClaim[] {
  if (held.length === 0) return []
  const known = new Map<string, HeldFigure[]>()
  for (const figure of held) {
    if (refused.includes(tieId(figure))) continue
    const subjects = [figure.measure, ...figure.aliases].map((name) => subjectOf(keyWords(name)))
    for (const subject of new Set(subjects.filter((it) => it !== ''))) {
      const key = `${subject}|${figure.period.code}|${figure.unit}`
      const group = known.get(key)
      if (group) group.push(figure)
      else known.set(key, [figure])
    }
  }
  const areas = Map.groupBy(held, (figure) => figure.area)
  const [main = ''] = [...areas.keys()].toSorted(
    (one, other) => (areas.get(other)?.length ?? 0) - (areas.get(one)?.length ?? 0),
  )
  return readings
    .flatMap((reading) => findFacts(reading))
    .filter((fact) => fact.measure === 'level' && fact.derived === null && !isEarlier(fact))
    .flatMap((fact): readonly FiledClaim[] => {
      const area = areaOf(fact, [...areas.keys()], main)
      const figure = known
        .get(`${fact.subject}|${fact.period}|${fact.unit}`)
        ?.find((it) => it.area === area)
      return figure ? [{ file: fact.file, claim: hold(fact, figure) }] : []
    })
}

const BEFORE_AN_EARLIER_VALUE =
  /\b(?:from|than|against|compared (?:with|to)|previously|up on|down on)(?: the| a| about| around)?\s*[£(]?$/u

/** "Up 922 from 22,949": the value a change starts from is not of the sentence's own period. */
function isEarlier({ quote, text }: Fact): boolean {
  return BEFORE_AN_EARLIER_VALUE.test(quote.slice(0, Math.max(0, quote.indexOf(text))))
}

/** A place after the words: "in Westmoor". Months, quarters and the parts of a paper are not places. */
const PLACE =
  /\b(?:in|across|within|throughout|for|by) (?:the )?(?<name>[A-Z][\w’'-]+(?: (?:and |of )?[A-Z][\w’'-]+)*)/gu
const NOT_A_PLACE =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]|Quarter|Table|Appendix|Annex|Section|Figure|Year|FY|Police|Force|Constabulary|Commissioner)\b/u

/** The area a fact is of: the one its words name, the main one when they name none, `null` when another. */
function areaOf(fact: Fact, areas: readonly string[], main: string): string | null {
  const named = areas.filter((area) => fact.quote.includes(area))
  const longest = named.filter((area) => !named.some((it) => it !== area && it.includes(area)))
  if (longest.length > 1) return null
  const [only] = longest
  const places = [...fact.quote.matchAll(PLACE)]
    .map((match) => match.groups?.['name'] ?? '')
    .filter((name) => !NOT_A_PLACE.test(name))
  const elsewhere = places.some(
    (name) => !areas.some((area) => area.includes(name) || name.includes(area)),
  )
  if (only !== undefined) return elsewhere ? null : only
  return elsewhere ? null : main
}

function hold(fact: Fact, figure: HeldFigure): Claim {
  const exact = fraction(figure.value)
  const half = halved(fact.step)
  const isWhole = compare(fact.step, ONE) === 0 && Number.isInteger(figure.value)
  const apart = absolute(minus(fact.value, exact))
  const agrees = compare(apart, isWhole ? NOUGHT : half) <= 0
  const value = figure.value.toLocaleString('en-GB')
  const differs = `The paper says ${fact.text}; the observation held for ${figure.measure}, ${figure.area}, ${describePeriod(figure.period)}, is ${value}.`
  const isSlip = isNear(fact.value, exact)
  return {
    where: fact.place,
    quote: fact.quote,
    kind: 'same-fact',
    stated: fact.text,
    recomputed: value,
    verdict: agrees ? 'correct' : isSlip ? 'inconsistent' : 'questionable',
    explanation: agrees ? CORRECT : isSlip ? differs : `${differs} ${FAR_APART}`,
    suggestion: null,
    tie: {
      id: tieId(figure),
      measure: figure.measure,
      area: figure.area,
      period: describePeriod(figure.period),
    },
  }
}
