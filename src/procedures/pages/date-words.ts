import { nameDue } from '#days/index.ts'

/** "in 12 days", "today", "3 days ago": how far a day is from today. */
export function howFar(due: string, today: string): string {
  const day = due.slice(0, 'YYYY-MM-DD'.length)
  const days = Temporal.PlainDate.from(today).until(day, { largestUnit: 'days' }).days
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

/** A due date in words, or that there is none. */
export function dueWords(due: string | null): string {
  return due === null ? 'No date is set' : nameDue(due)
}
