import { calendarKnownBy, NO_HOLIDAYS, readCalendar } from '#days/index.ts'
import { type Due, dueOf } from './due.ts'
import type { RemarkNeeds } from './needs.ts'
import type { Remark } from './remark.ts'

const HOLIDAYS = 'calendar/bank-holidays.yaml'

/** What says of a remark what is owed for it today. */
export async function fetchDues({
  fetchFile,
  settings,
  now,
}: Pick<RemarkNeeds, 'fetchFile' | 'settings' | 'now'>): Promise<
  (remark: Remark) => Due | undefined
> {
  const text = await fetchFile(HOLIDAYS)
  const file = readCalendar(new Map(text === undefined ? [] : [[HOLIDAYS, text]]))
  const calendar = file.ok ? calendarKnownBy(file.value) : NO_HOLIDAYS
  const { today } = now()
  return (remark) => dueOf(remark, settings(), calendar, today)
}
