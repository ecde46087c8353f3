import type { FetchUnreleased } from '#holdings/index.ts'
import type { FetchHappened } from '#registers/index.ts'
import type { Audience, ReadAs } from '#storage/index.ts'
import { audienceOf } from '#web/index.ts'
import { type FetchHeld, type FetchHoldings, holdingsOf } from './holdings.ts'

/** How long what is held for those who are signed in stays, after the last of them asked. */
const UNUSED_MINUTES = 5

/**
 * What is held for whoever asks. Those of the office may see what is not released, and members and the office what
 * registers tell them alone: what is held for them is read when the first of them asks, and let go when none has
 * asked for some minutes. Where they see no more than the public, and for everybody else, it is what is held for it.
 */
export function holdingsFor(
  readAs: ReadAs,
  today: () => string,
  fetchUnreleased: FetchUnreleased,
  fetchHappened: FetchHappened,
): FetchHoldings {
  const ofPublic = holdingsOf(readAs, 'public', today, fetchUnreleased, fetchHappened)
  const kept = new Map<Audience, { readonly fetch: FetchHeld; readonly letGo: NodeJS.Timeout }>()

  const fetchFor = (audience: Audience): FetchHeld => {
    const before = kept.get(audience)
    clearTimeout(before?.letGo)
    const fetch =
      before?.fetch ?? holdingsOf(readAs, audience, today, fetchUnreleased, fetchHappened)
    const letGo = setTimeout(() => kept.delete(audience), UNUSED_MINUTES * 60_000).unref()
    kept.set(audience, { fetch, letGo })
    return fetch
  }

  const seesMore = async (audience: Audience) => {
    if (audience === 'public') return false
    if (audience === 'office' && (await fetchUnreleased()).measures.length > 0) return true
    const [theirs, everybodys] = [await fetchHappened(audience), await fetchHappened('public')]
    return theirs.version !== everybodys.version
  }

  return async ({ actor }, meanwhile) => {
    const audience = audienceOf(actor)
    const fetch = (await seesMore(audience)) ? fetchFor(audience) : ofPublic
    return await fetch(meanwhile)
  }
}
