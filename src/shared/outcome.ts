/**
 * Something a person can put right: what is wrong, where, and what to do, in one plain sentence.
 * `field` names the form field, column or file the sentence is about, when there is one, and `line`
 * the line of that file, from 1.
 */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly field?: string
  readonly line?: number
}

/** What a decision or a reading comes to: a value, or the problems that stand in its way. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export function accept<Value>(value: Value): Outcome<Value> {
  return { ok: true, value }
}

export function refuse(code: string, message: string, field?: string): Outcome<never> {
  return {
    ok: false,
    problems: [field === undefined ? { code, message } : { code, message, field }],
  }
}

/**
 * Thrown where a refusal has to stop a whole command: the command line prints `message` as its one
 * sentence and exits with 2. Not for bugs: those stay ordinary errors with their stack.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
