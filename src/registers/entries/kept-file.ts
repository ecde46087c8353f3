import type { FileTold } from '#holdings/index.ts'
import { formatNumber } from '#shared/index.ts'
import type { RegisterField } from '../definition/register.ts'
import type { Value } from '../expressions/expression.ts'

/** A document as the field of an entry tells of it. */
export interface KeptFile {
  /** Its number among all files that are kept. */
  readonly file: number
  readonly type: 'pdf' | 'docx'
  readonly bytes: number
  /** 64 hexadecimal digits. */
  readonly sha256: string
}

const TYPES = { pdf: 'PDF', docx: 'Word file' } as const

/** As the field keeps it: "17 pdf 20480 3fa1…", so that history and search have it as they have words. */
export function valueOfFile({ file, bytes, sha256 }: FileTold, type: KeptFile['type']): string {
  return `${file} ${type} ${bytes} ${sha256}`
}

/** The file that a field tells of; `undefined` where it tells of none. */
export function readFileValue({ defined }: RegisterField, value: Value): KeptFile | undefined {
  if (defined.kind !== 'file' || typeof value !== 'string') return undefined
  const [, file, type, bytes, sha256 = ''] =
    /^(\d+) (pdf|docx) (\d+) ([0-9a-f]{64})$/.exec(value) ?? []
  if (type !== 'pdf' && type !== 'docx') return undefined
  return { file: Number(file), type, bytes: Number(bytes), sha256 }
}

const KILOBYTE = 1_000

/** "PDF, 20 kB" */
export function sayFile({ type, bytes }: KeptFile): string {
  return `${TYPES[type]}, ${formatNumber(Math.max(1, Math.round(bytes / KILOBYTE)))} kB`
}

const SHOWN_DIGITS = 8

/** The same, told from another of its kind and size: "PDF, 20 kB, SHA-256 3fa1c0de…" */
export function tellFileApart(file: KeptFile): string {
  return `${sayFile(file)}, SHA-256 ${file.sha256.slice(0, SHOWN_DIGITS)}…`
}

/** Whether somebody types or a spreadsheet has what it says: a file comes by a form of its own. */
export function isTyped({ defined }: RegisterField): boolean {
  return defined.kind !== 'file'
}
