import type { Quantity } from './quantities.ts'

const STOP_NOUN =
  /\b(?:in|on|at|by|for|from|to|with|when|compared|which|who|that|this|is|are|was|were|have|has|had|(?<!stop )and|or|throughout|during|over|under|per|within|into|across|as|than|recorded|received|completed|reported|seen|resulting|less|fewer|more|lower|higher|each|every|a)\b|[(),.;:–]/iu

/** The words after a quantity that say what it counts: "5,198 *missing person records* involving …". */
export function nounAfter(text: string, end: number): string {
  const rest = text.slice(end, end + 80)
  const stop = STOP_NOUN.exec(rest)
  return stop ? rest.slice(0, stop.index) : rest
}

/** What a figure is for each of: "15 offences per month". */
export function perOf(
  text: string,
  quantity: Quantity | undefined,
  end: number,
): 'month' | 'week' | 'day' | null {
  const after =
    text.slice(quantity?.end ?? end, (quantity?.end ?? end) + 60).split(/[.;,(–]| - |\d/)[0] ?? ''
  const found = /\b(?:per|every|each|a) (month|week|day)\b/iu.exec(after)?.[1]?.toLowerCase()
  return found === 'month' || found === 'week' || found === 'day' ? found : null
}
