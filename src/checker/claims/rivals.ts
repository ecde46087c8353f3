import { compare } from '#shared/index.ts'
import { accuses, type Claim } from '../claim.ts'
import { isPlain } from '../prose/borne-out.ts'
import { chanceOf, fits } from '../prose/fit.ts'
import type { Tier, Working } from '../prose/formulas.ts'
import { sceneAt } from '../prose/scene.ts'
import { workingsOf } from '../prose/workings.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading, Statement } from '../reading.ts'
import { OF_SOMETHING_ELSE, printed } from './change-words.ts'

/**
 * The claims of a paper, of which none is accused that another reading of its sentence bears out: where the
 * figure that it should be is printed beside it, of something else, or where other values that the words name
 * or leave open give just what is printed.
 */
export function withoutRivalled(reading: Reading, claims: readonly Claim[]): readonly Claim[] {
  if (!claims.some(({ verdict }) => accuses(verdict))) return claims
  const places = new Map(reading.statements.map(({ sentence }, index) => [sentence.text, index]))
  return claims.map((claim) => {
    const index = accuses(claim.verdict) ? places.get(claim.quote) : undefined
    return index !== undefined && hasRival(reading, index, claim)
      ? { ...claim, recomputed: null, ...OF_SOMETHING_ELSE }
      : claim
  })
}

function hasRival(reading: Reading, index: number, claim: Claim): boolean {
  const statement = reading.statements[index]
  if (!statement) return false
  const { text, quantities } = statement.sentence
  const [own, another] = quantities.filter((it) => printed(text, it) === claim.stated)
  if (!own) return isWordBeside(text, claim)
  if (another) return false
  return (
    (!STANDS_BESIDE.has(claim.kind) && isPrintedBeside(statement, own, claim)) ||
    isBorneOut(reading, index, own, claim)
  )
}

/** What a share in words, or a figure told loosely, is held against stands beside it by its nature. */
const STANDS_BESIDE = new Set<Claim['kind']>(['rounding', 'threshold'])

/** "The target, which had been missed a year ago, was met": what it should be is said there, of another. */
function isWordBeside(text: string, { kind, stated, recomputed }: Claim): boolean {
  if (recomputed === null || kind === 'same-fact' || !/^\p{L}+$/u.test(recomputed)) return false
  const rest = text.replace(stated, '')
  return new RegExp(`\\b${recomputed}\\b`, 'iu').test(rest)
}

/** "Down by half in two years and by 30% in one": the 30% is not what the half should be. */
function isPrintedBeside(
  { sentence: { text, quantities } }: Statement,
  own: Quantity,
  { recomputed }: Claim,
): boolean {
  return quantities.some(
    (it) =>
      it !== own &&
      it.unit === own.unit &&
      compare(it.value, own.value) !== 0 &&
      (printed(text, it) === recomputed || it.text === recomputed),
  )
}

/** A figure of one digit comes of some values near it whatever it is of. */
const MOST_CHANCE = 0.05
const MOST_CHANCE_LOOSE = 0.2

/** Whether values that the words may as well mean give the figure; where both ends stand in its clause, others must be as sure. */
function isBorneOut(reading: Reading, index: number, own: Quantity, claim: Claim): boolean {
  const scene = sceneAt(reading, index)
  if (!scene || !isPlain(own)) return false
  const change = scene.statement.changes.find((it) =>
    [it.amount, it.percent, it.points].includes(own),
  )
  const isLoose = own.inWords || own.closeness !== 'exact'
  const isBound = (change?.from && change.to) || isOfParts(scene.statement, own)
  const most: Tier = isBound ? 0 : 1
  return workingsOf(scene, own).some(
    (it) =>
      it.tier <= most &&
      it.isOpposite !== true &&
      // What some of the parts come to is what a sum comes to that leaves one out
      !(it.kind === 'sum' && claim.kind === 'sum') &&
      fits(own, { ...it, reach: 0 }) &&
      isUnlikely(own, it, isLoose),
  )
}

/** Whether it would hardly come of such values by chance: of "more than 2,000" half of all would do. */
function isUnlikely(own: Quantity, working: Working, isLoose: boolean): boolean {
  const chance = chanceOf(own, working)
  if (isLoose) return working.isNamed === true && chance < MOST_CHANCE_LOOSE
  return working.tier === 0 || chance <= MOST_CHANCE
}

/** "1,466 of 1,604, or 91.0%": beside a part and its whole. */
function isOfParts({ sentence: { text, quantities } }: Statement, own: Quantity): boolean {
  return quantities.some(
    ({ outOf, end }) =>
      outOf !== null && end <= own.from && /^[^\d.;]{0,30}$/u.test(text.slice(end, own.from)),
  )
}
