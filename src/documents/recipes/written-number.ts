/** A number as a cell writes it. */
export interface WrittenNumber {
  /** As written, before `scale`. */
  readonly value: number
  /** Places written behind the point. */
  readonly decimals: number
  readonly unit: '%' | '£' | null
  readonly scale: number
  /** How it was read, where that is not plain. */
  readonly note?: string
  /** Why it may not be taken as it is. */
  readonly doubt?: string
}

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
}
const LONGEST = 60

const PERCENT = /\s?(?:%|per ?cent)$/i
const SCALE = /(?<=[\d.])\s?(k|thousand|mn?|million|bn|billion)$/i
const COMMAS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const SPACES = /^\d{1,3}(?: \d{3})+(?:\.\d+)?$/
const PLAIN = /^(?:\d+\.?\d*|\.\d+)$/
const COMMA_AS_POINT = /^(?:\d{1,3}(?:[. ]\d{3})*|\d+)(?:,\d+)?$/
const SCIENTIFIC = /^\d+(?:\.\d+)?e[+-]?\d+$/i
/** "27m 14s", "1h 5m 10s" */
const SPELT =
  /^(?:(\d{1,3}) ?h(?:ours?|rs?)? ?)?(\d{1,3}) ?m(?:ins?|inutes?)? ?(\d{1,2}) ?s(?:ecs?|econds?)?$/i
/** "14h 18m", "2 hrs 5 mins": hours and their parts. */
export const SPELT_HOURS = /^(\d{1,3}) ?h(?:ours?|rs?)?,? ?([0-5]?\d) ?m(?:ins?|inutes?)?$/i
const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:\.\d+)?$/

/**
 * Reads a number as people write them: commas or spaces between thousands, a minus before it, behind it
 * or as brackets, £ and %, "£1.2m", a time as seconds.
 *
 * @param decimalComma - whether commas stand before decimals; without it, what is so written is doubted
 * @returns `null` for what is no number
 */
export function readWrittenNumber(text: string, decimalComma: boolean): WrittenNumber | null {
  if (text.length > LONGEST) return null
  const [, hours, minutes] = SPELT_HOURS.exec(text) ?? []
  if (hours !== undefined)
    return { value: Number(hours) + Number(minutes) / 60, decimals: 1, unit: null, scale: 1 }
  const brackets = /^(£?)\((.+)\)(%?)$/.exec(text)
  let rest = brackets ? `${brackets[1]}${brackets[2]}${brackets[3]}`.trim() : text
  const pounds = /^([-–−+]? ?)£ ?(.+)$/.exec(rest)
  if (pounds) rest = `${pounds[1]}${pounds[2]}`
  const sign = /^([-–−+]) ?(.+)$/.exec(rest)
  if (sign) rest = sign[2] ?? ''
  const behind = sign ? null : /^(.+?) ?[-–−]$/.exec(rest)
  if (behind) rest = behind[1] ?? ''
  if (brackets && (sign || behind)) return null
  const isPercent = PERCENT.test(rest)
  rest = rest.replace(PERCENT, '')
  if (isPercent && pounds) return null
  const scale = isPercent ? null : SCALE.exec(rest)
  if (scale) rest = rest.slice(0, scale.index)
  const size = readDigits(rest, decimalComma)
  if (size === null) return null
  const isNegative = brackets !== null || behind !== null || /^[-–−]/.test(sign?.[1] ?? '')
  const doubt =
    size.doubt ??
    (brackets && isPercent
      ? 'a percentage in brackets could be below zero, or stand beside a count'
      : undefined) ??
    (scale && /^m$/i.test(scale[1] ?? '') && !pounds
      ? '"m" could be millions, minutes or metres'
      : undefined)
  return {
    value: isNegative && size.value !== 0 ? -size.value : size.value,
    decimals: size.decimals,
    unit: pounds ? '£' : isPercent ? '%' : null,
    scale: SCALES[(scale?.[1] ?? '').toLowerCase()] ?? 1,
    ...(size.note === undefined ? {} : { note: size.note }),
    ...(doubt === undefined ? {} : { doubt }),
  }
}

type Digits = Pick<WrittenNumber, 'value' | 'decimals' | 'note' | 'doubt'>

function readDigits(text: string, decimalComma: boolean): Digits | null {
  if (
    decimalComma
      ? COMMA_AS_POINT.test(text)
      : COMMAS.test(text) || SPACES.test(text) || PLAIN.test(text)
  ) {
    return digits(decimalComma ? withPoint(text) : text.replace(/[, ]/g, ''))
  }
  const clock = CLOCK.exec(text) ?? SPELT.exec(text)
  if (clock) return readClock(clock)
  const scientific = SCIENTIFIC.test(text)
  if (scientific && Number.isFinite(Number(text))) {
    return {
      value: Number(text),
      decimals: 0,
      doubt:
        'a spreadsheet has shortened the number and may have lost figures: show the column as a plain number and save the file again',
    }
  }
  if (COMMA_AS_POINT.test(text)) {
    return { ...digits(withPoint(text)), doubt: 'a comma seems to stand before its decimals' }
  }
  if (decimalComma && (COMMAS.test(text) || PLAIN.test(text))) {
    return {
      ...digits(text.replace(/,/g, '')),
      doubt: 'a point seems to stand before its decimals',
    }
  }
  return null
}

function withPoint(text: string): string {
  return text.replace(/[. ]/g, '').replace(',', '.')
}

function digits(text: string): Digits {
  const value = Number(text)
  const decimals = text.split('.')[1]?.length ?? 0
  if (value <= Number.MAX_SAFE_INTEGER) return { value, decimals }
  return { value, decimals, doubt: 'it is larger than any figure can be' }
}

const SECONDS_OF_MINUTE = 60

function readClock([text, hours, minutes, seconds]: RegExpExecArray): Digits | null {
  if (hours !== undefined && Number(minutes) >= SECONDS_OF_MINUTE) return null
  const sum = (Number(hours ?? 0) * SECONDS_OF_MINUTE + Number(minutes)) * SECONDS_OF_MINUTE
  const parts = hours === undefined ? 'minutes and seconds' : 'hours, minutes and seconds'
  const value = sum + Number(`${seconds}${/\.\d+$/.exec(text)?.[0] ?? ''}`)
  const decimals = /\.(\d+)$/.exec(text)?.[1]?.length ?? 0
  return { value, decimals, note: `"${text}" is read as ${parts}, in seconds` }
}
