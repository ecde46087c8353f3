import type { PaperParts } from './paper-parts.ts'
import { readXml, type Tag, type XmlReader } from './read-xml.ts'

/** What a file carries that its pages do not show, and whoever is given it can read. */
interface Unseen {
  /** Who it names as having written, saved or approved it, and for whom. */
  readonly named: ReadonlySet<string>
  readonly comments: number
  readonly changes: number
  /** How many pieces of text are hidden. */
  readonly hidden: number
  /** Files packed in it. */
  readonly attached: number
}

/** Fields of a file's own description that name a person or an office. */
const NAMING = new Set([
  'creator',
  'lastModifiedBy',
  'initial-creator',
  'printed-by',
  'Manager',
  'Company',
])

const CHANGES = new Set(['ins', 'del', 'moveFrom', 'changed-region'])

/** What a Word file carries: in its description, its comments, its changes and its hidden text. */
export async function unseenInDocx(parts: PaperParts): Promise<readonly string[]> {
  const names = [...parts.names].filter((name) =>
    /^(?:docProps\/\w+|word\/(?:document\d*|comments|header\d*|footer\d*|footnotes))\.xml$/u.test(
      name,
    ),
  )
  return await unseenInParts(parts, names)
}

/** What an OpenDocument text carries, in the same way. */
export async function unseenInOdt(parts: PaperParts): Promise<readonly string[]> {
  return await unseenInParts(parts, ['meta.xml', 'styles.xml', 'content.xml'])
}

async function unseenInParts(
  parts: PaperParts,
  names: readonly string[],
): Promise<readonly string[]> {
  const seen = new UnseenParts()
  for (const name of names) await readXml(parts.open(name), seen)
  return sayUnseen(seen)
}

class UnseenParts implements XmlReader {
  readonly named = new Set<string>()
  readonly attached = 0
  comments = 0
  changes = 0
  hidden = 0
  #naming = ''

  open(tag: Tag, parent: string): void {
    const { name } = tag
    this.#naming = NAMING.has(name) || (name === 'creator' && parent === 'annotation') ? name : ''
    if (name === 'comment' || name === 'annotation') this.comments += 1
    // A format that was changed says so in its own way: what counts is text put in or taken out
    if (CHANGES.has(name) && parent !== 'rPr') this.changes += 1
    if (name === 'comment' || CHANGES.has(name)) this.#name(tag.attribute('author'))
    const isOff = ['0', 'false', 'none'].includes(tag.attribute('val') ?? '')
    if (name === 'vanish' && !isOff) this.hidden += 1
    if (name === 'hidden-text' || name === 'hidden-paragraph') this.hidden += 1
    if (name === 'text-properties' && tag.attribute('display') === 'none') this.hidden += 1
  }

  close(): void {
    this.#naming = ''
  }

  text(text: string): void {
    if (this.#naming !== '') this.#name(text)
  }

  #name(name: string | null): void {
    if (name !== null && name.trim() !== '') this.named.add(name.trim())
  }
}

const MOST_NAMED = 10
const LEAD = 'It carries what its pages do not show: '

/** Says what there is in one sentence, without a full stop; nothing where there is none. */
export function sayUnseen({
  named,
  comments,
  changes,
  hidden,
  attached,
}: Unseen): readonly string[] {
  const count = (number: number, one: string, many: string) =>
    number === 0 ? [] : [`${number} ${number === 1 ? one : many}`]
  const names = [...named].slice(0, MOST_NAMED).map((name) => `“${name.slice(0, 100)}”`)
  const there = [
    ...(names.length === 0 ? [] : [`names (${names.join(', ')})`]),
    ...count(comments, 'comment', 'comments'),
    ...count(changes, 'tracked change', 'tracked changes'),
    ...count(hidden, 'piece of hidden text', 'pieces of hidden text'),
    ...count(attached, 'file packed in it', 'files packed in it'),
  ]
  if (there.length === 0) return []
  return [
    `${LEAD}${there.join('; ')}. Whoever is given the file can read that: take it out before the file is published`,
  ]
}

/** Whether a note of a paper that was read is one of what its pages do not show. */
export function tellsOfUnseen(note: string): boolean {
  return note.startsWith(LEAD)
}

/** Whether it tells of names and of nothing else: most files have that of their author. */
export function tellsOfNamesAlone(note: string): boolean {
  return tellsOfUnseen(note) && /^names \([^;]*\)\./u.test(note.slice(LEAD.length))
}
