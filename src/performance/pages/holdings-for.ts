import type { Audience, ReadAs } from '#storage/index.ts'
import { audienceOf } from '#web/index.ts'
import { type FetchHeld, type FetchHoldings, holdingsOf } from './holdings.ts'

/** How long what is held for those who are signed in stays, after the last of them asked. */
const UNUSED_MINUTES = 5

interface Own {
  readonly fetch: FetchHeld
  readonly letGo: NodeJS.Timeout
}

/**
 * What is held for each audience, read as that audience when the first of it asks, and let go when none
 * has asked for some minutes. Where the figures of all are the same, what is held for the public is for
 * all of them.
 *
 * @param isSameForAll - whether every figure that counts is public
 */
export function holdingsFor(
  readAs: ReadAs,
  today: () => string,
  isSameForAll: () => Promise<boolean>,
): FetchHoldings {
  const ofPublic = holdingsOf(readAs, 'public', today)
  const own = new Map<Audience, Own>()

  const letGoOf = (audience: Audience) =>
    setTimeout(() => own.delete(audience), UNUSED_MINUTES * 60_000).unref()

  return async ({ actor }, meanwhile) => {
    const audience = audienceOf(actor)
    if (audience === 'public' || (await isSameForAll())) return await ofPublic(meanwhile)
    const known = own.get(audience)
    const fetch = known?.fetch ?? holdingsOf(readAs, audience, today)
    clearTimeout(known?.letGo)
    own.set(audience, { fetch, letGo: letGoOf(audience) })
    return await fetch(meanwhile)
  }
}
