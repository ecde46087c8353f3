import { execFile } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { type Browser, type BrowserContext, type BrowserServer, chromium } from 'playwright-core'
import { z } from 'zod'

const unpack = promisify(brotliDecompress)
const run = promisify(execFile)

const PACKAGE = fileURLToPath(new URL('../../', import.meta.resolve('@sparticuz/chromium')))
const KEPT = join(
  realpathSync(fileURLToPath(new URL('../node_modules', import.meta.url))),
  '.cache/chromium',
)

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
]

/** A browser that starts on this machine: its program, and the settings it has to be run with. */
export interface Chromium {
  readonly program: string
  readonly settings: Record<string, string>
}

/**
 * Starts a Chromium, which ends with this process however that ends.
 *
 * @throws when no Chromium starts on this machine, saying what to do
 */
export async function launchChromium(): Promise<Browser> {
  return await chromium.launch(await launchSettings())
}

/** The same, for other processes to connect to at its `wsEndpoint()`. */
export async function serveChromium(): Promise<BrowserServer> {
  return await chromium.launchServer({ ...(await launchSettings()), host: '127.0.0.1' })
}

/**
 * Starts one that keeps its cookies and what pages keep in a folder, from one start to the next.
 *
 * @returns its one context
 */
export async function launchChromiumIn(folder: string): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(folder, await launchSettings())
}

async function launchSettings() {
  const { program, settings } = await findChromium()
  return { executablePath: program, env: settings, args: QUIET }
}

/**
 * Finds a Chromium that starts here. First the one inside the npm package, unpacked once (about four
 * seconds, 200 MB) with the libraries that a bare machine lacks; then the one that `CHROMIUM_PATH`
 * names.
 *
 * @throws when neither starts, in a sentence that says what each of them said
 */
async function findChromium(): Promise<Chromium> {
  const refusals: string[] = []
  for (const candidate of [packagedChromium, namedChromium]) {
    try {
      const found = await candidate()
      await run(found.program, ['--version'], { env: found.settings, timeout: 30_000 })
      return found
    } catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error))
    }
  }
  throw new Error(
    'The browser tests found no Chromium that starts here. Set CHROMIUM_PATH to the program of one ' +
      `that does.\n${refusals.join('\n')}`,
  )
}

async function namedChromium(): Promise<Chromium> {
  const program = process.env['CHROMIUM_PATH']
  if (program === undefined || program === '') throw new Error('CHROMIUM_PATH is not set.')
  return { program, settings: ownSettings() }
}

async function packagedChromium(): Promise<Chromium> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')))
  const folder = join(KEPT, version)
  if (!existsSync(folder)) await unpackInto(folder)
  await nameFonts(folder)
  return {
    program: join(folder, 'chromium'),
    settings: {
      ...ownSettings(),
      LD_LIBRARY_PATH: join(folder, 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

/** What a program needs to run, and nothing that would make one machine's pages unlike another's. */
function ownSettings(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/', LANG: 'en_GB.UTF-8' }
}

/** Unpacks beside the place and moves it there whole, as several test files may do so at once. */
async function unpackInto(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const beside = await mkdtemp(`${folder}-`)
  const packed = (name: string) => readFile(join(PACKAGE, 'bin', name))
  const program = packed('chromium.br').then((bytes) => unpack(bytes))
  await writeFile(join(beside, 'chromium'), await program, { mode: 0o755 })
  for (const name of ['al2023.tar.br', 'fonts.tar.br']) {
    await writeFiles(beside, readTar(await unpack(await packed(name))))
  }
  try {
    await rename(beside, folder)
  } catch (error) {
    await rm(beside, { recursive: true })
    if (!existsSync(folder)) throw error
  }
}

/**
 * Names only the typeface in the package: a page then looks the same on every machine. Its folder is
 * named in full, so a checkout that was moved is written anew, or Chromium would end for want of one.
 */
async function nameFonts(folder: string): Promise<void> {
  const fonts = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>\n`
  const file = join(folder, 'fonts.conf')
  if (existsSync(file) && (await readFile(file, 'utf8')) === fonts) return
  await writeFile(`${file}.${process.pid}`, fonts)
  await rename(`${file}.${process.pid}`, file)
}

interface TarFile {
  readonly name: string
  readonly bytes: Buffer
}

/** The plain files of a tar archive (POSIX ustar): 512-byte headers, each before its bytes. */
function readTar(archive: Buffer): TarFile[] {
  const files: TarFile[] = []
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + 512)
    const text = (from: number, to: number) =>
      header.toString('latin1', from, to).replace(/\0.*$/s, '')
    const size = Number.parseInt(text(124, 136), 8)
    const isFile = text(156, 157) === '0' || text(156, 157) === ''
    if (isFile)
      files.push({ name: text(0, 100), bytes: archive.subarray(at + 512, at + 512 + size) })
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

async function writeFiles(folder: string, files: readonly TarFile[]): Promise<void> {
  for (const { name, bytes } of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes, { mode: 0o755 })
  }
}
