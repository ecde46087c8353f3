import { describePeriod, type Period } from '#shared/index.ts'
import type { Claim } from './claim.ts'
import type { FiledClaim } from './compare-papers.ts'
import { type Fact, findFacts, subjectOf } from './facts.ts'
import { absolute, compare, fraction, minus, times } from './fraction.ts'
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

const CORRECT = 'The observations held give the same figure.'

/**
 * Figures of the papers against those held: a claim is tied to a measure when its words, less those
 * that say nothing, are those of the measure's name or an alias, and its period and unit are the same.
 * The explanation names the tie, so that a reader can refuse it.
 *
 * @param held - figures of the area the papers are about, at most one per measure, period and unit
 */
export function compareWithHeld(
  readings: readonly Reading[],
  held: readonly HeldFigure[],
): readonly FiledClaim[] {
  const known = new Map<string, HeldFigure>()
  for (const figure of held) {
    for (const name of [figure.measure, ...figure.aliases]) {
      const subject = subjectOf(keyWords(name))
      if (subject !== '') known.set(`${subject}|${figure.period.code}|${figure.unit}`, figure)
    }
  }
  return readings
    .flatMap((reading) => findFacts(reading))
    .filter((fact) => fact.measure === 'level' && fact.derived === null)
    .flatMap((fact): readonly FiledClaim[] => {
      const figure = known.get(`${fact.subject}|${fact.period}|${fact.unit}`)
      return figure ? [{ file: fact.file, claim: hold(fact, figure) }] : []
    })
}

function hold(fact: Fact, figure: HeldFigure): Claim {
  const exact = fraction(figure.value)
  const half = times(fact.step, { above: 1n, below: 2n })
  const isWhole = compare(fact.step, fraction(1)) === 0 && Number.isInteger(figure.value)
  const apart = absolute(minus(fact.value, exact))
  const agrees = compare(apart, isWhole ? fraction(0) : half) <= 0
  const value = figure.value.toLocaleString('en-GB')
  return {
    where: fact.place,
    quote: fact.quote,
    kind: 'same-fact',
    stated: fact.text,
    recomputed: value,
    verdict: agrees ? 'correct' : 'inconsistent',
    explanation: agrees
      ? CORRECT
      : `The paper says ${fact.text}; the observation held for ${figure.measure}, ${figure.area}, ${describePeriod(figure.period)}, is ${value}.`,
    suggestion: null,
    tie: {
      measure: figure.measure,
      area: figure.area,
      period: describePeriod(figure.period),
    },
  }
}
