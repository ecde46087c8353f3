import { type Cell, withoutGuard } from '#documents/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { RegisterField } from '../definition/register.ts'

/**
 * A cell of a spreadsheet as it would be typed into a form: words of a code become the code.
 *
 * @returns what cannot be anything is handed on as it stands, for the form to refuse
 */
export function typeCell(field: RegisterField, cell: Cell | undefined): Outcome<string> {
  if (cell === undefined) return accept('')
  if (typeof cell !== 'string') {
    if (cell.kind === 'date')
      return accept(field.asked.kind === 'time' ? `${cell.day} 00:00` : cell.day)
    if (cell.kind === 'under-merged') return accept('')
    const message = `“${field.label}” is a formula whose answer was not saved. Open the file, save it and import it again`
    return refuse('unworked-formula', message)
  }
  const text = withoutGuard(cell).trim()
  if (text === '') return accept('')
  switch (field.asked.kind) {
    case 'choice':
      return accept(codeOf(field, field.asked.choices, text))
    case 'yes-no':
      return accept(YES.has(text.toLowerCase()) ? 'yes' : NO.has(text.toLowerCase()) ? 'no' : text)
    case 'number':
      return accept(text.replace(/(\d),(?=\d{3})/g, '$1').replace(/\.0+$/, ''))
    case 'decimal':
      return accept(text.replace(/%$/, '').trim())
    default:
      return accept(text)
  }
}

const YES = new Set(['yes', 'y', 'true', '1'])
const NO = new Set(['no', 'n', 'false', '0'])

/** The code that words stand for: itself, its own words or what it was called before; the words where there is none. */
export function codeOf(
  { was }: Pick<RegisterField, 'was'>,
  choices: Readonly<Record<string, string>>,
  text: string,
): string {
  const words = asWords(text)
  const found = Object.entries(choices).find(
    ([code, said]) => asWords(code) === words || asWords(said) === words,
  )
  if (found !== undefined) return found[0]
  const before = [...was].find(([code]) => asWords(code) === words)
  return before?.[1] ?? text
}

const asWords = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
