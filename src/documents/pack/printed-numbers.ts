import { accept, asRoman, type Outcome, refuse } from '#shared/index.ts'
import type { PrintedNumbers } from './part.ts'

/** The number printed on a page of a part, `offset` pages after its first, as its page label says it too. */
export function printedNumber(numbers: PrintedNumbers, offset: number): string {
  const number = numbers.first + offset
  switch (numbers.style) {
    case 'plain':
      return String(number)
    case 'roman':
      return asRoman(number)
    case 'after':
      return `${numbers.page}${letters(number)}`
  }
}

/** a to z, then aa to zz, as page labels of a PDF go on (ISO 32000-1, table 159). */
function letters(number: number): string {
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26))
}

/** Where a page stands among all: front matter, then 1, 2, 3, with 26a and 26b after 26. */
function orderOf(numbers: PrintedNumbers, offset: number): readonly [number, number, number] {
  const number = numbers.first + offset
  switch (numbers.style) {
    case 'roman':
      return [0, number, 0]
    case 'plain':
      return [1, number, 0]
    case 'after':
      return [1, numbers.page, number]
  }
}

/** The numbers that go on after a part: 27 after 26 and after 26b, 1 after front matter. */
export function numbersAfter(before: Numbered | undefined): PrintedNumbers {
  if (before === undefined) return { style: 'plain', first: 1 }
  const [, last] = orderOf(before.numbers, before.pages - 1)
  return { style: 'plain', first: before.numbers.style === 'roman' ? 1 : last + 1 }
}

/** Numbers of parts in the order of the pack, each with how many pages it has. */
export interface Numbered {
  readonly title: string
  readonly numbers: PrintedNumbers
  readonly pages: number
}

/** Refused where a number would be printed twice, or before one that is smaller. */
export function checkNumbers(parts: readonly Numbered[]): Outcome<void> {
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1]
    if (before === undefined) continue
    const last = orderOf(before.numbers, before.pages - 1)
    const first = orderOf(part.numbers, 0)
    const at = first.findIndex((place, index) => place !== last[index])
    if (at >= 0 && Number(first[at]) > Number(last[at])) continue
    const lastNumber = printedNumber(before.numbers, before.pages - 1)
    const message = `“${part.title}” begins at page ${printedNumber(part.numbers, 0)}, but “${before.title}” before it goes to page ${lastNumber}. Let it begin after that`
    return refuse('page-numbers', message)
  }
  return accept(undefined)
}
