import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { accept, BEHIND_READERS, type Outcome } from '#shared/index.ts'
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
  const ended = new Promise<number | null>((resolve, reject) => {
    merger.once('error', reject)
    merger.once('close', resolve)
  })
  merger.stdin.on('error', () => {})
  const about = parts.map(({ pdf, ...part }) => ({ ...part, bytes: pdf.length }))
  merger.stdin.write(`${JSON.stringify({ told, parts: about })}\n`)
  for (const { pdf } of parts) merger.stdin.write(pdf)
  merger.stdin.end()
  const [answer, said, code] = await Promise.all([
    buffer(merger.stdout),
    buffer(merger.stderr),
    ended,
  ])
  if (code !== 0) throw new Error(`The pack "${told.title}" could not be made: ${said}`)
  const end = answer.indexOf('\n')
  const outcome = JSON.parse(answer.toString('utf8', 0, end)) as Outcome<Omit<MadePack, 'pdf'>>
  return outcome.ok ? accept({ ...outcome.value, pdf: answer.subarray(end + 1) }) : outcome
}
