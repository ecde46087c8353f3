import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs'
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
  nfd: number
  readonly path: string
  readonly node: object
  readonly flags: number
}

/** What there is of Node's files inside PGlite, whose types do not describe it. */
interface NodeFiles {
  readonly stream_ops: {
    fsync?: (file: OpenFile) => number
    open: (file: OpenFile) => void
    write: (file: OpenFile, ...piece: unknown[]) => number
  }
  /** Where a file is outside PGlite. */
  realPath(node: object): string
  /** Has an error of Node's reported to PostgreSQL as the system would. */
  tryFSOperation(work: () => void): void
}

interface InsidePglite {
  readonly NODEFS: NodeFiles
  readonly FS: { mount(files: NodeFiles, options: { readonly root: string }, at: string): void }
}

/** Of Emscripten: the number of a disk that can only be read, and the flag of a file that is to be made. */
const READ_ONLY_DISK = 69
const TO_BE_MADE = 0o100

/**
 * Node's files for PGlite, with what it lacks: when PostgreSQL asks for a file to be flushed it is, the
 * log of changes is in a folder of its own, outside that of the database, and the files of a disk that
 * can only be read can be read.
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
        readReadOnly(NODEFS)
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

/**
 * PostgreSQL opens each file to be written to, also to read it, which a disk that was made read only while
 * it runs refuses. Such a file is opened to be read, and to be written to when it is first written to.
 */
function readReadOnly(files: NodeFiles): void {
  const onlyRead = new WeakSet<OpenFile>()
  const { open, write } = files.stream_ops
  files.stream_ops.open = (file) => {
    try {
      open(file)
    } catch (error) {
      const isReadOnly = Object(error)['errno'] === READ_ONLY_DISK
      if (!isReadOnly || (file.flags & TO_BE_MADE) > 0) throw error
      files.tryFSOperation(() => {
        file.nfd = openSync(files.realPath(file.node), 'r')
      })
      onlyRead.add(file)
    }
  }
  files.stream_ops.write = (file, ...piece) => {
    if (onlyRead.has(file)) {
      files.tryFSOperation(() => {
        const toWrite = openSync(files.realPath(file.node), 'r+')
        closeSync(file.nfd)
        file.nfd = toWrite
      })
      onlyRead.delete(file)
    }
    return write(file, ...piece)
  }
}
