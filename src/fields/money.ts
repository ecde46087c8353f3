import { formatNumber } from '#shared/index.ts'

/** An amount in pounds, with its thousands parted or not; pence may be left out. */
export const POUNDS_SHAPE = /^£?(\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:\.(\d{1,2}))?$/

/** "£284.99" as 28499; `undefined` when it is not an amount in pounds. */
export function penceOf(text: string): number | undefined {
  const found = POUNDS_SHAPE.exec(text.replaceAll(' ', ''))
  if (!found) return undefined
  const [, pounds = '', pence = ''] = found
  return Number(pounds.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0'))
}

/** Is it an amount with more decimals than there are in whole pence? */
export function isFinerThanPence(text: string): boolean {
  const [pounds, decimals] = text.replaceAll(' ', '').split('.')
  return /^\d{3,}$/.test(decimals ?? '') && POUNDS_SHAPE.test(pounds ?? '')
}

/** Is it an amount below nothing? */
export function isBelowNothing(text: string): boolean {
  const [, pounds] = /^[-\u2010-\u2015\u2212](.*)$/.exec(text.replaceAll(' ', '')) ?? []
  return pounds !== undefined && (penceOf(pounds) ?? 0) > 0
}

/** Is it an amount with more pounds than `POUNDS_SHAPE` has places for? */
export function isBeyondPounds(text: string): boolean {
  return /^£?\d{13,}(\.\d*)?$/.test(text.replace(/[ ,]/g, '')) || /^\d(\.\d+)?e\+\d+$/.test(text)
}

/** 28499 as "284.99". */
export function poundsOf(pence: number): string {
  return `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`
}

/** 128499 as "£1,284.99". */
export function sayMoney(pence: number): string {
  return `£${formatNumber(pence / 100, 2, 2)}`
}
