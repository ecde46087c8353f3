import type { Decider } from '#constitution/index.ts'
import type { Agenda, Paper } from './agenda.ts'
import { timelinessOf } from './timeliness.ts'

/** Where a paper stands, in the words of the list of papers. */
const PAPER_STATES = {
  draft: 'Draft',
  checked: 'Checked',
  issued: 'Issued',
  late: 'Issued late',
  withdrawn: 'Withdrawn',
} as const

/**
 * @param meeting - the day of the meeting, YYYY-MM-DD
 * @param decider - `undefined` where no rules are held: then nothing is known to be late
 */
export function paperState(
  agenda: Pick<Agenda, 'layout' | 'issued' | 'checked'>,
  { id, file, withdrawn }: Pick<Paper, 'id' | 'file' | 'withdrawn'>,
  meeting: string,
  decider: Decider | undefined,
): (typeof PAPER_STATES)[keyof typeof PAPER_STATES] {
  if (withdrawn !== null) return PAPER_STATES.withdrawn
  const part = agenda.layout.find(({ paper }) => paper === id)
  const on = part?.addedOn ?? agenda.issued[0]?.on
  if (part === undefined || on === undefined) {
    const isChecked = agenda.checked.get(id)?.file === file.file
    return isChecked ? PAPER_STATES.checked : PAPER_STATES.draft
  }
  const { isInTime } = timelinessOf(on, meeting, decider)
  return isInTime === false ? PAPER_STATES.late : PAPER_STATES.issued
}
