import { toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { likelySide } from '../good-side.ts'
import type { Quantity } from '../quantities.ts'
import { before, overStatements, type Reading, type Statement } from '../reading.ts'
import { textBefore } from '../words.ts'
import { conclude } from './conclude.ts'

const EARLIER = String.raw`(?:last year|(?:a|one) (?:year|quarter) (?:ago|earlier|before)|the (?:year|quarter) before|the previous (?:year|quarter)|in (?:19|20)\d\d(?:[/–-]\d\d)?)`
/** "Last year's rate was 8.6%": a share of an earlier time, which opens its sentence. */
const OPENS = new RegExp(
  String.raw`^(?:the (?:rate|figure|share|proportion) )?${EARLIER}\b[^\d.;]{0,60}$|^[^\d.;]{0,50}\b${EARLIER}(?:[’']s [\p{L} ]{1,20})? (?:was|were|stood at) $`,
  'iu',
)
/** "Compared with 43.6% last year": one told beside the later one. */
const [BESIDE, TIME] = [
  /^[^\d.;]{0,40}?\b(?:compared (?:with|to)|against|as against) (?:the )?$/iu,
  new RegExp(String.raw`^[^.;,\d]{0,20}${EARLIER}`, 'iu'),
]
const UP = '(?<up>risen|rose|gone up|went up|grew|grown|increased|higher|up)'
const DOWN = '(?<down>fallen|fell|gone down|went down|shrank|shrunk|decreased|declined|lower|down)'
const BETTER = '(?<better>improved|improvement|better)'
const WORSE = '(?<worse>worsened|deteriorated|worsening|deterioration|worse)'
const WAY = new RegExp(
  String.raw`\b(?:so|thus|therefore|hence|which means|and so)\b(?: (?!not\b|no\b|that of\b)[\p{L}’']+){0,6}? \b(?:${UP}|${DOWN}|${BETTER}|${WORSE})\b(?! (?:by|of|than|on) )`,
  'iu',
)
/** "17.0%, higher than for adults (25.6%)"; and "8.3% higher than (75.8%)" is a change. */
const THAN =
  /^(?: \([^()]*\))?, (?:which is |slightly |well |much |a little |somewhat )?(?<way>higher|lower|greater|smaller|larger) than [^\d.;,]{0,50}\($/iu
/** In shares of the earlier value: one farther off is rather of something else. */
const NEAR = 0.4

interface Pair {
  readonly now: Quantity
  readonly earlier: Quantity
}

/** "Last year's rate was 8.6%, so it has risen", "17.0%, higher than for adults (25.6%)": which way shares stand, and by how many points. */
export function checkSharesCompared(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement, index) => {
    const back = before(reading, index, 1)[0]
    return [
      ...besideOther(statement),
      ...saidOfWay(statement, back, before(reading, index, 2)[1]),
      ...pointsAsPercent(statement, back),
    ]
  })
}

const isShare = ({ unit, closeness, high, outOf, inWords }: Quantity) =>
  unit === 'percent' && closeness === 'exact' && !high && !outOf && !inWords

const sharesOf = ({ sentence }: Statement) => sentence.quantities.filter(isShare)

function besideOther({ sentence, changes }: Statement): readonly Claim[] {
  const isChange = (it: Quantity) => changes.some(({ percent }) => percent === it)
  const shares = sentence.quantities.filter((it) => isShare(it) && !isChange(it))
  return shares.slice(1).flatMap((other, at) => {
    const own = shares[at]
    const way = own && THAN.exec(sentence.text.slice(own.end, other.start))?.groups?.['way']
    if (!own || way === undefined) return []
    const sign = /higher|greater|larger/iu.test(way) ? 1 : -1
    return [concludeWay({ sentence, word: way, sign, pair: { now: own, earlier: other } })]
  })
}

