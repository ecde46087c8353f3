import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { accept, askProcess, type Outcome, refuse } from '#shared/index.ts'
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
  const { answer, said, code } = await askProcess(setter, [JSON.stringify(copy)])
  if (code === 0) return accept(answer)
  const words = said.trim()
  if (code === 2) return refuse('no-pdf-maker', words)
  throw new Error(`The PDF of "${copy.title}" could not be set: ${words}`)
}
