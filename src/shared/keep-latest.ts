/**
 * Keeps what was made of one version, until another is asked for. What fails to be made is not kept.
 *
 * @returns a function that makes it only when the version is another than the last
 */
export function keepLatest<Value>(): (
  version: string,
  make: () => Promise<Value>,
) => Promise<Value> {
  let kept: { readonly version: string; readonly value: Promise<Value> } | undefined
  return (version, make) => {
    if (kept?.version === version) return kept.value
    const latest = { version, value: make() }
    kept = latest
    latest.value.catch(() => {
      if (kept === latest) kept = undefined
    })
    return latest.value
  }
}
