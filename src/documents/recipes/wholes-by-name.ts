import { isTotalLabel } from './heading-words.ts'
import type { Settled } from './namesakes.ts'
import { timeIn } from './when.ts'

/** "Hallowmere – all districts, Q2 2025/26": a line that says a table is of all the places that others are of. */
const OF_ALL =
  /^(?:the )?all (?:the )?(?:\w+ )?(?:districts|areas|forces|boroughs|wards|stations|suites|divisions|teams|sites|regions|localities|neighbourhoods|hubs|units|councils|partnerships|branches|offices|services|trusts|prisons|hospitals|departments|directorates)\b/i

/** So many tables of parts, and so many figures that each has in common with the table of the whole. */
const FEWEST_PARTS = 2
const FEWEST_ALIKE = 3

/**
 * Tables of the whole beside tables of its parts, by what they are called: a block under "FORCE" after blocks of its
 * suites, a sheet "County" after those of its districts, where they have the same figures of other places.
 */
export function withWholesByName(all: readonly Settled[]): readonly Settled[] {
  const tables = Map.groupBy(all, ({ figure, draft }) =>
    JSON.stringify([figure.sheet, draft.bearing.titles]),
  )
  if (tables.size <= FEWEST_PARTS) return all
  const wholes = new Set<Settled>()
  const parts = [...tables.values()].filter((those) => !isOfWhole(those))
  for (const those of tables.values()) {
    if (!isOfWhole(those)) continue
    const own = new Set(those.map(thingOf).filter(Boolean))
    const alike = parts.filter(
      (part) => new Set(part.map(thingOf).filter((one) => own.has(one))).size >= FEWEST_ALIKE,
    )
    if (alike.length >= FEWEST_PARTS) for (const one of those) wholes.add(one)
  }
  return all.map((one) =>
    wholes.has(one) && one.figure.role === 'observation'
      ? { ...one, figure: { ...one.figure, role: 'total' } }
      : one,
  )
}

function isOfWhole([first]: readonly Settled[]): boolean {
  if (first === undefined) return false
  const { sheet } = first.figure
  const { titles } = first.draft.bearing
  const last = titles.at(-1) ?? ''
  return (
    isTotalLabel(sheet) ||
    isTotalLabel(last) ||
    titles.some((line) => line.split(/\s*[,:;]\s+|\s+[–-]\s+/).some((part) => OF_ALL.test(part)))
  )
}

/** What a figure is of, wherever: by the words of its row that are no time and no number. */
function thingOf({ draft: { bearing } }: Settled): string {
  // The first is the line over the row
  return bearing.labels
    .slice(1)
    .filter((words) => /[a-z]{2}/i.test(words) && timeIn(words) === undefined)
    .join('\n')
    .toLowerCase()
}
