import type { Constitution } from '#constitution/index.ts'
import { fillWords } from '#constitution/index.ts'
import type { NewCase } from './cases.ts'
import type { Details, Procedure } from './procedure.ts'

const LONGEST_SLUG = 60

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
const RESERVED = ['open']

function freeSlug(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '')
  const slug = plain === '' ? 'case' : plain
  const used = new Set([...taken, ...RESERVED])
  if (!used.has(slug)) return slug
  for (let number = 2; ; number += 1) {
    if (!used.has(`${slug}-${number}`)) return `${slug}-${number}`
  }
}
