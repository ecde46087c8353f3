import type { Listed } from './contents.ts'
import type { KnownNames } from './propose-table.ts'
import type { SheetTables } from './read-figures.ts'
import { subjectOf } from './table-title.ts'

/**
 * The place that each sheet is of, where sheets of one layout differ by it: as the list of sheets has it,
 * or what differs between their titles, or their names.
 */
export function placesBySheet(
  sheets: readonly SheetTables[],
  contents: ReadonlyMap<string, Listed>,
  known: KnownNames,
): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  const layout = ({ anatomies }: SheetTables) =>
    JSON.stringify(
      anatomies.map(({ labels, values }) => [labels.map(({ heading }) => heading), values.length]),
    )
  const groups = Map.groupBy(
    sheets.filter(({ anatomies, sheet }) => anatomies.length > 0 && !sheet.hidden),
    layout,
  )
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const titles = group.map(({ anatomies }) => anatomies[0]?.block.titles[0] ?? '')
    const differing = whatDiffers(titles)
    for (const [index, { sheet }] of group.entries()) {
      const called = contents.get(sheet.name)?.called
      const title = titles[index] ?? ''
      const place =
        called !== undefined && title.includes(called) && differing !== undefined
          ? called
          : differing?.[index]
      const isPlace = called !== undefined || known.isPlace(place ?? '') || PLACE_AFTER.test(title)
      if (place !== undefined && place !== '' && isPlace && !/^table\b/i.test(title))
        places.set(sheet.name, place)
    }
  }
  return places
}

const PLACE_AFTER =
  /\b(?:district|ward|borough|area|force|police|constabulary|station|suite|division|neighbourhood)\b/i

/** What stands between the words that all titles begin and end with; `undefined` if they have little in common. */
function whatDiffers(titles: readonly string[]): readonly string[] | undefined {
  const words = titles.map((title) => title.split(/\s+/))
  const shortest = Math.min(...words.map(({ length }) => length))
  const same = (at: (all: readonly string[]) => string | undefined) =>
    new Set(words.map(at)).size === 1
  let start = 0
  while (start < shortest && same((all) => all[start])) start += 1
  let end = 0
  while (end < shortest - start && same((all) => all[all.length - 1 - end])) end += 1
  if (start + end === 0) return undefined
  const between = words.map((all) => all.slice(start, all.length - end).join(' '))
  return between.every((one) => one !== '' && one.split(' ').length <= 6) ? between : undefined
}

/** Sheets whose figures are how many the percentages of another sheet are of, cell for cell. */
export function baseSheets(sheets: readonly SheetTables[]): ReadonlyMap<string, string> {
  const bases = new Map<string, string>()
  const isBase = ({ sheet, anatomies }: SheetTables) =>
    /\b(?:base|bases|replies|responses|respondents|unweighted|sample)\b/i.test(
      `${sheet.name} ${anatomies[0]?.block.titles.join(' ') ?? ''}`,
    )
  const shape = ({ anatomies }: SheetTables) =>
    JSON.stringify(
      anatomies.map(({ block, labels, values }) => [
        block.rows.map(({ number }) => number),
        labels,
        values.map(({ column, headings }) => [column, headings]),
      ]),
    )
  for (const base of sheets.filter((one) => one.anatomies.length > 0 && isBase(one))) {
    const of = sheets.filter(
      (one) => one !== base && one.anatomies.length > 0 && shape(one) === shape(base),
    )
    const [only] = of
    if (of.length === 1 && only !== undefined && !bases.has(base.sheet.name))
      bases.set(only.sheet.name, base.sheet.name)
  }
  return bases
}

/** Subjects of titles that stand on more than one sheet, under different first lines. */
export function sharedTitles(sheets: readonly SheetTables[]): ReadonlySet<string> {
  const firstLines = new Map<string, Set<string>>()
  for (const { anatomies } of sheets) {
    for (const { block } of anatomies) {
      const subject = subjectOf(block)
      const lines = firstLines.get(subject) ?? new Set()
      firstLines.set(subject, lines.add(anatomies[0]?.block.titles[0] ?? ''))
    }
  }
  return new Set(
    [...firstLines].flatMap(([subject, lines]) =>
      lines.size > 1 && subject !== '' ? [subject] : [],
    ),
  )
}
