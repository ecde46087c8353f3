import { capitalise } from '#shared/index.ts'

/** "gender=male" as a reader would say it: "Gender: male"; "stat=high;risk=high": "Risk: high, …". */
export function nameBreakdown(breakdown: string): string {
  const parts = breakdown.split(';').map((part) => part.replace('=', ': ').replaceAll('-', '–'))
  const words = parts.join(', ')
  return capitalise(words)
}
