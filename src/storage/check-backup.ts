import { createHash } from 'node:crypto'
import type { BackupLine } from './backup-format.ts'
import { SpoiltBackup } from './spoilt-backup.ts'

type CheckedLine = BackupLine | { readonly $: 'row' }

type Kind = CheckedLine['$']

/** What a line of a kind must come after; a kind that is not here comes after any. */
const AFTER: Partial<Readonly<Record<Kind, readonly Kind[]>>> = {
  row: ['table', 'row'],
  bytes: ['file', 'bytes'],
}

/** Looks at the lines of a backup one after another, and knows at the end whether it is whole. */
export interface BackupCheck {
  /**
   * @param bytes - the line as it stands
   * @throws SpoiltBackup
   */
  next(line: CheckedLine, bytes: Buffer): void
  /** @throws SpoiltBackup when there is more to come */
  finish(): void
}

export function startChecking(): BackupCheck {
  const hash = createHash('sha256')
  const names = startNaming()
  const counts = { rows: 0, files: 0 }
  let before: Kind | undefined
  /** How much is to come of a file that says how long it is. */
  let left: number | undefined
  return {
    next(line, bytes) {
      insistOnOrder(line.$, before)
      before = line.$
      if (line.$ !== 'bytes') {
        if (left !== undefined && left !== 0)
          throw damaged('a file in it is not as long as it says')
        left = undefined
      }
      switch (line.$) {
        case 'row':
          counts.rows += 1
          break
        case 'table':
          names.take(line.name)
          break
        case 'file':
          counts.files += 1
          names.take(line.path)
          left = line.size
          break
        case 'bytes':
          if (left !== undefined) left -= Buffer.byteLength(line.base64, 'base64')
          break
        case 'end':
          if (line.rows !== counts.rows || line.files !== counts.files)
            throw new SpoiltBackup('cut')
          if ((line.sha256 ?? hash.copy().digest('hex')) !== hash.digest('hex')) {
            throw damaged('it is not as it was made')
          }
          return
      }
      hash.update(bytes).update('\n')
    },
    finish() {
      if (before !== 'end') throw new SpoiltBackup(before === undefined ? 'not-ours' : 'cut')
    },
  }
}

function damaged(why: string): SpoiltBackup {
  return new SpoiltBackup('damaged', why)
}

function insistOnOrder(kind: Kind, before: Kind | undefined): void {
  const isHeading = kind === 'critical-friend backup'
  if ((before === undefined) !== isHeading) {
    throw isHeading ? damaged('it begins twice') : new SpoiltBackup('not-ours')
  }
  if (before === 'end') throw damaged('it goes on after its end')
  if (before !== undefined && AFTER[kind]?.includes(before) === false) {
    throw damaged('its lines are not in their order')
  }
}

/** Takes the names of tables and the paths of files, each once. */
function startNaming(): { take(name: string): void } {
  const taken = new Set<string>()
  return {
    take(name) {
      // Some file systems do not tell these apart
      const plain = name.normalize('NFC').toLowerCase()
      if (taken.has(plain)) throw damaged(`${name} comes twice in it`)
      taken.add(plain)
    },
  }
}