function saidOfWay(
  statement: Statement,
  back: Statement | undefined,
  farther: Statement | undefined,
): readonly Claim[] {
  const { sentence } = statement
  const said = WAY.exec(sentence.text)
  if (!said) return []
  const own = sharesOf(statement)
  const isAfter = own.every(({ end }) => end <= said.index)
  const pair =
    own.length === 0 ? back && pairIn(back, farther) : isAfter ? pairIn(statement, back) : undefined
  if (!pair) return []
  const { up, down, better, worse } = said.groups ?? {}
  const word = up ?? down ?? better ?? worse ?? ''
  const texts = [farther, back, statement].map((it) => it?.sentence.text ?? '').join(' ')
  const side = up || down ? 1 : likelySide(texts.replace(word, ' '), true)
  if (side === 0) return []
  return [concludeWay({ sentence, word, sign: (up || better ? 1 : -1) * side, pair })]
}

/** The share of now and that of then: told side by side, or the one in the sentence before. */
function pairIn(statement: Statement, back: Statement | undefined): Pair | undefined {
  const { text } = statement.sentence
  const [first, second, third] = sharesOf(statement)
  if (!first || third) return undefined
  if (second) {
    const isPair =
      BESIDE.test(text.slice(first.end, second.start)) && TIME.test(text.slice(second.end))
    return isPair ? nearPair({ now: first, earlier: second }) : undefined
  }
  const [now, another] = back ? sharesOf(back) : []
  if (!now || another || !OPENS.test(textBefore(text, first.from))) return undefined
  return nearPair({ now, earlier: first })
}

function nearPair(pair: Pair): Pair | undefined {
  const [now, earlier] = [toNumber(pair.now.value), toNumber(pair.earlier.value)]
  return Math.abs(now - earlier) <= NEAR * earlier ? pair : undefined
}

function concludeWay({
  sentence,
  word,
  sign,
  pair: { now, earlier },
}: {
  readonly sentence: Statement['sentence']
  readonly word: string
  readonly sign: number
  readonly pair: Pair
}): Claim {
  const apart = toNumber(now.value) - toNumber(earlier.value)
  const is = apart > 0 ? 'higher' : apart < 0 ? 'lower' : 'the same'
  return conclude(sentence, {
    kind: 'comparison-direction',
    stated: word,
    recomputed: is,
    fit: Math.sign(apart) === sign ? 'correct' : 'incorrect',
    working: `${now.text} is ${apart === 0 ? 'the same as' : `${is} than`} ${earlier.text}`,
  })
}

/** A change between shares: of so many points, or told in per cent and yet one of points. */
function pointsAsPercent(statement: Statement, back: Statement | undefined): readonly Claim[] {
  const { sentence, changes } = statement
  const [earlier, ...more] = sharesOf(statement)
  const [change, other] = changes.filter(({ percent, points }) => percent ?? points)
  const told = change?.points ?? change?.percent
  if (!earlier || !told || other || !back || change?.from || change?.to) return []
  if (more.some((it) => it !== told)) return []
  if (!OPENS.test(textBefore(sentence.text, earlier.from))) return []
  const [base, by] = [toNumber(earlier.value), toNumber(told.value)]
  const now = sharesOf(back).find(
    ({ value }) => Math.abs(Math.abs(toNumber(value) - base) - by) < 1e-6,
  )
  if (!now || base === 0) return []
  const relative = (100 * Math.abs(toNumber(now.value) - base)) / base
  const isOfPoints = told === change?.points
  if (!isOfPoints && Math.abs(relative - by) <= toNumber(told.step) / 2 + 0.05 * by) return []
  const working = `between ${earlier.text} and ${now.text} there are ${by} percentage points`
  return [
    conclude(sentence, {
      kind: 'percentage-points',
      stated: told.text,
      recomputed: `${by} percentage points`,
      fit: isOfPoints ? 'correct' : 'incorrect',
      working: isOfPoints ? working : `${working}, which is ${relative.toFixed(1)}%`,
    }),
  ]
}
