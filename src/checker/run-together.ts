const FEWEST_IN_A_ROW = 5

/**
 * Whether a text is a list whose lines were run together, as a table of one wordy column comes out of a PDF:
 * "1 Calls received 2 Calls answered; 9 of 10 3 …". Its numbers count the entries or stand in one of them,
 * where nothing says which, so that no claim can be read in it.
 */
export function isRunTogether(text: string): boolean {
  const numbers = [...text.matchAll(/(?<=^| )\d{1,4}(?= [A-Z\d])/gu)]
  if (numbers.length < FEWEST_IN_A_ROW) return false
  const lengths = new Map<number, number>()
  for (const [digits] of numbers) {
    const value = Number(digits)
    lengths.set(value, (lengths.get(value - 1) ?? 0) + 1)
  }
  return Math.max(...lengths.values()) >= FEWEST_IN_A_ROW
}
