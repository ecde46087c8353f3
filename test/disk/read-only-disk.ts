import fs, { existsSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

// Loaded before a program: while the file is there that READ_ONLY_DISK names, every call that would write
// is refused as by a disk that the system has made read only, also to files that are open already.

const flag = process.env['READ_ONLY_DISK'] ?? ''

type Call = (...given: never[]) => unknown

const refuseTo = (syscall: string) =>
  Object.assign(new Error(`EROFS: read-only file system, ${syscall}`), {
    errno: -30,
    code: 'EROFS',
    syscall,
  })

const WRITES =
  'writeSync writeFileSync mkdirSync renameSync rmSync unlinkSync ftruncateSync truncateSync'
for (const name of [...WRITES.split(' '), 'fsyncSync', 'fdatasyncSync', 'utimesSync']) {
  replace(fs, name, () => true)
}
replace(fs, 'openSync', ([, flags = 'r']) => writes(flags))
replace(fs, 'accessSync', ([, mode = 0]) => (Number(mode) & fs.constants.W_OK) > 0)
const LATER = 'writeFile appendFile mkdir mkdtemp rename rm unlink truncate utimes copyFile'
for (const name of LATER.split(' ')) replace(fs.promises, name, () => true)
replace(fs.promises, 'open', ([, flags = 'r']) => writes(flags))
syncBuiltinESMExports()

function writes(flags: unknown): boolean {
  const asked = fs.constants.O_WRONLY | fs.constants.O_RDWR | fs.constants.O_CREAT
  return typeof flags === 'number' ? (flags & asked) > 0 : !/^r$/.test(String(flags))
}

function replace(of: object, name: string, isWrite: (given: readonly unknown[]) => boolean): void {
  const call: Call = Reflect.get(of, name)
  Reflect.set(of, name, (...given: never[]) => {
    if (!isWrite(given) || isOutput(name, given) || !existsSync(flag)) return call(...given)
    const error = refuseTo(name.replace('Sync', ''))
    if (of === fs.promises) return Promise.reject(error)
    throw error
  })
}

/** What the program prints is on no disk. */
function isOutput(name: string, [file]: readonly unknown[]): boolean {
  return name === 'writeSync' && (file === 1 || file === 2)
}
