import type { Constitution } from '#constitution/index.ts'
import { fillWords } from '#constitution/index.ts'
import { nameDay } from '#days/index.ts'
import { accept, freeName, type Outcome, type Problem } from '#shared/index.ts'
import type { NewCase } from './cases.ts'
import type { Details, Procedure } from './procedure.ts'

const LONGEST_SLUG = 60

/**
 * Whether a case can be opened: on a day that has come, and one for each year.
 *
 * @param today - YYYY-MM-DD
 * @param others - the procedure's cases that count
 */
export function mayOpen(
  { oneFor }: Procedure,
  opening: Details,
  openedOn: string,
  today: string,
  others: readonly Pick<NewCase, 'title' | 'opening'>[],
): Outcome<undefined> {
  const problems: Problem[] = []
  if (openedOn > today) {
    const message = `${nameDay(openedOn)} has not come yet. Enter the day the case began, or open it then`
    problems.push({ code: 'not-yet', message, field: 'on' })
  }
  const year = oneFor === undefined ? undefined : opening[oneFor]
  if (oneFor !== undefined && typeof year === 'string') {
    const other = others.find((one) => one.opening[oneFor] === year)
    if (other) {
      const message = `There is a case for ${year} already: ${other.title}. Go on with that one, or withdraw it first`
      problems.push({ code: 'second-case', message, field: oneFor })
    }
  }
  return problems.length > 0 ? { ok: false, problems } : accept(undefined)
}

/**
 * A new case from what was filled in to open it: its title, and an address that no other case of the
 * procedure has.
 *
 * @param opening - what the opening's fields come to, as it is kept
 * @param openedOn - YYYY-MM-DD
 * @param taken - the slugs of the procedure's other cases, withdrawn or not
 */
export function openCase(
  procedure: Procedure,
  opening: Details,
  openedOn: string,
  taken: readonly string[],
  constitution: Constitution,
): NewCase {
  const named = ['title', 'candidate', 'financialYear', 'year'].map((field) => opening[field])
  const name = String(named.find((value) => typeof value === 'string') ?? openedOn)
  const isYear = opening['title'] === undefined
  const title = isYear ? `${fillWords(constitution, procedure.name)}: ${name}` : name
  return {
    procedure: procedure.id,
    slug: freeSlug(name, taken),
    title,
    openedOn,
    opening,
  }
}

/** Words that stand for pages of their own beside the cases. */
const RESERVED = ['open', 'what-if']

function freeSlug(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '')
  return freeName(plain === '' ? 'case' : plain, new Set([...taken, ...RESERVED]))
}
