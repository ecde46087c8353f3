import type { RawBuilder } from 'kysely'

/** Something done to the database behind the program's back, by someone with its password. */
export interface DishonestEdit {
  /** What was done, after "finds": "a figure changed". */
  readonly what: string
  readonly statements: readonly RawBuilder<unknown>[]
  /** What `verify` says of it. */
  readonly said: RegExp
}

export function edit(
  what: string,
  said: RegExp,
  ...statements: RawBuilder<unknown>[]
): DishonestEdit {
  return { what, said, statements }
}
