import { execFile } from 'node:child_process'
import { join } from 'node:path'

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the program as somebody at a command line does, in a process of its own. */
export async function runCommand(
  given: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const main = join(import.meta.dirname, '../main.ts')
  return await new Promise((resolve, reject) => {
    execFile(process.execPath, [main, ...given], { env: settings }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error)
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr })
    })
  })
}
