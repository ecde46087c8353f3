import { citeSource } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'

/** What ends the name of the source of a figure that a register yields. */
export const COUNTED = ', counted from its entries'

/** Whether a figure is counted from what was recorded: what nobody recorded is not in it. */
export function isCounted({ source }: Observation): boolean {
  return citeSource(source).endsWith(COUNTED)
}

/** What is noted of a figure of a period in which its register was begun. @param day - in words */
export function sayBegan(day: string): string {
  return `Counted from ${day}, the day of the first entry of the register`
}

const BEGAN = new RegExp(sayBegan('(\\d{1,2} \\w+ \\d{4})'))

/** The day that was noted so, in words. */
export function countedFromOf(figure: Observation): string | undefined {
  return isCounted(figure) ? BEGAN.exec(figure.note ?? '')?.[1] : undefined
}
