const ROMAN = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const

/** 1 as "i", 4 as "iv"; thousands as so many "m". */
export function asRoman(number: number): string {
  let [left, written] = [number, '']
  for (const [letter, worth] of ROMAN) {
    while (left >= worth) {
      written += letter
      left -= worth
    }
  }
  return written
}
