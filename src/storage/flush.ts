import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Waits until the disk has a file, or the names in a folder: what a power cut would take is not there yet. */
export async function flush(path: string): Promise<void> {
  const file = await open(path)
  await file.sync().finally(() => file.close())
}

/** Flushes a folder with every file and folder in it. */
export async function flushWhole(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name))
  await Promise.all([folder, ...paths].map(flush))
}
