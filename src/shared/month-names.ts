/** January first. */
export const MONTH_NAMES: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The Welsh names, January first, each with its short forms and the forms it takes after "i" and "o". */
const WELSH: readonly (readonly string[])[] = [
  ['ionawr', 'ion'],
  ['chwefror', 'chwef', 'chw'],
  ['mawrth', 'maw', 'fawrth'],
  ['ebrill', 'ebr'],
  ['mai', 'fai'],
  ['mehefin', 'meh', 'fehefin'],
  ['gorffennaf', 'gorff', 'gor', 'orffennaf'],
  ['awst'],
  ['medi', 'fedi'],
  ['hydref', 'hyd'],
  ['tachwedd', 'tach', 'dachwedd'],
  ['rhagfyr', 'rhag', 'ragfyr'],
]

const NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((name, index) => {
    const english = name.toLowerCase()
    const short = english === 'september' ? ['sep', 'sept'] : [english.slice(0, 3)]
    return [english, ...short, ...(WELSH[index] ?? [])].map((word) => [word, index + 1] as const)
  }),
)

/** The pattern of a month's name, English or Welsh, whole or short, in small letters; the longest first. */
export const MONTH_WORDS = `(?:${[...NUMBERS.keys()].sort((one, other) => other.length - one.length).join('|')})`

/** @returns 1 to 12 for the name of a month in English or Welsh, whole or short; capitals make no difference */
export function monthNamed(word: string): number | undefined {
  return NUMBERS.get(word.toLowerCase())
}
