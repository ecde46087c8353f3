import type { Figure, FigureRole } from './figure.ts'
import { monthsTo } from './period-reading.ts'
import type { Choice } from './recipe.ts'
import { toDate } from './when.ts'

/** The answer that a figure is as it was read, whatever words a question has for it. */
export const AS_READ = 'as-read'
export const LEAVE: Choice = { answer: 'leave', words: 'Leave it out' }

/** A figure as somebody answered what was asked of its words. */
export function asAnswered(figure: Figure, answer: string): Figure {
  if (answer === AS_READ) return figure
  if (answer === LEAVE.answer) return { ...figure, status: 'leave' }
  if (answer === 'without-sign')
    return figure.value === null ? figure : { ...figure, value: Math.abs(figure.value) }
  if (answer === 'provisional' || answer === 'estimated') return { ...figure, status: answer }
  if (isOfTime(answer)) return ofTime(figure, answer)
  return isRole(answer) ? { ...figure, role: answer } : { ...figure, unit: answer }
}

const ROLES: readonly FigureRole[] = ['observation', 'target', 'comparator', 'total']

function isRole(words: string): words is FigureRole {
  return ROLES.some((role) => role === words)
}

const OF_TIME = ['at', 'cumulative', 'rolling', 'week-from', 'week-to'] as const

function isOfTime(words: string): words is (typeof OF_TIME)[number] {
  return OF_TIME.some((one) => one === words)
}

/**
 * A figure counted since the year began, over twelve months or over a week up to the end of the time that was
 * read, over the week that begins then, or as things stood then.
 */
function ofTime(figure: Figure, answer: (typeof OF_TIME)[number]): Figure {
  if (figure.period === null) return figure
  const { end } = figure.period
  if (answer === 'at') return { ...figure, basis: 'at', period: { start: end, end } }
  const day = Temporal.PlainDate.from(end)
  if (answer === 'week-from')
    return { ...figure, basis: 'during', period: { start: end, end: `${day.add({ days: 6 })}` } }
  if (answer === 'week-to')
    return {
      ...figure,
      basis: 'during',
      period: { start: `${day.subtract({ days: 6 })}`, end },
    }
  const time = answer === 'rolling' ? monthsTo(end, 12) : toDate({ end })
  return time === null
    ? figure
    : { ...figure, basis: answer, period: { start: time.start, end: time.end } }
}
