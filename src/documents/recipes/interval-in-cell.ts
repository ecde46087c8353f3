const PLUS_MINUS =
  /^(\d[\d.,]*%?) ?(?:±|\+\/[-−]) ?\d[\d.]*%?(?: ?(?:pp|ppts?|pts?|percentage points))?(?: ?\((\d[\d,]*)\))?$/i
const FROM_TO =
  /^(\d[\d.]*)(%?) ?[([](\d[\d.]*)%? ?(?:[-–—]|to|,) ?(\d[\d.]*)%?[)\]](?: ?\((\d[\d,]*)\))?$/i
/** "54% (1,204)": a number with its comma, and no two ends. */
const THOUSANDS = /[([]\d{1,3}(?:,\d{3})+[)\]]$/
/** "* (22)": withheld, as it is of 22. */
const MARK_OF = /^([*~]|\[[a-z]{1,2}\]) ?\((\d[\d,]*)\)$/i

/** "85.9 ±9.6 (50)", "71.4 (60.2–82.6)": a value without what says how sure it is, and how many it is of. */
export function withoutInterval(
  text: string,
): { readonly text: string; readonly base?: number } | undefined {
  const [, value, base] = PLUS_MINUS.exec(text) ?? MARK_OF.exec(text) ?? []
  const [, own = '', percent, low = '', high = '', n] =
    (THOUSANDS.test(text) ? null : FROM_TO.exec(text)) ?? []
  const isBetween = own !== '' && Number(low) <= Number(own) && Number(own) <= Number(high)
  const found = value ?? (isBetween ? `${own}${percent}` : undefined)
  const many = base ?? n
  if (found === undefined) return undefined
  return { text: found, ...(many === undefined ? {} : { base: Number(many.replace(/,/g, '')) }) }
}
