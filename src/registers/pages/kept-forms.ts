import { describeMoment } from '#shared/index.ts'
import type { Link } from '#web/index.ts'
import type { Register } from '../definition/register.ts'
import type { KeptForm } from '../entries/drafts.ts'
import { addressOf } from './addresses.ts'

/** Links to the forms of a register that whoever reads the page has kept, to be gone on with. */
export function linksToKept(register: Register, kept: readonly KeptForm[]): readonly Link[] {
  const { id, defined } = register
  return kept.flatMap(({ register: its, form, at }): Link[] => {
    if (its !== id) return []
    const [reference = ''] = form.split('/')
    const what = form === 'new' ? `the new ${defined.one}` : `what you did with ${reference}`
    const text = `Go on with ${what} that you kept on ${describeMoment(at)}`
    return [{ text, href: `${addressOf(register)}/${form}` }]
  })
}
