const words = (text: string) => text.split(' ')

/** Titles that only a man, or only a woman, has: by them two people of one last name are told apart. */
const OF_MEN = new Set(words('mr sir lord baron'))
const OF_WOMEN = new Set(words('mrs miss ms dame lady baroness'))

/** Before and after a name, in papers: they are no part of it. */
const TITLES = new Set([
  ...OF_MEN,
  ...OF_WOMEN,
  ...words('cllr councillor mx dr prof professor rev cc mbe obe cbe jp qpm'),
])

/** The words of a name, without titles and accents: "Cllr A. Smith, MBE" and "Smith, A" are "a smith". */
export function wordsOf(name: string): readonly string[] {
  return spellingOf(name).map((word) => word.normalize('NFD').replace(/\p{M}/gu, ''))
}

/** The same with its accents. */
export function spellingOf(name: string): readonly string[] {
  const parts = partsOf(name)
    .map((part) => part.filter((word) => !TITLES.has(word)))
    .filter((part) => part.length > 0)
  const [last = [], first] = parts
  // "Lee, Ann": with more commas than one, no order is known but that in which it is written
  return first !== undefined && parts.length === 2 ? [...first, ...last] : parts.flat()
}

/** For lists: the last name before the others, "example ada". */
export function byLastName(name: string): string {
  const words = wordsOf(name)
  return [words.at(-1), ...words.slice(0, -1)].join(' ')
}

/** What stands between commas, in small letters, with one kind of space, apostrophe and hyphen. */
function partsOf(name: string): readonly (readonly string[])[] {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[.\s]+/g, ' ')
    .replace(/[^\p{L}\p{M}\p{N}', -]/gu, '')
    .split(',')
    .map((part) => part.split(' ').filter((word) => word !== ''))
}

/** Is one of two names a man's and the other a woman's, by their titles? */
export function haveOtherTitles(one: string, other: string): boolean {
  const has = (name: string, titles: ReadonlySet<string>) =>
    partsOf(name)
      .flat()
      .some((word) => titles.has(word))
  return (has(one, OF_MEN) && has(other, OF_WOMEN)) || (has(one, OF_WOMEN) && has(other, OF_MEN))
}

/**
 * Whether two names, as their words, may be of one person: the same last name, and first names of which
 * each begins as the other's does; or the last name alone.
 */
export function isNear(way: readonly string[], other: readonly string[]): boolean {
  if (way.at(-1) !== other.at(-1)) return false
  const [first = '', second = ''] = [way.length > 1 ? way[0] : '', other.length > 1 ? other[0] : '']
  return first === '' || second === '' || first.startsWith(second) || second.startsWith(first)
}
