import { type Period, parsePeriod } from './period.ts'

/** A period as an address has it: the slash of a code, as of 2011/12, is written as two hyphens. */
export function periodInAddress({ code }: Period): string {
  return code.replace('/', '--')
}

/** The period of which an address speaks; `undefined` where it speaks of none. */
export function periodFromAddress(written: string): Period | undefined {
  const period = parsePeriod(written.replace('--', '/'))
  return period.ok ? period.value : undefined
}
