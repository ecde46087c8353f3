import { createHash } from 'node:crypto'
import { citeSource, describeDay } from '#shared/index.ts'
import { addressOf } from './promise-words.ts'
import { HAPPENINGS, type Happening, KINDS, type Undertakings } from './undertaking.ts'

/** So many of the latest are in the feed. */
const MOST = 100

interface FeedEntry {
  readonly key: string
  /** YYYY-MM-DD, from which it is known here. */
  readonly known: string
  readonly title: string
  readonly words: string
  readonly href: string
}

/**
 * What was promised and what became of it, the latest first, as Atom (RFC 4287).
 *
 * @param about - `instance` tells this instance from every other, so that an entry keeps its id wherever the
 *   site is moved to; `site` is its address without a slash at the end
 */
export function writeFeed(
  { all }: Undertakings,
  about: { readonly panel: string; readonly instance: string; readonly site: string },
  today: string,
): string {
  const { panel, instance, site } = about
  const entries = all
    .flatMap((one): FeedEntry[] => {
      const href = `${site}${addressOf(one)}`
      const said: FeedEntry = {
        key: `${one.number}`,
        known: one.known,
        title: `${KINDS[one.kind]}: ${one.what}`,
        words: `${citeSource(one.source)}, meeting of ${describeDay(one.meeting)}.`,
        href,
      }
      const ofFile = one.happenings.filter(({ isWorkedOut }) => isWorkedOut === undefined)
      const keyOf = (happening: Happening) =>
        happening.isWorkedOut
          ? `condition-${happening.known}`
          : (happening.entry ?? `file-${ofFile.indexOf(happening)}`)
      const later = one.happenings.map((happening): FeedEntry => {
        const { kind, on, known, words, source } = happening
        return {
          key: `${one.number}/${keyOf(happening)}`,
          known,
          title: `${HAPPENINGS[kind]}: ${one.what}`,
          words: `${describeDay(on)}: ${words} (${citeSource(source)}).`,
          href,
        }
      })
      return [said, ...later]
    })
    .filter(({ known }) => known <= today)
    .toSorted((one, other) => other.known.localeCompare(one.known))
    .slice(0, MOST)
  const updated = entries[0]?.known ?? today
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `<title>${escapeXml(`Promises: ${panel}`)}</title>`,
    `<id>${idOf(instance, 'feed')}</id>`,
    `<updated>${updated}T00:00:00Z</updated>`,
    `<author><name>${escapeXml(panel)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(site)}/promises.atom"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(site)}/promises"/>`,
    ...entries.flatMap(({ key, known, title, words, href }) => [
      '<entry>',
      `<title>${escapeXml(title)}</title>`,
      `<id>${idOf(instance, key)}</id>`,
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
function idOf(instance: string, key: string): string {
  const hex = createHash('sha256').update(`promise ${instance} ${key}`).digest('hex')
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
