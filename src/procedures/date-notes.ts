import { nameDay } from '#days/index.ts'

interface Noted {
  readonly onlyIf?: string | null
  readonly workingDay?: string | null
}

/** What is to be known of a date beside the day: that it is in reserve, and that nobody works on it. */
export function notesOn({ onlyIf, workingDay }: Noted): readonly string[] {
  return [
    ...(onlyIf ? [`Kept in reserve: needed only if ${onlyIf}`] : []),
    ...(workingDay
      ? [`Not a working day: the last working day before it is ${nameDay(workingDay)}`]
      : []),
  ]
}
