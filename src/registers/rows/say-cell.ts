import type { WorkbookCell } from '#documents/index.ts'
import type { RegisterField } from '../definition/register.ts'
import { calledNow } from '../entries/as-called-now.ts'
import { codeOf } from './type-cell.ts'

/**
 * What a form would have typed, in the words of the register: "Patch walk" for `patch-walk`, "Yes" for `yes`.
 *
 * @returns the code itself where its words are those of another, since it could not come back
 */
export function sayCell({ asked, was }: RegisterField, typed: string): string {
  if (asked.kind === 'yes-no') return typed === 'yes' ? 'Yes' : typed === 'no' ? 'No' : typed
  if (asked.kind !== 'choice') return typed
  const code = calledNow({ was }, typed)
  const words = asked.choices[code]
  const comesBack = words !== undefined && codeOf({ was }, asked.choices, words) === code
  return comesBack ? words : typed
}

/** Workbooks count days from 1900, of which they take the first two months for a day more than they had. */
const FIRST_DAY = '1900-03-01'

/** The same in a workbook, where numbers can be added up and days sorted. */
export function cellInWorkbook({ asked }: RegisterField, said: string): WorkbookCell {
  if (said === '') return null
  switch (asked.kind) {
    case 'number':
    case 'decimal':
      return asNumber(said)
    case 'money':
      return asNumber(said, 2)
    case 'day':
      return said < FIRST_DAY ? said : { day: said }
    default:
      return said
  }
}

function asNumber(said: string, decimals?: number): WorkbookCell {
  const number = Number(said)
  if (!Number.isFinite(number)) return said
  return decimals === undefined ? { number } : { number, decimals }
}
