import { fdatasyncSync, fsyncSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** Where PGlite sees the folder of the database. */
const DATABASE_IN_PGLITE = '/pglite/data'

/** Where PostgreSQL looks for its log of changes, inside the folder of a database. */
export const LOG_OF_CHANGES = 'pg_wal'

/** A part of the log of changes: its name is a number of 24 hex digits. */
const PART_OF_LOG = new RegExp(`/${LOG_OF_CHANGES}/[0-9A-F]{24}$`)

type Options = Parameters<NodeFS['init']>[1]

/** As Emscripten keeps an open file. */
interface OpenFile {
  readonly nfd: number
  readonly path: string
}

/** What there is of Node's files inside PGlite, whose types do not describe it. */
interface NodeFiles {
  readonly stream_ops: { fsync?: (file: OpenFile) => number }
  /** Has an error of Node's reported to PostgreSQL as the system would. */
  tryFSOperation(work: () => void): void
}

interface InsidePglite {
  readonly NODEFS: NodeFiles
  readonly FS: { mount(files: NodeFiles, options: { readonly root: string }, at: string): void }
}

/**
 * Node's files for PGlite, with what it lacks: when PostgreSQL asks for a file to be flushed it is, and
 * the log of changes is in a folder of its own, outside that of the database.
 */
export class FlushedFiles extends NodeFS {
  readonly #journal: string
  readonly #parts = new Set<string>()

  constructor(database: string, journal: string) {
    super(database)
    this.#journal = journal
  }

  /** How many parts of the log of changes have been written to since {@link forget}. */
  get parts(): number {
    return this.#parts.size
  }

  forget(): void {
    this.#parts.clear()
  }

  override async init(pglite: PGlite, options: Options): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options)
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      ({ FS, NODEFS }: InsidePglite) => {
        FS.mount(NODEFS, { root: this.#journal }, `${DATABASE_IN_PGLITE}/${LOG_OF_CHANGES}`)
        NODEFS.stream_ops.fsync = (file) => {
          NODEFS.tryFSOperation(() => this.#flush(file))
          return 0
        }
      },
    ]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }

  #flush({ nfd, path }: OpenFile): void {
    if (PART_OF_LOG.test(path)) {
      // Its length never changes, so nothing else of it has to be flushed at each commit
      fdatasyncSync(nfd)
      this.#parts.add(path)
    } else {
      fsyncSync(nfd)
    }
  }
}
