import { z } from 'zod'

/** A whole number, 0 or more. `what` ends the sentence: "the number of members present". */
export function countOf(what: string) {
  return z.int(`Enter ${what} as a whole number`).min(0, `Enter ${what} as 0 or more`)
}

/** A whole number, 1 or more. */
export function someOf(what: string) {
  return z.int(`Enter ${what} as a whole number`).min(1, `Enter ${what} as 1 or more`)
}

/** One of a few words. */
export function oneOf<const Values extends readonly [string, ...string[]]>(
  what: string,
  values: Values,
) {
  return z.enum(values, `Choose ${what}: ${values.join(', ')}`)
}

/** True or false. `what` ends the sentence: "whether the request is in writing". */
export function yesOrNo(what: string) {
  return z.boolean(`Say ${what}: true or false`)
}
