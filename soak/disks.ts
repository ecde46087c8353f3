import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { seededRandom } from '../test/kill/seeded-random.ts'
import type { Proof } from './proof.ts'

const TIMES = 5
const FILLER = join(import.meta.dirname, '../test/disk/fill-disk.ts')

/** From so small that the database hardly fits, in megabytes. */
const SIZE = { least: 50, most: 90 }

/** Mounts a disk in memory that only this shell and its children see, and fills it. */
const ON_A_DISK = [
  'mount -t tmpfs -o "size=$2m" tmpfs "$1"',
  '"$3" "$4" fill "$1"',
  'mount -o remount,ro "$1"',
  '"$3" "$4" refuse "$1"',
  'mount -o remount,rw "$1"',
  '"$3" "$4" look "$1"',
].join(' && ')

export const disks: Proof = {
  claim: `on ${TIMES} disks that fill up and are read only for a time, nothing acknowledged is lost and all is refused in sentences`,
  prove: async (seed) => {
    const random = seededRandom(seed)
    const wrong: string[] = []
    for (let time = 1; time <= TIMES; time += 1) {
      const megabytes = Math.round(SIZE.least + random() * (SIZE.most - SIZE.least))
      const found = await fillDisk(megabytes)
      wrong.push(...found.map((what) => `On a disk of ${megabytes} MB: ${what}`))
    }
    return wrong
  },
}

async function fillDisk(megabytes: number): Promise<readonly string[]> {
  const disk = await mkdtemp(join(tmpdir(), 'critical-friend-disk-'))
  const script = ['sh', '-c', ON_A_DISK, 'sh', disk, String(megabytes), process.execPath, FILLER]
  try {
    const child = spawn('unshare', ['--map-root-user', '--mount', ...script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 110_000,
    })
    const ended = new Promise<string>((end) => {
      child.on('error', () => end('A disk cannot be mounted here: this needs unshare, of Linux'))
      child.on('close', (code) => end(code === 0 ? '' : `The filling ended with ${code}`))
    })
    const said = await text(child.stdout)
    return [...said.split('\n'), await ended].filter((line) => line !== '' && !line.startsWith('ℹ'))
  } finally {
    await rm(disk, { recursive: true })
  }
}
