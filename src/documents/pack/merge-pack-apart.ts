import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { accept, askProcess, BEHIND_READERS, type Outcome } from '#shared/index.ts'
import type { MadePack, PackPartFile, PackTold } from './part.ts'

const PROCESS = fileURLToPath(new URL('./merge-pack-process.ts', import.meta.url))

/**
 * Makes a pack as `mergePack` does, in a process of its own behind those that answer readers: some
 * seconds of work and some hundred megabytes for 300 pages.
 */
export async function mergePackApart(
  told: PackTold,
  parts: readonly PackPartFile[],
): Promise<Outcome<MadePack>> {
  const merger = spawn(process.execPath, [PROCESS], { stdio: ['pipe', 'pipe', 'pipe'] })
  if (merger.pid !== undefined) setPriority(merger.pid, BEHIND_READERS)
  const about = parts.map(({ pdf, ...part }) => ({ ...part, bytes: pdf.length }))
  const { answer, said, code } = await askProcess(merger, [
    `${JSON.stringify({ told, parts: about })}\n`,
    ...parts.map(({ pdf }) => pdf),
  ])
  if (code !== 0) throw new Error(`The pack "${told.title}" could not be made: ${said}`)
  const end = answer.indexOf('\n')
  const outcome = JSON.parse(answer.toString('utf8', 0, end)) as Outcome<Omit<MadePack, 'pdf'>>
  return outcome.ok ? accept({ ...outcome.value, pdf: answer.subarray(end + 1) }) : outcome
}
