import { canonicalJson, type Json } from '#storage/index.ts'
import type { Register } from '../definition/register.ts'
import { calledNow } from './as-called-now.ts'
import type { Values } from './clocks.ts'

/**
 * What an entry is told from others by: two with the same are one.
 *
 * Words are alike whatever their capitals, spaces, stops and marks, so that "Citizens' Advice" is no second partner
 * beside "citizens’ advice".
 *
 * @returns `undefined` where the register does not say, or one of the values is blank
 */
export function likenessOf(register: Register, values: Values): string | undefined {
  const its = register.defined.duplicates.map((name) => (values[name] ?? null) as Json)
  return its.length === 0 || its.includes(null) ? undefined : likenessOfKept(register, its)
}

/** The same, of the values that an entry was kept with, in the order of `duplicates`. */
export function likenessOfKept({ defined, fields }: Register, its: readonly Json[]): string {
  const now = its.map((one, at) => calledNow(fields.get(defined.duplicates[at] ?? ''), one))
  return canonicalJson(now.map((one) => (typeof one === 'string' ? plain(one) : one)))
}

/** A day or a code comes out as it is, or as good as. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[\p{M}'‘’"“”.,;:()]/gu, '')
    .replace(/[\s\p{Pd}_]+/gu, ' ')
    .trim()
