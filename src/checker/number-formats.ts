interface Form {
  readonly least: number
  readonly most: number
  readonly isGrouped: boolean
}

const FORMATS = new Map<string, Intl.NumberFormat>()

/**
 * A number written to between so many places, its thousands parted or not. Making a format takes longer
 * than writing a hundred numbers with it, and a long paper has thousands: each is made once.
 */
export function formatOf({ least, most, isGrouped }: Form): Intl.NumberFormat {
  const key = `${least} ${most} ${isGrouped}`
  const known = FORMATS.get(key)
  if (known) return known
  const format = new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    useGrouping: isGrouped,
  })
  FORMATS.set(key, format)
  return format
}
