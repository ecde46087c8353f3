import { z } from 'zod'
import { accuses, type Claim } from '#checker/index.ts'

/** What is true of a paper's claims, as its writer knew it. */
export const truthSchema = z.object({
  claims: z.array(
    z.object({
      quote: z.string(),
      stated: z.coerce.string(),
      truth: z.enum(['right', 'wrong', 'loose', 'cannot-tell']),
      correct: z.coerce.string().nullish(),
      /** A right figure beside a planted error: an accusation there counts apart. */
      beside_error: z.boolean().optional(),
    }),
  ),
})
type Truth = z.infer<typeof truthSchema>['claims'][number]

export interface Score {
  readonly accusations: number
  readonly rightAccusations: number
  readonly falseAccusations: number
  readonly besideAnError: number
  /** Accusations of what the truth does not speak of, or that fit several. */
  readonly toJudge: number
  readonly errors: number
  readonly errorsFound: number
  readonly right: number
  readonly recognised: number
  /** Each accusation that is not right, and each error missed, in a line. */
  readonly lines: readonly string[]
}

const WORDS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** Held against what is true of the paper: a claim is matched by its words, then by its figure. */
export function scoreClaims(claims: readonly Claim[], truth: readonly Truth[]): Score {
  const got = truth.map((): Claim['verdict'][] => [])
  const lines: string[] = []
  const counted = { right: 0, false: 0, beside: 0, judge: 0 }
  for (const claim of claims) {
    const matches = matchesOf(claim, truth)
    const isAccusation = accuses(claim.verdict)
    const isMixed = new Set(matches.map((at) => truth[at]?.truth)).size > 1
    const at = matches.find((one) => got[one]?.length === 0) ?? matches[0]
    const about = at === undefined ? undefined : truth[at]
    if (at !== undefined) got[at]?.push(claim.verdict)
    if (!isAccusation) continue
    const kind =
      isMixed || about === undefined
        ? 'judge'
        : about.truth === 'wrong' || about.truth === 'loose'
          ? 'right'
          : about.beside_error
            ? 'beside'
            : 'false'
    counted[kind] += 1
    if (kind !== 'right') {
      lines.push(
        `${kind} ${claim.verdict}: stated ${claim.stated}, recomputed ${claim.recomputed} | ${claim.quote.slice(0, 120)}`,
      )
    }
  }
  const wrong = truth.flatMap((one, at) => (one.truth === 'wrong' ? [at] : []))
  const isFound = (at: number) => got[at]?.some((verdict) => accuses(verdict)) ?? false
  for (const at of wrong.filter((one) => !isFound(one))) {
    const one = truth[at]
    lines.push(`missed: ${one?.stated} should be ${one?.correct} | ${one?.quote.slice(0, 100)}`)
  }
  const right = truth.flatMap((one, at) => (one.truth === 'right' ? [at] : []))
  return {
    accusations: counted.right + counted.false + counted.beside + counted.judge,
    rightAccusations: counted.right,
    falseAccusations: counted.false,
    besideAnError: counted.beside,
    toJudge: counted.judge,
    errors: wrong.length,
    errorsFound: wrong.filter(isFound).length,
    right: right.length,
    recognised: right.filter((at) => got[at]?.includes('correct') && !isFound(at)).length,
    lines,
  }
}

export function sumScores(scores: readonly Score[]): Score {
  const add = (name: Exclude<keyof Score, 'lines'>) =>
    scores.reduce((sum, score) => sum + score[name], 0)
  return {
    accusations: add('accusations'),
    rightAccusations: add('rightAccusations'),
    falseAccusations: add('falseAccusations'),
    besideAnError: add('besideAnError'),
    toJudge: add('toJudge'),
    errors: add('errors'),
    errorsFound: add('errorsFound'),
    right: add('right'),
    recognised: add('recognised'),
    lines: scores.flatMap(({ lines }) => lines),
  }
}

function matchesOf(claim: Claim, truth: readonly Truth[]): readonly number[] {
  const found = truth.flatMap((one, at) => {
    const words = overlap(claim.quote, one.quote)
    const figure = words === 0 ? 0 : sameFigure(claim.stated, one.stated)
    return figure === 0 ? [] : [{ at, weight: 10 * figure + words }]
  })
  const best = Math.max(0, ...found.map(({ weight }) => weight))
  return found.filter(({ weight }) => weight === best).map(({ at }) => at)
}

const plain = (text: string) =>
  text
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .toLowerCase()
    .replace(/[\W_]+/g, ' ')
    .trim()
const squeezed = (text: string) => plain(text).replaceAll(' ', '')

/** 3 for the same words, 2 for one within the other, 1 for most of the words. */
function overlap(one: string, other: string): number {
  const [a, b] = [squeezed(one), squeezed(other)]
  if (a === '' || b === '') return 0
  if (a === b) return 3
  if (Math.min(a.length, b.length) >= 8 && (a.includes(b) || b.includes(a))) return 2
  const [x, y] = [new Set(plain(one).split(' ')), new Set(plain(other).split(' '))]
  const shared = [...x].filter((word) => y.has(word)).length
  return shared >= 3 && shared / Math.min(x.size, y.size) >= 0.7 ? 1 : 0
}

/** 2 for the same text, 1 for a shared number or one text within the other. */
function sameFigure(one: string, other: string): number {
  const [a, b] = [squeezed(one), squeezed(other)]
  if (a === '' || b === '') return 0
  if (a === b) return 2
  const [p, q] = [numbersIn(one), numbersIn(other)]
  if (p.length > 0 && q.length > 0) {
    const isFirst = Math.abs((p[0] ?? 0) - (q[0] ?? 0)) < 1e-9
    return isFirst || ((p.length > 1 || q.length > 1) && p.some((value) => q.includes(value)))
      ? 1
      : 0
  }
  if (p.length > 0 || q.length > 0) return 0
  const [x, y] = [new Set(plain(one).split(' ')), new Set(plain(other).split(' '))]
  return x.isSubsetOf(y) || y.isSubsetOf(x) ? 1 : 0
}

function numbersIn(text: string): readonly number[] {
  const small = text.toLowerCase()
  const digits = (small.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((one) =>
    Number(one.replaceAll(',', '')),
  )
  const words = (small.match(/[a-z]+/g) ?? []).map((word) => WORDS.indexOf(word) + 1)
  return [...digits, ...words.filter((value) => value > 0)]
}
