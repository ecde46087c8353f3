import { citeSource, describeDay } from '#shared/index.ts'
import { type FeedEntry, writeFeed } from '#web/index.ts'
import { addressOf } from './promise-words.ts'
import { HAPPENINGS, type Happening, KINDS, type Undertakings } from './undertaking.ts'

/** So many of the latest are in the feed. */
const MOST = 100

/**
 * What was promised and what became of it, the latest first, as Atom (RFC 4287).
 *
 * @param about - `instance` tells this instance from every other, so that an entry keeps its id wherever the
 *   site is moved to; `site` is its address without a slash at the end
 */
export function writePromiseFeed(
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
  const of = {
    title: `Promises: ${panel}`,
    author: panel,
    ...{ product: 'promise', instance, site, self: '/promises.atom', page: '/promises' },
  }
  return writeFeed(entries, of, today)
}
