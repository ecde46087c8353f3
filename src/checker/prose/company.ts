import type { Quantity } from '../quantities.ts'
import { chanceOf, fitting, likeness, OPEN_ENDED, unlessByChance } from './fit.ts'
import type { Working } from './formulas.ts'
import type { Scene } from './scene.ts'
import type { Cell, Value } from './values.ts'

/** A figure of a sentence, the ways it may have been worked, and the one known to be right. */
export interface Companion {
  readonly quantity: Quantity
  readonly workings: readonly Working[]
  readonly right: Working | undefined
}

/**
 * Figures of a sentence that bear one another out: "fell from 26.1% to 24.6%", where each may stand in a table
 * by chance, but hardly both beside each other in one row. What is worked from values that other figures of
 * the sentence are, or that stand in their rows and columns, is one of few.
 *
 * @param figures - all of the sentence; those with no working known to be right are asked about
 * @returns the workings found for them
 */
export function inCompany(
  scene: Scene,
  figures: readonly Companion[],
): ReadonlyMap<Quantity, Working> {
  const found = new Map<Quantity, Working>()
  const known = new Map<Quantity, readonly Cell[]>()
  const settle = (quantity: Quantity, right: Working) =>
    known.set(quantity, cellsOf(scene, right, known))
  for (const { quantity, right } of figures) if (right) settle(quantity, right)
  const open = () => figures.filter(({ quantity, right }) => !right && !found.has(quantity))
  for (let isNew = true; isNew; ) {
    const beside = open().flatMap((it) => besideKnown(scene, it, known) ?? [])
    const news = beside.length > 0 ? beside : pairOf(open())
    isNew = news.length > 0
    for (const { quantity, right } of news) {
      found.set(quantity, right)
      settle(quantity, right)
    }
  }
  return found
}

interface Borne {
  readonly quantity: Quantity
  readonly right: Working
}

/** Where the values stand that a figure was worked from, by itself or through other figures of the sentence. */
function cellsOf(
  scene: Scene,
  { of = [] }: Working,
  known: ReadonlyMap<Quantity, readonly Cell[]>,
): readonly Cell[] {
  return of.flatMap((value) => cellsOfValue(scene, value, known))
}

function cellsOfValue(
  { texts }: Scene,
  value: Value,
  known: ReadonlyMap<Quantity, readonly Cell[]>,
): readonly Cell[] {
  if (value.cell) return [value.cell]
  const told = texts.find((it) => it.value === value)
  return (told && known.get(told.quantity)) ?? []
}

/** How likely it may be that a figure is worked by chance from what others are, and from what stands in line with it. */
const MOST_CHANCE = { same: 0.3, inLine: 0.1 } as const

/** A working from the values that figures known to be right are, or from such as stand in a line with them. */
function besideKnown(
  scene: Scene,
  { quantity, workings }: Companion,
  known: ReadonlyMap<Quantity, readonly Cell[]>,
): Borne | undefined {
  const cells = [...known.values()].flat()
  if (cells.length === 0 || OPEN_ENDED.has(quantity.closeness)) return undefined
  const isKnown = (value: Value) =>
    value.cell
      ? cells.some((it) => isSame(it, value.cell))
      : scene.texts.some((it) => it.value === value && known.has(it.quantity))
  const isNear = (value: Value) =>
    isKnown(value) || cells.some((it) => value.cell !== undefined && inLine(it, value.cell))
  for (const [isIn, most] of [
    [isKnown, MOST_CHANCE.same],
    [isNear, MOST_CHANCE.inLine],
  ] as const) {
    const some = workings.filter(({ of }) => of !== undefined && of.length > 0 && of.every(isIn))
    const right = unlessByChance(quantity, some, () => most)
    if (right) return { quantity, right }
  }
  return undefined
}

/** How likely it may be that two figures stand in one line by chance. */
const MOST_OF_PAIR = 0.05

/** Two figures that are printed in one row or column, and hardly by chance. */
function pairOf(open: readonly Companion[]): readonly Borne[] {
  const printed = open.map(({ quantity, workings }) => {
    const isRight = fitting(quantity)
    const isLike = likeness(quantity)
    const cells = workings.filter(
      (it) => it.kind === 'same-fact' && !it.isOpposite && isLike(it.exact),
    )
    return { quantity, cells, rights: cells.filter(isRight) }
  })
  for (const [at, one] of printed.entries())
    for (const other of printed.slice(at + 1))
      for (const right of one.rights) {
        const beside = other.rights.find((it) => areInLine(right, it))
        if (!beside) continue
        const tried = one.cells.reduce(
          (sum, it) => sum + other.cells.filter((that) => areInLine(it, that)).length,
          0,
        )
        const chance = chanceOf(one.quantity, right) * chanceOf(other.quantity, beside)
        if (tried * chance <= MOST_OF_PAIR)
          return [
            { quantity: one.quantity, right },
            { quantity: other.quantity, right: beside },
          ]
      }
  return []
}

function areInLine({ of: [one] = [] }: Working, { of: [other] = [] }: Working): boolean {
  return one?.cell !== undefined && other?.cell !== undefined && inLine(one.cell, other.cell)
}

function inLine(one: Cell, other: Cell): boolean {
  if (one.table !== other.table || isSame(one, other)) return false
  return one.column === other.column || (one.row !== null && one.row === other.row)
}

function isSame(one: Cell, other: Cell | undefined): boolean {
  return (
    other !== undefined &&
    one.table === other.table &&
    one.row === other.row &&
    one.column === other.column
  )
}
