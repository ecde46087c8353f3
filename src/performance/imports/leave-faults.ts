import type { Fault, Question, ReadFigures, Recipe } from '#documents/index.ts'
import { columnLetter } from '#documents/index.ts'

const LEAVE = 'leave'

/** What was read, with what stands in the place of figures left out where somebody said so of those words. */
export function leaveFaults(read: ReadFigures, { answers }: Recipe): ReadFigures {
  const isLeft = ({ raw }: Fault) => answers.value[raw] === LEAVE
  if (!read.faults.some(isLeft)) return read
  const left = read.faults.filter(isLeft).map(({ sheet, row, column, raw }) => ({
    ...{ sheet, row, column },
    why: `"${raw}" is no figure`,
  }))
  return {
    ...read,
    faults: read.faults.filter((fault) => !isLeft(fault)),
    leftOut: [...read.leftOut, ...left],
  }
}

/** Whether to leave out what stands in the place of figures, asked once of all cells with the same words. */
export function askFaults(faults: readonly Fault[]): readonly Question[] {
  const byWords = Map.groupBy(faults, ({ raw }) => raw)
  return [...byWords].map(([raw, those]) => ({
    about: 'value',
    key: raw,
    question: `"${raw.slice(0, LONGEST)}" stands where a figure is expected. Leave it out?`,
    choices: [{ answer: LEAVE, words: 'Leave it out' }],
    cells: those.map(
      ({ sheet, row, column }) => `${sheet === '' ? '' : `${sheet}!`}${columnLetter(column)}${row}`,
    ),
  }))
}

const LONGEST = 60
