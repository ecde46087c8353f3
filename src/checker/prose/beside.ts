import { toNumber } from '#shared/index.ts'
import type { Quantity } from '../quantities.ts'
import { unlessByChance } from './fit.ts'
import { shareOf, type Working } from './formulas.ts'
import type { Line } from './named-table.ts'
import { operandsIn } from './pool.ts'
import type { Scene } from './scene.ts'
import { adjoins, type Sense, sensesOf } from './sense.ts'
import type { Value } from './values.ts'

/** How likely it may be that one of the wholes tried gives the share by chance. */
const MOST_CHANCE = 0.15
const MOST_WHOLES = 16

/**
 * "987 (47%)", "3,934 people, 88% of staff": the share of the number just before it in a whole that is told
 * elsewhere, in the sentences before, in a total of a table near, or once for all.
 *
 * @param bases - numbers that the paper prints, the nearest first
 */
export function shareBeside(
  scene: Scene,
  quantity: Quantity,
  bases: readonly number[],
): Working | undefined {
  if (quantity.unit !== 'percent' || quantity.outOf || quantity.high) return undefined
  const { text } = scene.statement.sentence
  const parts = scene.texts.filter(
    (it) =>
      it.value.kind !== 'percent' && it.value.kind !== 'seconds' && adjoins(text, it, quantity),
  )
  const [sense] = sensesOf(scene, quantity)
  const [part] = parts.toSorted((one, other) => other.quantity.end - one.quantity.end)
  if (!sense || !part) return undefined
  if (sense.size) return sizeBeside(scene, sense, quantity, bases)
  if (sense.change || sense.isOfChange) return undefined
  const told = scene.texts.flatMap(({ value }) =>
    value.kind === part.value.kind ? [value.value] : [],
  )
  const wholes = [
    ...new Set([...told, ...cellsOf(scene, part.value, ({ isWhole }) => isWhole), ...bases]),
  ]
    .filter(
      (whole) =>
        whole > part.value.value ||
        (whole === part.value.value && toNumber(quantity.value) === 100),
    )
    .slice(0, MOST_WHOLES)
  const workings = wholes.flatMap((whole) => {
    const said = PLAIN.format(whole)
    const value = { value: whole, half: 0, kind: part.value.kind, said }
    return shareOf(sense, part.value, value, 1) ?? []
  })
  return unlessByChance(quantity, workings, () => MOST_CHANCE)
}

/** "Fallen by 226, or 3.5%": of a value that it was before, or that it is now and was more or less by so many. */
function sizeBeside(
  scene: Scene,
  { size, way }: Sense,
  quantity: Quantity,
  bases: readonly number[],
): Working | undefined {
  if (!size || size.value.kind === 'percent' || way === 0) return undefined
  const { kind, value, said } = size.value
  const told = scene.texts.flatMap((it) => (it.value.kind === kind ? [it.value.value] : []))
  const inTables = scene.tables.flatMap((reach) =>
    operandsIn(scene, reach, quantity.start).flatMap((it) =>
      it.tier < 2 && !it.isDerived && it.value.kind === kind ? [it.value.value] : [],
    ),
  )
  const cells = cellsOf(scene, size.value, () => true)
  const printed = new Set([...told, ...cells, ...bases])
  const levels = [...new Set([...told, ...inTables, ...bases])]
    .filter((level) => level > value)
    .slice(0, MOST_WHOLES)
  // A value that it was before, by that size, is printed beside what it is now, which is then no base
  const befores = new Set(
    levels.flatMap((level) => {
      const before = level - way * value
      return printed.has(before) ? [before] : [level, before]
    }),
  )
  const workings = [...befores].flatMap((before): readonly Working[] => {
    const exact = (100 * value) / before
    return before > 0
      ? [
          {
            kind: 'percent-change',
            exact,
            reach: (100 * size.value.half) / before,
            tier: 1,
            say: () => `${said} ÷ ${PLAIN.format(before)} = ${PLAIN.format(exact)}%`,
          },
        ]
      : []
  })
  return unlessByChance(quantity, workings, () => MOST_CHANCE)
}

const PLAIN = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

/** What is printed in some of the rows of the tables in reach, of the kind of a value. */
function cellsOf(
  { tables }: Scene,
  { kind }: Value,
  isOf: (row: Line) => boolean,
): readonly number[] {
  return tables.flatMap(({ named }) =>
    named.rows.filter(isOf).flatMap((row) =>
      named.columns.flatMap((column) => {
        const value = named.at(row.at, column.at)
        return value?.kind === kind ? [value.value] : []
      }),
    ),
  )
}
