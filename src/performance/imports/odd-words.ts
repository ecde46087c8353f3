import { describePeriod, formatNumber } from '#shared/index.ts'
import type { Superseded } from './plan-import.ts'
import type { Capped } from './rejected-row.ts'

/** What one series is of, by the ids that files use: "burglary (gender=male) in northmere". */
export function nameSeries(
  one: Readonly<Record<'measure' | 'area' | 'breakdown', string>>,
): string {
  return `${one.measure}${one.breakdown === '' ? '' : ` (${one.breakdown})`} in ${one.area}`
}

/** A sentence, and how many more figures of its series it is true of. */
export function sayMore(sentence: string, more: number): string {
  if (more === 0) return sentence
  return `${sentence} (${formatNumber(more)} more of the series ${more === 1 ? 'is' : 'are'} like it)`
}

export function sayTenfold(file: string, { row, was, becomes }: Superseded): string {
  const words = ({ value }: Superseded['was']) => formatNumber(value ?? 0, 6)
  return (
    `Row ${row} of ${file} changes ${nameSeries(becomes)}, ${describePeriod(becomes.period)}, tenfold: ` +
    `${words(was)} becomes ${words(becomes)}. If it is mistyped, mend it`
  )
}

/** Those that are kept, and how many more there are. */
export function sayCapped(file: string, { first, count }: Capped<string>): readonly string[] {
  const more = count - first.length
  if (more === 0) return first
  const things = more === 1 ? '1 more odd thing' : `${formatNumber(more)} more odd things`
  return [
    ...first,
    `${things} in ${file} ${more === 1 ? 'is' : 'are'} not listed. Mend these first`,
  ]
}

export function sayUnwatched(file: string, rows: number): readonly string[] {
  if (rows === 0) return []
  const them = rows === 1 ? '1 row of' : `${formatNumber(rows)} rows of`
  return [
    `${file} has so much in it that ${them} it ${rows === 1 ? 'was' : 'were'} not looked at for odd values. To have all looked at, import it in parts`,
  ]
}
