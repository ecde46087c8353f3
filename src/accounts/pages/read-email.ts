import { readForm } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { plainEmail } from '../account.ts'
import { EMAIL } from './asked-fields.ts'

/** The address in a form, as it is kept and compared. */
export function readEmail(typed: Readonly<Record<string, unknown>>): Outcome<string> {
  const read = readForm([EMAIL], typed)
  if (!read.ok) return read
  const email = plainEmail(read.value.email)
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return accept(email)
  return refuse('no-address', 'Enter an e-mail address such as name@example.gov.uk', 'email')
}
