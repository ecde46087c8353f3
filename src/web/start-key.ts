import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** What shows that somebody runs this program: known from its terminal or its data folder alone. */
export interface StartKey {
  /** 43 letters and signs that an address may have. */
  readonly key: string
  /** Whether somebody gave the key; takes as long for one that is nearly right. */
  readonly opens: (given: string) => boolean
  /** The cookie that a browser is given for the key, as `name=value`. */
  readonly cookie: string
  /** Whether a request's `Cookie` header has it. */
  readonly isHeldIn: (header: string | undefined) => boolean
}

/**
 * A new key, for as long as this program runs. The cookie is not the key but is worked out from it with
 * a secret that is kept nowhere, so that no browser keeps what another could be let in with, and none
 * of before is good after a stop.
 *
 * @param instance - tells this instance from others on the same machine, whose cookies a browser sends
 *   to all of them: the path of its data folder
 */
export function makeStartKey(instance: string): StartKey {
  const key = randomBytes(32).toString('base64url')
  const name = `cf-start-${digest(instance).toString('hex').slice(0, 8)}`
  const value = createHmac('sha256', randomBytes(32)).update(key).digest('base64url')
  return {
    key,
    opens: (given) => isSame(given, key),
    cookie: `${name}=${value}`,
    isHeldIn: (header) =>
      (header ?? '')
        .split(';')
        .map((pair) => pair.trim().split('='))
        .some(([given, held]) => given === name && isSame(held ?? '', value)),
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** Compared as digests, which are of one length, so that the time taken tells nothing. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other))
}
