import type { Json } from '#storage/index.ts'

/** A value as the record keeps it: without what is not stated. */
export function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
