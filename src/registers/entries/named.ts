/** What an entry can name besides entries. */
export type NamedKind = 'promise' | 'measure'

const PAGES = { promise: '/promises/', measure: '/performance/' }

const SHAPES = { promise: /^[1-9][0-9]{0,8}$/, measure: /^[a-z0-9]+(-[a-z0-9]+)*$/ }

/** A promise or measure as it is kept, of its address or its name; `undefined` where what was typed is neither. */
export function readNamed(kind: NamedKind, typed: string): string | undefined {
  const page = typed.lastIndexOf(PAGES[kind])
  const name = (page < 0 ? typed : typed.slice(page + PAGES[kind].length)).trim()
  const bare = kind === 'promise' ? name.replace(/^promise\s+/i, '') : name
  return SHAPES[kind].test(bare) ? bare : undefined
}

/** The page of a promise or measure. */
export function addressOfNamed(kind: NamedKind, name: string): string {
  return `${PAGES[kind]}${name}`
}
