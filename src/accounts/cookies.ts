import { createHash } from 'node:crypto'

/** The cookies of this site, as they are named and set. */
export interface Cookies {
  /** What a request holds under a name; `undefined` when nothing that could be ours. */
  readonly read: (header: string | undefined, kind: CookieKind) => string | undefined
  /** A `Set-Cookie` line. */
  readonly set: (kind: CookieKind, value: string) => string
  readonly clear: (kind: CookieKind) => string
  readonly nameOf: (kind: CookieKind) => string
}

/**
 * `session`: who is signed in. `asked`: what this browser was asked and is to answer. `last`: of whose account it was
 * that signed in last, as a digest.
 */
export type CookieKind = 'session' | 'asked' | 'last'

/** As long as a browser keeps a cookie at most, in seconds: 400 days. */
const LONGEST = 34_560_000

const TOKEN = /^[\w-]{43}$/

/**
 * With https their names begin `__Host-`, so that no other site of the same domain can set them. On this
 * machine alone, where several instances may run, they are named after the instance, as a browser sends
 * the cookies of one port to all others.
 *
 * @param instance - the path of its data folder
 */
export function cookiesOf(siteUrl: string | undefined, instance: string): Cookies {
  const isSecure = siteUrl?.startsWith('https:') === true
  const mark = createHash('sha256').update(instance).digest('hex').slice(0, 8)
  const nameOf = (kind: CookieKind) => (isSecure ? `__Host-cf-${kind}` : `cf-${kind}-${mark}`)
  const rules = `; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  return {
    read(header, kind) {
      if (header === undefined) return undefined
      const start = `${nameOf(kind)}=`
      const held = header
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(start))
        .map((pair) => pair.slice(start.length))
      const [value] = held
      return held.length === 1 && value !== undefined && TOKEN.test(value) ? value : undefined
    },
    set: (kind, value) =>
      `${nameOf(kind)}=${value}${rules}${kind === 'last' ? `; Max-Age=${LONGEST}` : ''}`,
    nameOf,
    clear: (kind) => `${nameOf(kind)}=${rules}; Max-Age=0`,
  }
}
