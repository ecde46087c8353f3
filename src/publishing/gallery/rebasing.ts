import type { Sentence } from '#statistics/index.ts'
import { suggestRebase } from '#statistics/index.ts'
import { AREA, analysed, CHANGE, even, MEASURE, NONE } from './made-up.ts'

export function aboutRebasing(): readonly Sentence[] {
  const series = analysed(even((index) => (index >= 30 ? 80 : 0)))
  const subject = { measure: MEASURE.id, area: AREA }
  const day = suggestRebase(series, subject, NONE)?.from.start ?? ''
  return [
    suggestRebase(series, subject, NONE),
    suggestRebase(series, subject, { events: [], changes: [{ ...CHANGE, from: day }] }),
  ].flatMap((suggestion) => (suggestion ? [suggestion.sentence] : []))
}
