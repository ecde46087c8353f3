import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { PdfCopy } from './set-pdf.ts'

const PROCESS = fileURLToPath(new URL('./set-pdf-process.ts', import.meta.url))

/**
 * Sets a PDF in a process of its own, which ends with it: setting one takes most of a second and
 * some 200 MB, which a site that is answering readers does not have to spare.
 *
 * @returns the same bytes as `setPdf`, or its refusal
 */
export async function setPdfApart(copy: PdfCopy): Promise<Outcome<Buffer>> {
  const setter = spawn(process.execPath, [PROCESS], { stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve, reject) => {
    setter.once('error', reject)
    setter.once('close', resolve)
  })
  setter.stdin.on('error', () => {})
  setter.stdin.end(JSON.stringify(copy))
  const [pdf, said, code] = await Promise.all([buffer(setter.stdout), buffer(setter.stderr), ended])
  if (code === 0) return accept(pdf)
  const words = said.toString('utf8').trim()
  if (code === 2) return refuse('no-pdf-maker', words)
  throw new Error(`The PDF of "${copy.title}" could not be set: ${words}`)
}
