import { accept, type Outcome, refuse } from '#shared/index.ts'

const LOOPBACK_NAMES = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i

/** What is known of where a request came from: the socket's far end, and what its headers say. */
export interface Origin {
  /** The address at the other end of the connection; never one from a header. */
  readonly remoteAddress: string | undefined
  readonly method: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Where the site is reached, and through whom. */
export interface Surroundings {
  /** The site's address for its readers, without a slash at the end; unset, it is this machine's alone. */
  readonly publicUrl?: string | undefined
  /** Whether the forwarding headers of whoever connects from this address are believed. */
  readonly isTrustedProxy: (address: string) => boolean
}

/**
 * Whether a request that changes something, or opens a form that does, may come from a page of this
 * site. That it may is no proof of who sent it: a reverse proxy of default manners makes a stranger's
 * look like the owner's. Who it is, a cookie proves.
 *
 * Three things have to hold. It was not passed on by a server that we were not told of. The site was
 * asked for by a name of its own: else a stranger's page could point its own name at this machine. And
 * a request that changes something says that a page of this site sends it, as every browser does of
 * itself; not another site's page, nor one on another port.
 */
export function judgeOrigin(request: Origin, surroundings: Surroundings): Outcome<'ours'> {
  const { headers, remoteAddress } = request
  const isTrusted = remoteAddress !== undefined && surroundings.isTrustedProxy(remoteAddress)
  if (!isTrusted && isPassedOn(headers)) {
    return refuse(
      'passed-on',
      'This page changes what is recorded, and the request was passed on by a server that this site ' +
        'was not told of. Whoever runs the site can name that server in the setting TRUSTED_PROXY',
    )
  }
  const host = (isTrusted && lastOf(headers['x-forwarded-host'])) || String(headers['host'] ?? '')
  if (!LOOPBACK_NAMES.test(host) && !isNameOf(surroundings.publicUrl, host)) {
    return refuse(
      'foreign-name',
      'This page changes what is recorded, so it opens only at the address in the setting PUBLIC_URL, ' +
        'or on the machine itself at one that begins http://localhost',
    )
  }
  const isSent = request.method !== 'GET' && request.method !== 'HEAD'
  return isSent ? judgePage(headers, host, surroundings.publicUrl) : accept('ours')
}

/** Whether what was sent says that a page of this site sends it. */
function judgePage(
  headers: Origin['headers'],
  host: string,
  publicUrl: string | undefined,
): Outcome<'ours'> {
  if (!isSameSite(headers, host, publicUrl)) {
    return refuse(
      'another-site',
      'That was sent by a page of another site, so nothing was changed. Open the page here and send it again',
    )
  }
  if (headers['origin'] === undefined && headers['sec-fetch-site'] !== 'same-origin') {
    return refuse(
      'no-page',
      'What was sent does not say which page it comes from, so nothing was changed. A browser says so ' +
        `by itself; a program sends it along, as in curl -H 'Origin: ${publicUrl ?? `http://${host}`}'`,
    )
  }
  return accept('ours')
}

const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
]

function isPassedOn(headers: Origin['headers']): boolean {
  return FORWARDING.some((name) => headers[name] !== undefined)
}

/** What the nearest proxy said, which is last in a list. */
function lastOf(header: string | string[] | undefined): string {
  return String(header ?? '')
    .split(',')
    .at(-1)
    ?.trim() as string
}

function isNameOf(publicUrl: string | undefined, host: string): boolean {
  if (publicUrl === undefined) return false
  const { protocol, host: ours } = new URL(publicUrl)
  const asked = `${protocol}//${host}`
  return URL.canParse(asked) && new URL(asked).host === ours
}

function isSameSite(
  headers: Origin['headers'],
  host: string,
  publicUrl: string | undefined,
): boolean {
  const fetchedFrom = headers['sec-fetch-site']
  if (fetchedFrom !== undefined && fetchedFrom !== 'same-origin' && fetchedFrom !== 'none') {
    return false
  }
  const origin = headers['origin']
  if (origin === undefined || origin === publicUrl) return true
  return LOOPBACK_NAMES.test(host) && origin === `http://${host}`
}
