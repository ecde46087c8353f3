/** What a column of a table holds, as its heading says. */
export type Role = 'value' | 'change' | 'percent-change' | 'share' | 'total' | 'rank' | 'other'

/** Told in this order: "% change" is a change before it is a percentage. */
const NAMES: readonly (readonly [RegExp, Role])[] = [
  [
    /^(?:rag|status|trend|direction|ref(?:erence)?|notes?|comments?|target|tolerance|owner|lead|rating|year|band|grade|code|no\.?|#)\b/iu,
    'other',
  ],
  [/\brank(?:ing)?\b|\bposition\b/iu, 'rank'],
  [/(?:%|per ?cent(?:age)?)\s*(?:point|ppt)|\bppts?\b|\bpoints?\b/iu, 'other'],
  [
    /(?:%|per ?cent(?:age)?)\s*(?:change|variance|difference|movement|increase|decrease|variation)|(?:change|variance|difference|movement|variation)\s*\(?(?:%|per ?cent)/iu,
    'percent-change',
  ],
  [
    /\b(?:change|variance|difference|movement|variation)\b|\+\s?\/\s?-|over ?\/ ?\(?under/iu,
    'change',
  ],
  [/%\s*of\b|\bper ?cent(?:age)? of\b|\bshare\b|\bproportion\b|^%\s*total|% total/iu, 'share'],
  [
    /\b(?:rate|per 1,?000|per 10,?000|per 100,?000|average|mean|median|index|score|ratio|age|days?|hours?)\b/iu,
    'other',
  ],
  [/^(?:row )?totals?$/iu, 'total'],
]

/**
 * The role of each column, in order.
 *
 * @returns `null` when no heading says more than that its column holds values: the rows must tell then
 */
export function rolesOf(columns: readonly string[]): readonly Role[] | null {
  if (columns.length === 0) return null
  const roles = columns.map((column): Role => {
    const words = column.replace(/\s+/gu, ' ').trim()
    if (words === '%') return 'share'
    return NAMES.find(([pattern]) => pattern.test(words))?.[1] ?? 'value'
  })
  return roles.every((role) => role === 'value') ? null : roles
}
