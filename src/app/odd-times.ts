import type { FetchConstitution } from '#constitution/index.ts'
import { warnOfUnattended } from '#days/index.ts'

/** What is odd about a time at which something is to become public by itself, by the area's bank holidays. */
export function oddTimesBy(constitution: FetchConstitution) {
  return async (at: string): Promise<string | undefined> => {
    const held = await constitution()
    return warnOfUnattended(held.ok ? held.value.calendar : undefined, at)
  }
}
