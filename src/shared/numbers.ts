/** A real minus sign, so that a negative number is not read as a hyphenated word. */
export const MINUS = '−'

interface Decimal {
  readonly digits: bigint
  readonly places: number
}

function exact(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const places = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 }
}

/**
 * A quotient rounded half away from zero, worked in whole numbers so that a tie is seen as a tie:
 * 2.5 becomes 3 and −2.5 becomes −3.
 *
 * @param decimals - places kept, 0 or more
 * @returns `undefined` when the divisor is zero or either number is not finite
 */
export function divideAndRound(
  dividend: number,
  divisor: number,
  decimals: number,
): number | undefined {
  if (!Number.isFinite(dividend) || !Number.isFinite(divisor) || divisor === 0) return undefined
  const [above, below] = [exact(dividend), exact(divisor)]
  const shift = decimals + below.places - above.places
  let numerator = above.digits
  let denominator = below.digits
  if (shift >= 0) numerator *= 10n ** BigInt(shift)
  else denominator *= 10n ** BigInt(-shift)
  const negative = numerator < 0n !== denominator < 0n
  if (numerator < 0n) numerator = -numerator
  if (denominator < 0n) denominator = -denominator
  const rounded = (2n * numerator + denominator) / (2n * denominator)
  const digits = rounded.toString().padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return rounded === 0n ? 0 : Number(negative ? `-${text}` : text)
}

/** A number rounded half away from zero: 0.125 to two places is 0.13, and −0.125 is −0.13. */
export function roundHalfAway(value: number, decimals: number): number {
  return divideAndRound(value, 1, decimals) ?? value
}

/**
 * A number for people: thousands separated, a real minus sign, at most `decimals` places and no
 * trailing zeros beyond `leastDecimals`.
 */
export function formatNumber(value: number, decimals = 0, leastDecimals = 0): string {
  const rounded = roundHalfAway(value, decimals)
  const text = numberFormat(Math.max(decimals, leastDecimals), leastDecimals).format(
    Math.abs(rounded),
  )
  return rounded < 0 ? MINUS + text : text
}

const numberFormats = new Map<string, Intl.NumberFormat>()

/** Kept once made: making one takes longer than drawing a chart's axis. */
function numberFormat(most: number, least: number): Intl.NumberFormat {
  const key = `${least} to ${most}`
  const format =
    numberFormats.get(key) ??
    new Intl.NumberFormat('en-GB', { minimumFractionDigits: least, maximumFractionDigits: most })
  numberFormats.set(key, format)
  return format
}

/** A change, always signed: "+3,857", "−118,342"; no change is "0". */
export function formatSigned(value: number, decimals = 0): string {
  const text = formatNumber(value, decimals)
  return roundHalfAway(value, decimals) > 0 ? `+${text}` : text
}

/** To fifteen figures, which is what a spreadsheet keeps: 0.71 times 100 is 71, and 0.1 + 0.2 is 0.3. */
export function toFifteenFigures(value: number): number {
  return Number(value.toPrecision(15))
}
