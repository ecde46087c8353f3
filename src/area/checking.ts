import { type Disagreement, mayStandIn, type Step, type Unread } from '#shared/index.ts'
import type { Area } from './area.ts'
import { NOT_KNOWN } from './area-file.ts'

export type Say = (file: string, message: string, steps?: readonly Step[]) => void

/** An area being held against itself: what it knows, and where to say what does not agree. */
export interface Checking {
  readonly area: Area
  readonly say: Say
  /** Whether a word names one, or may name one in a part of a file that could not be read. */
  readonly isMeasure: (id: string) => boolean
  readonly isPlace: (id: string) => boolean
  readonly isTerm: (term: string) => boolean
  readonly isDomain: (id: string) => boolean
  readonly unread: Unread
}

export const nameAMeasure = 'Name one that a file in measures/ defines'

/** @param found - takes each disagreement as it is found */
export function startChecking(
  area: Area,
  unread: Unread,
  found: (disagreement: Disagreement) => void,
): Checking {
  const ids = (things: readonly { readonly id: string }[]) => new Set(things.map(({ id }) => id))
  const known = (file: string, names: { has(name: string): boolean }) => (name: string) =>
    names.has(name) || mayStandIn(unread, name) || unread.files.has(file)
  const places = ids(area.file.places)
  return {
    area,
    unread,
    say: (file, message, steps) =>
      found({
        code: 'does-not-agree',
        file,
        words: `: ${message}`,
        ...(steps === undefined ? {} : { steps }),
      }),
    isMeasure: known('measures', area.measures),
    isPlace: (id) => places.has(id) || mayStandIn(unread, id) || places.has(NOT_KNOWN),
    isTerm: (term) =>
      area.glossary.some((one) => one.term === term) ||
      mayStandIn(unread, term) ||
      unread.files.has('glossary.yaml'),
    isDomain: known('measures', ids(area.domains)),
  }
}

/** @param list - the way to the list that the ids stand in */
export function sayRepeated(
  { say }: Checking,
  ids: readonly string[],
  file: string,
  what: string,
  list: readonly Step[],
): void {
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  for (const id of repeated) {
    const message = `the ${what} "${id}" is there more than once. Keep one, or rename the other`
    say(file, message, [...list, { named: id, last: true }])
  }
}
