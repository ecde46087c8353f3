/** The letter over a column in a spreadsheet: 0 is A, 26 is AA. */
export function columnLetter(place: number): string {
  const last = String.fromCharCode(65 + (place % 26))
  return place < 26 ? last : columnLetter(Math.floor(place / 26) - 1) + last
}

/** Where a cell stands, as a spreadsheet writes it: "Table_1!B7", or "B7" in a text file. */
export function cellAddress(sheet: string, row: number, column: number): string {
  return `${sheet === '' ? '' : `${sheet}!`}${columnLetter(column)}${row}`
}
