import type { FastifyRequest } from 'fastify'

/**
 * Whether a reader takes a content coding. One named with `q=0` is refused; one not named is not
 * taken, though `*` would allow it: plain bytes always do. RFC 9110, section 12.5.3.
 */
export function acceptsEncoding(request: FastifyRequest, coding: 'br' | 'gzip'): boolean {
  return String(request.headers['accept-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*/))
    .some(([name, weight]) => name === coding && !/^q=0(\.0*)?$/.test(weight ?? ''))
}

/** Whether the reader already holds what `tag` names (RFC 9110, section 13.1.2, weak comparison). */
export function matchesTag(request: FastifyRequest, tag: string): boolean {
  const strip = (text: string) => text.trim().replace(/^W\//, '')
  const held = request.headers['if-none-match']
  if (held === undefined) return false
  return held.trim() === '*' || held.split(',').some((one) => strip(one) === strip(tag))
}
