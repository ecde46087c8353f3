/** "15-17", "55+", "Under 10": a band among others. */
const BAND =
  /^(?:\d{1,3} ?(?:[-–]|to) ?\d{1,3}|\d{1,3} ?\+|(?:under|over) \d{1,3}|\d{1,3} (?:and|or) (?:over|under|more|above))(?: years?)?$/i

/** "2014-10-01", "Oct-14", "05-Sep": a day or a month, as a spreadsheet makes of "10-14" and "5-9". */
const DATED =
  /^(?:\d{4}-\d\d-\d\d|\d{1,2}[-/][a-z]{3}|[a-z]{3}[-/]\d{2}|\d{1,2}\/\d{1,2}\/\d{2,4})$/i

const FEWEST_BANDS = 2

/**
 * Which of the words that stand side by side are bands that a spreadsheet took for dates: a few dates among bands.
 */
export function misdatedAmong(words: readonly string[]): ReadonlySet<string> {
  const distinct = [...new Set(words.map((one) => one.trim()))]
  const bands = distinct.filter((one) => BAND.test(one))
  const dated = distinct.filter((one) => DATED.test(one))
  return new Set(bands.length >= FEWEST_BANDS && dated.length < bands.length ? dated : [])
}
