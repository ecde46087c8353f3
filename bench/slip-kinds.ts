import type { Claim, ClaimKind } from '#checker/index.ts'

/** What may go wrong as a paper is written, of one claim of it that is right. */
export interface SlipKind {
  readonly name: string
  /** The claim's figure or words as they then read; `undefined` where the slip is none of such a claim. */
  readonly slip: (claim: Claim, quote: string) => string | undefined
  /** For which kinds of claim it is made; of all where it says none. */
  readonly of?: readonly ClaimKind[]
}

const FIGURE = /\d[\d,]*(?:\.\d+)?/u

/** Each kind of slip that writers of papers make, as far as one word or figure shows it. */
export const SLIP_KINDS: readonly SlipKind[] = [
  { name: 'two digits change places', slip: ({ stated }) => onDigits(stated, transpose) },
  { name: 'a digit is one out', slip: ({ stated }) => onDigits(stated, oneOut) },
  {
    name: 'divided by the later value',
    of: ['percent-change'],
    slip: ({ stated }, quote) => {
      const isFall = /^[-−(]/u.test(stated) || FALLS.test(quote)
      return onValue(stated, (share) => share / (1 + (isFall ? -share : share) / 100))
    },
  },
  {
    name: 'points called per cent',
    of: ['percentage-points'],
    slip: ({ stated }) => {
      const figure = FIGURE.exec(stated)?.[0]
      return figure === undefined || /%/u.test(stated) ? undefined : `${figure}%`
    },
  },
  {
    name: 'the sign is wrong',
    of: ['difference', 'percent-change', 'percentage-points'],
    slip: ({ stated }) =>
      /^[-−]\d/u.test(stated)
        ? `+${stated.slice(1)}`
        : /^\+\d/u.test(stated)
          ? `-${stated.slice(1)}`
          : undefined,
  },
  { name: 'the word is its opposite', slip: ({ stated }) => opposite(stated) },
]

const FALLS =
  /\b(?:fell|fall(?:en)?|down|drop\w*|reduc\w*|decreas\w*|declin\w*|fewer|less|lower|cut)\b/iu

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['rose', 'fell'],
  ['risen', 'fallen'],
  ['rise', 'fall'],
  ['up', 'down'],
  ['more', 'fewer'],
  ['higher', 'lower'],
  ['above', 'below'],
  ['increase', 'decrease'],
  ['increased', 'decreased'],
  ['improved', 'worsened'],
  ['better', 'worse'],
  ['highest', 'lowest'],
  ['largest', 'smallest'],
  ['most', 'fewest'],
  ['met', 'missed'],
  ['over', 'under'],
  ['second', 'third'],
  ['two', 'three'],
  ['four', 'five'],
]

function opposite(stated: string): string | undefined {
  for (const [one, other] of OPPOSITES) {
    for (const [from, to] of [[one, other] as const, [other, one] as const]) {
      const pattern = new RegExp(`(?<![\\p{L}-])${from}(?![\\p{L}-])`, 'u')
      if (pattern.test(stated) && !/\d/u.test(stated)) return stated.replace(pattern, to)
    }
  }
  return undefined
}

function onDigits(stated: string, change: (digits: string) => string | undefined) {
  const figure = FIGURE.exec(stated)?.[0]
  if (
    figure === undefined ||
    (stated.match(/\d+/gu) ?? []).join('').length !== digitsOf(figure).length
  )
    return undefined
  const changed = change(digitsOf(figure))
  return changed === undefined
    ? undefined
    : stated.replace(figure, () => inPlaceOf(figure, changed))
}

const digitsOf = (figure: string) => figure.replace(/\D/gu, '')

/** Other digits set as those of a figure are. */
function inPlaceOf(figure: string, digits: string): string {
  let at = 0
  return figure.replace(/\d/gu, () => digits[at++] ?? '')
}

/** The last two of its digits that differ, in each other's place. */
function transpose(digits: string): string | undefined {
  for (let at = digits.length - 2; at >= 0; at -= 1) {
    const [one = '', other = ''] = [digits[at], digits[at + 1]]
    if (one !== other && !(at === 0 && other === '0'))
      return digits.slice(0, at) + other + one + digits.slice(at + 2)
  }
  return undefined
}

/** The last digit but one, or the only one: a borrow missed. */
function oneOut(digits: string): string | undefined {
  const at = Math.max(0, digits.length - 2)
  const digit = Number(digits[at])
  const next = digit === 9 ? 8 : digit + 1
  return digits.slice(0, at) + String(next) + digits.slice(at + 1)
}

function onValue(stated: string, change: (value: number) => number): string | undefined {
  const figure = FIGURE.exec(stated)?.[0]
  if (figure === undefined || !/%|per ?cent/iu.test(stated)) return undefined
  const places = (figure.split('.')[1] ?? '').length
  const changed = change(Number(figure.replaceAll(',', ''))).toFixed(places)
  return changed === figure || !(Number(changed) > 0) ? undefined : stated.replace(figure, changed)
}
