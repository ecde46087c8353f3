import type { PDFPageProxy } from 'pdfjs-dist/types/src/pdf.js'
import type { TableSection } from './html-table.ts'

/** A cell of a table as the tags of a PDF tell it. */
export interface TaggedCell {
  readonly isHeading: boolean
  readonly columns: number
  readonly rows: number
}

export interface TaggedRow {
  readonly section: TableSection
  readonly cells: readonly TaggedCell[]
}

export type TaggedTable = readonly TaggedRow[]

/** The tables that the tags of a page tell of, and to which cell each marked piece of its text belongs. */
export interface PageTags {
  readonly tables: readonly TaggedTable[]
  readonly cellOf: ReadonlyMap<string, TaggedCell>
}

/** A node of the tags as the library gives it. */
interface Node {
  readonly role?: string
  readonly id?: string
  readonly colSpan?: number
  readonly rowSpan?: number
  readonly children?: readonly Node[]
}

const SECTIONS: Readonly<Record<string, TableSection>> = { THead: 'head', TFoot: 'foot' }

/**
 * What the tags of a page say of its tables. A table around another one only lays out the page, and is
 * passed over.
 *
 * @returns `undefined` for a page that is not tagged, or has no table
 */
export async function readTags(page: PDFPageProxy): Promise<PageTags | undefined> {
  const tree = (await page.getStructTree()) as Node | null
  if (!tree) return undefined
  const found = nodesOf(tree, 'Table').filter((it) => nodesOf(it, 'Table').length === 1)
  if (found.length === 0) return undefined
  const cellOf = new Map<string, TaggedCell>()
  return { tables: found.map((table) => rowsOf(table, 'body', cellOf)), cellOf }
}

/** All nodes of a role from one down, itself among them. */
function nodesOf(node: Node, role: string): readonly Node[] {
  const below = (node.children ?? []).flatMap((it) => nodesOf(it, role))
  return node.role === role ? [node, ...below] : below
}

function rowsOf(
  node: Node,
  section: TableSection,
  cellOf: Map<string, TaggedCell>,
): readonly TaggedRow[] {
  return (node.children ?? []).flatMap((it): readonly TaggedRow[] => {
    if (it.role !== 'TR') return rowsOf(it, SECTIONS[it.role ?? ''] ?? section, cellOf)
    return [{ section, cells: cellsOf(it, cellOf) }]
  })
}

function cellsOf(row: Node, cellOf: Map<string, TaggedCell>): readonly TaggedCell[] {
  return (row.children ?? []).flatMap((it): readonly TaggedCell[] => {
    if (it.role !== 'TD' && it.role !== 'TH') return cellsOf(it, cellOf)
    const cell = { isHeading: it.role === 'TH', columns: it.colSpan ?? 1, rows: it.rowSpan ?? 1 }
    for (const id of contentOf(it)) cellOf.set(id, cell)
    return [cell]
  })
}

function contentOf(node: Node): readonly string[] {
  if (node.id !== undefined) return [node.id]
  return (node.children ?? []).flatMap(contentOf)
}
