/** A way into a value: names of fields and places in lists. */
export type Path = readonly PropertyKey[]

/** What a path leads to in a value; `undefined` where it leads nowhere. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  )
}
