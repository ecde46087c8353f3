import { createHash } from 'node:crypto'

/** Something new, as a feed tells of it. */
export interface FeedEntry {
  /** What tells it from all others of its feed. */
  readonly key: string
  /** YYYY-MM-DD, from which it is known here. */
  readonly known: string
  readonly title: string
  readonly words: string
  /** With the site's address. */
  readonly href: string
}

/** What a feed is of. */
export interface FeedAbout {
  readonly title: string
  /** Whose it is. */
  readonly author: string
  /** What tells its entries from those of other feeds. */
  readonly product: string
  /** Tells this instance from every other, so that an entry keeps its id wherever the site is moved to. */
  readonly instance: string
  /** The site's address without a slash at the end, and the paths of the feed and of what it is of. */
  readonly site: string
  readonly self: string
  readonly page: string
}

/**
 * What is new, the latest first, as Atom (RFC 4287).
 *
 * @param entries - in their order
 * @param today - YYYY-MM-DD, where there are none
 */
export function writeFeed(
  entries: readonly FeedEntry[],
  { title, author, product, instance, site, self, page }: FeedAbout,
  today: string,
): string {
  const updated = entries[0]?.known ?? today
  const idOf = (key: string) => idIn(`${product} ${instance} ${key}`)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `<title>${escapeXml(title)}</title>`,
    `<id>${idOf('feed')}</id>`,
    `<updated>${updated}T00:00:00Z</updated>`,
    `<author><name>${escapeXml(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(`${site}${self}`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(`${site}${page}`)}"/>`,
    ...entries.flatMap(({ key, known, title: said, words, href }) => [
      '<entry>',
      `<title>${escapeXml(said)}</title>`,
      `<id>${idOf(key)}</id>`,
      `<updated>${known}T00:00:00Z</updated>`,
      `<link rel="alternate" type="text/html" href="${escapeXml(href)}"/>`,
      `<content type="text">${escapeXml(words)}</content>`,
      '</entry>',
    ]),
    '</feed>',
    '',
  ].join('\n')
}

/** A UUID of version 8 (RFC 9562, 5.8) made of a hash, the same whenever it is asked for. */
function idIn(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4]
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`]
  return `urn:uuid:${[...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')}`
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Signs that XML 1.0 cannot hold at all are left out. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
}
