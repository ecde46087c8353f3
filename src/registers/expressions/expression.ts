/** What an entry holds under a name, once it has been read. A blank is `null`, and is never nought. */
export type Value = string | number | boolean | null | readonly Value[] | Item

/** One part of a repeating group: its own values by their names. */
export interface Item {
  readonly [name: string]: Value
}

export const COMPARING = ['=', '!=', '<', '<=', '>', '>='] as const

export type Comparing = (typeof COMPARING)[number]
export type Reckoning = '+' | '-' | '*' | '/'

/** What a definition says has to hold, or to be worked out, of an entry. */
export type Expression =
  | { readonly is: 'value'; readonly value: string | number | boolean }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'call'; readonly call: string; readonly given: readonly Expression[] }
  /** So many times what it is of, as what it is set beside is kept: 500 beside money is 50,000 pence. */
  | { readonly is: 'kept'; readonly of: Expression; readonly times: number }
  | { readonly is: 'not'; readonly of: Expression }
  | { readonly is: 'filled'; readonly of: Expression; readonly wants: boolean }
  | { readonly is: 'among'; readonly of: Expression; readonly list: readonly Expression[] }
  | {
      readonly is: 'joined'
      readonly by: 'and' | 'or'
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly is: 'compared'
      readonly by: Comparing
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly is: 'reckoned'
      readonly by: Reckoning
      readonly left: Expression
      readonly right: Expression
    }
