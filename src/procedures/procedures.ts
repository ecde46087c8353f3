import { ACTING_COMMISSIONER } from './acting-commissioner.ts'
import { ANNUAL_REPORT } from './annual-report.ts'
import { CALLING_TO_ACCOUNT } from './calling-to-account.ts'
import { CHIEF_CONSTABLE_APPOINTMENT } from './chief-constable-appointment.ts'
import { CHIEF_CONSTABLE_REMOVAL } from './chief-constable-removal.ts'
import { COMMISSIONER_SUSPENSION } from './commissioner-suspension.ts'
import { CONSTITUTION_AMENDMENT } from './constitution-amendment.ts'
import { INDEPENDENT_MEMBER_APPOINTMENT } from './independent-member-appointment.ts'
import { PLAN } from './plan.ts'
import { PRECEPT } from './precept.ts'
import type { Procedure } from './procedure.ts'
import { REPORT_RESPONSE } from './report-response.ts'
import { SENIOR_APPOINTMENT } from './senior-appointment.ts'
import { SPECIAL_MEETING } from './special-meeting.ts'

/** Every procedure of the law and of most panels that is run as cases, in the order in which they are shown. */
export const PROCEDURES: readonly Procedure[] = [
  PRECEPT,
  PLAN,
  ANNUAL_REPORT,
  REPORT_RESPONSE,
  CALLING_TO_ACCOUNT,
  SPECIAL_MEETING,
  SENIOR_APPOINTMENT,
  CHIEF_CONSTABLE_APPOINTMENT,
  CHIEF_CONSTABLE_REMOVAL,
  COMMISSIONER_SUSPENSION,
  ACTING_COMMISSIONER,
  INDEPENDENT_MEMBER_APPOINTMENT,
  CONSTITUTION_AMENDMENT,
]

/** @param procedures - those of the area: those of the program, and its own */
export function findProcedure(procedures: readonly Procedure[], id: string): Procedure | undefined {
  return procedures.find((procedure) => procedure.id === id)
}
