import type { FetchUnreleased } from '#holdings/index.ts'
import type { ReadAs } from '#storage/index.ts'
import { audienceOf } from '#web/index.ts'
import { type FetchHeld, type FetchHoldings, holdingsOf } from './holdings.ts'

/** How long what is held for those who are signed in stays, after the last of them asked. */
const UNUSED_MINUTES = 5

/**
 * What is held for whoever asks. Those of the office may see what is not released: what is held for them is
 * read when the first of them asks, and let go when none has asked for some minutes. Where all figures are
 * public, and for everybody else, it is what is held for the public.
 */
export function holdingsFor(
  readAs: ReadAs,
  today: () => string,
  fetchUnreleased: FetchUnreleased,
): FetchHoldings {
  const ofPublic = holdingsOf(readAs, 'public', today, fetchUnreleased)
  let ofOffice: { readonly fetch: FetchHeld; readonly letGo: NodeJS.Timeout } | undefined

  const fetchForOffice = (): FetchHeld => {
    clearTimeout(ofOffice?.letGo)
    const fetch = ofOffice?.fetch ?? holdingsOf(readAs, 'office', today, fetchUnreleased)
    const letGo = setTimeout(() => {
      ofOffice = undefined
    }, UNUSED_MINUTES * 60_000).unref()
    ofOffice = { fetch, letGo }
    return fetch
  }

  return async ({ actor }, meanwhile) => {
    const maySeeDrafts = audienceOf(actor) === 'office'
    if (!maySeeDrafts || (await fetchUnreleased()).measures.length === 0) {
      return await ofPublic(meanwhile)
    }
    return await fetchForOffice()(meanwhile)
  }
}
