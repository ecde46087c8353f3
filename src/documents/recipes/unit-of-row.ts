import { namedUnit } from './named-units.ts'
import { type UnitAndScale, unitIn, unitInOwnWords } from './units.ts'

const DAYS = /^(?:(?:working|calendar) )?days?(?: lost)?$/i

/** A unit that stands in a column of its own: in the file's own words where they are no known one. */
export function unitSaid(words: string, measure: readonly string[]): UnitAndScale {
  // "Rate" says less than "per 1,000 population" in the name of the measure, and "days" less than "days lost per officer"
  const ofMeasure = measure.map(unitIn)[0]
  const isShorter =
    /^(?:rate|ratio|number per)$/i.test(words) ||
    (DAYS.test(words) && ofMeasure?.unit.startsWith('days per ') === true)
  if (ofMeasure !== undefined && isShorter) return ofMeasure
  return namedUnit(words) ?? unitIn(words) ?? unitInOwnWords(words)
}
