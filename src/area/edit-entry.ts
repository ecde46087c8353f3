import { isMap, isScalar, isSeq, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml'

/** What an entry of a list in one of the area's files says, by the names of its fields. */
export type EntryFields = Readonly<Record<string, unknown>>

/** As wide as the lines of an area's files are. */
const FORM = { lineWidth: 100 } as const

/**
 * A file of data with one more entry at the end of a list. All else stays to the letter, comments too.
 *
 * @param list - the field at the top that the entries stand in
 */
export function addEntry(text: string, list: string, fields: EntryFields): string {
  const found = findList(text, list)
  const last = found?.items.at(-1)
  if (!found || last === undefined || found.flow === true) return addToAny(text, list, fields)
  const { indent, end } = placeOf(text, last)
  const before = text.slice(0, end).replace(/\n*$/, '\n')
  const rest = text.slice(end).replace(/^\n+/, '')
  return `${before}\n${writeItem(stringify(fields, FORM), indent)}${rest === '' ? '' : `\n${rest}`}`
}

/**
 * A file of data with some fields of an entry otherwise. All other entries stay to the letter. Inside the
 * entry comments stay, fields keep their places, and long words may be folded anew.
 *
 * @param fields - what they say now; `undefined` takes one out
 * @returns `undefined` where the list has no entry of that id
 */
export function changeEntry(
  text: string,
  list: string,
  id: string,
  fields: EntryFields,
): string | undefined {
  const item = findEntry(text, list, id)
  if (!item) return undefined
  const { start, indent, end } = placeOf(text, item)
  // The dash in front of an entry is a blank to what reads the entry alone
  const own = text.slice(start, end).replace(/^(\s*)-/, '$1 ')
  const entry = parseDocument(own, { keepSourceTokens: false })
  for (const [name, value] of Object.entries(fields)) {
    const held = entry.get(name, true)
    if (value === undefined) entry.delete(name)
    else if (isSame(entry.toJS()?.[name], value)) continue
    else if (isScalar(held) && typeof value === 'string') held.value = value
    else entry.set(name, entry.createNode(value))
  }
  return text.slice(0, start) + writeItem(entry.toString(FORM), indent) + text.slice(end)
}

/** A file of data without an entry; `undefined` where the list has none of that id. */
export function dropEntry(text: string, list: string, id: string): string | undefined {
  const item = findEntry(text, list, id)
  if (!item) return undefined
  if (findList(text, list)?.items.length === 1) {
    const whole = parseDocument(text)
    whole.set(list, whole.createNode([]))
    return whole.toString(FORM)
  }
  const { start, end } = placeOf(text, item)
  return text.slice(0, start) + text.slice(end).replace(/^\n+/, '')
}

/** An entry of a list as it is, by its id; `undefined` where there is none. */
export function readEntry(text: string, list: string, id: string): EntryFields | undefined {
  const item = findEntry(text, list, id)
  return item?.toJSON() as EntryFields | undefined
}

/** The ids of the entries of a list. */
export function entryIds(text: string, list: string): ReadonlySet<string> {
  const items = findList(text, list)?.items ?? []
  return new Set(items.flatMap((item) => (isMap(item) ? [String(item.get('id'))] : [])))
}

function findList(text: string, list: string): YAMLSeq | undefined {
  const found = parseDocument(text).get(list)
  return isSeq(found) ? found : undefined
}

function findEntry(text: string, list: string, id: string): YAMLMap | undefined {
  const items = findList(text, list)?.items ?? []
  return items.find((item): item is YAMLMap => isMap(item) && item.get('id') === id)
}

/** Where an entry stands: from the line of its dash to the end of its last line, and how far in. */
function placeOf(text: string, item: unknown) {
  const [from = 0, until = from] = isMap(item) ? (item.range ?? []) : []
  const start = text.lastIndexOf('\n', text.lastIndexOf('-', from)) + 1
  const next = text[until - 1] === '\n' ? until : text.indexOf('\n', until) + 1
  const indent = /^ */.exec(text.slice(start))?.[0].length ?? 0
  return { start, end: next === 0 ? text.length : next, indent }
}

/** A map as an item of a list that stands so far in. */
function writeItem(map: string, indent: number): string {
  const lines = map.trimEnd().split('\n')
  const far = ' '.repeat(indent)
  return lines
    .map((line, at) => (line === '' ? '\n' : `${far}${at === 0 ? '- ' : '  '}${line}\n`))
    .join('')
}

/** Where a list is empty, not there or on one line: the file is set out anew, with its comments. */
function addToAny(text: string, list: string, fields: EntryFields): string {
  const whole = parseDocument(text)
  const held = whole.get(list)
  if (isSeq(held)) {
    held.flow = false
    held.add(whole.createNode(fields))
  } else {
    whole.set(list, whole.createNode([fields]))
  }
  return whole.toString(FORM)
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
