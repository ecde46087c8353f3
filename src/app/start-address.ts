import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the address that lets a browser record is kept while the program runs, in its data folder. */
const START_ADDRESS = 'start-address'

/**
 * Keeps the address where only the account that runs the program can read it. One left behind by a
 * program that was killed is replaced.
 *
 * @returns the path of the file
 */
export async function keepStartAddress(dataFolder: string, address: string): Promise<string> {
  const path = join(dataFolder, START_ADDRESS)
  // A file of its own, made anew: the mode of one that is there would stay as it is.
  await rm(path, { force: true })
  await writeFile(path, `${address}\n`, { mode: 0o600, flag: 'wx' })
  return path
}

/** Takes the address away at the stop, unless another program has put its own there since. */
export async function removeStartAddress(dataFolder: string, address: string): Promise<void> {
  const path = join(dataFolder, START_ADDRESS)
  const kept = await readFile(path, 'utf8').catch(() => '')
  if (kept === `${address}\n`) await rm(path, { force: true })
}
