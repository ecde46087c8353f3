/** The first of `name`, `name-2`, `name-3` … that is not taken, with this mark before the number. */
export function freeName(name: string, taken: ReadonlySet<string>, mark = '-'): string {
  if (!taken.has(name)) return name
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${name}${mark}${number}`)) return `${name}${mark}${number}`
  }
}
