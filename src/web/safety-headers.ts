import type { FastifyReply } from 'fastify'

/** No script may run, whatever finds its way into a page; nothing is fetched from elsewhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const SAFETY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** Two years, in seconds: longer than browsers ask for before they take a site's word for it. */
const ALWAYS_HTTPS = `max-age=${2 * 365 * 24 * 60 * 60}`

/**
 * What every answer carries, whatever it is.
 *
 * @param publicUrl - where readers reach the site: with https, browsers are told never to ask without.
 *   Only of this name; others of its domain are not ours to speak for.
 */
export function safetyHeadersAt(publicUrl: string | undefined): Readonly<Record<string, string>> {
  if (publicUrl?.startsWith('https:') !== true) return SAFETY_HEADERS
  return { ...SAFETY_HEADERS, 'strict-transport-security': ALWAYS_HTTPS }
}

/**
 * Lets a page run the scripts that come from files of ours, and those ask this site.
 * Few do: what has to be done on a device, and what keeps a draft.
 */
export function runOwnScript(reply: FastifyReply): void {
  reply.headers(OWN_SCRIPT)
}

/** The same of a page that is kept for its readers. */
export const OWN_SCRIPT = {
  'content-security-policy': CONTENT_SECURITY_POLICY.replace(
    "script-src 'none'",
    "script-src 'self'; connect-src 'self'",
  ),
} as const
