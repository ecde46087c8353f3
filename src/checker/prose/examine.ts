import type { Quantity } from '../quantities.ts'
import type { Reading } from '../reading.ts'
import { rightIn } from './borne-out.ts'
import type { Working } from './formulas.ts'
import { type Scene, sceneAt } from './scene.ts'

/** A figure of a sentence that is wrong, by what is told beside it. */
export interface SentenceMend {
  readonly quantity: Quantity
  /** As it should be printed. */
  readonly figure: string
  /** How that is known, as a clause: `the 75 beside it is worked from 5,918 ("Ellerby Vale, 2024/25")`. */
  readonly working: string
  readonly slip: 'swapped' | 'digit' | 'place'
}

/** A sentence with figures that nothing bears out, beside those that something does. */
export interface Examined {
  readonly reading: Reading
  readonly index: number
  readonly scene: Scene
  /** For each figure of the scene the working that bears it out. */
  readonly right: readonly (Working | undefined)[]
  /** Those that nothing bears out. */
  readonly open: readonly Quantity[]
  readonly isSettled: (quantity: Quantity) => boolean
  /** Numbers that the paper prints, the nearest first. */
  readonly bases: readonly number[]
}

const MOST_FIGURES = 10

/** "The 75 and 1.3% beside it are", "the 75 beside it is": figures beside another, and the word for one or several. */
export function sayBeside(figures: readonly string[], [one, several]: [string, string]): string {
  return `the ${figures.join(' and ')} beside it ${figures.length === 1 ? one : several}`
}

/**
 * @param isSettled - whether a figure of the sentence is known to be right otherwise
 * @returns `undefined` where all its figures are right, or it has but one or too many to tell
 */
export function examine(
  reading: Reading,
  index: number,
  { isSettled, bases }: Pick<Examined, 'isSettled' | 'bases'>,
): Examined | undefined {
  const scene = sceneAt(reading, index)
  if (!scene || scene.figures.length < 2 || scene.figures.length > MOST_FIGURES) return undefined
  const right = scene.figures.map((quantity) => borne(scene, quantity, bases))
  const open = scene.figures.filter((quantity, at) => !right[at] && !isSettled(quantity))
  return open.length === 0 ? undefined : { reading, index, scene, right, open, isSettled, bases }
}

/** The working that bears a figure out, where its words name what it is worked from or leave few open. */
export function borne(
  scene: Scene,
  quantity: Quantity,
  bases: readonly number[],
): Working | undefined {
  const right = rightIn(scene, quantity, bases)
  return right && right.tier < 2 ? right : undefined
}
