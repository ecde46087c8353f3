import type { ItemOfDay } from './story.ts'

const plain = (words: string) =>
  words
    .trim()
    .replace(/^item\s+/i, '')
    .replace(/\.$/, '')
    .toLowerCase()

/** Whether an item is among those that were named, by its number or, before it was opened, by its words. */
export const isNamed = (named: readonly string[], { number, title }: ItemOfDay): boolean =>
  named.some((one) => one === number || plain(one) === plain(number) || plain(one) === plain(title))

/** The same of an item by its number. */
export function isNamedByNumber(
  items: readonly ItemOfDay[],
  named: readonly string[],
  number: string,
): boolean {
  const item = items.find((one) => one.number === number)
  return item === undefined ? named.includes(number) : isNamed(named, item)
}

/** Items as they were named, each by its number once one of that number or title is known. */
export const numbersOf = (items: readonly ItemOfDay[], named: readonly string[]) =>
  named.map((one) => items.find((item) => isNamed([one], item))?.number ?? one)
