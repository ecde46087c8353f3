import { readFileSync } from 'node:fs'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { tagRowHeaders } from './row-headers.ts'
import { readTypeface } from './typeface.ts'

/** A folder that is never on the disk: the PDF maker finds there what it is handed, and no more. */
const FOLDER = '/critical-friend'

/** What is ready to be set as a PDF, as plain data that another process can be handed. */
export interface PdfCopy {
  /** The file of the template, which finds its words at `/words.json`. */
  readonly template: string
  readonly title: string
  /** What the template places, as JSON. */
  readonly words: string
  /** Drawings that the template places, each SVG under the name by which it does. */
  readonly files: Readonly<Record<string, string>>
}

/**
 * Sets a PDF/UA-1 in this process, the same copy always as the same bytes; `setPdfApart` does it in
 * a process of its own.
 *
 * @returns refused, with what to do, when this machine cannot run the PDF maker
 */
export async function setPdf({ template, title, words, files }: PdfCopy): Promise<Outcome<Buffer>> {
  const loaded = await loadCompiler()
  if (!loaded.ok) return loaded
  const compiler = loaded.value
  compiler.mapShadow(`${FOLDER}/words.json`, Buffer.from(words))
  for (const [name, drawing] of Object.entries(files)) {
    compiler.mapShadow(`${FOLDER}/${name}`, Buffer.from(drawing))
  }
  try {
    return accept(typeset(compiler, template, title))
  } finally {
    compiler.resetShadow()
    // What it remembers of a report is 100 MB and more, and serves only that same report again.
    compiler.evictCache(0)
  }
}

function typeset(compiler: NodeCompiler, template: string, title: string): Buffer {
  const compiled = compiler.compile({ mainFileContent: readFileSync(template, 'utf8') })
  const failure = compiled.takeError()
  if (compiled.result === null || failure) {
    throw new Error(`The PDF of "${title}" could not be set`, {
      cause: failure?.shortDiagnostics,
    })
  }
  return tagRowHeaders(compiler.pdf(compiled.result, { pdfStandard: 'ua-1' }))
}

let compiler: Promise<Outcome<NodeCompiler>> | undefined

/** Made at the first PDF and kept with its typeface; building 40 measures over and over, a process levels off near 320 MB. */
function loadCompiler(): Promise<Outcome<NodeCompiler>> {
  compiler ??= createCompiler()
  return compiler
}

async function createCompiler(): Promise<Outcome<NodeCompiler>> {
  try {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
    return accept(
      NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: readTypeface() }] }),
    )
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause)
    return refuse(
      'no-pdf-maker',
      `The PDF was not made, because the program that makes it cannot run on this machine (${reason}). Install the program again with npm ci on this machine, or build the report on 64-bit Linux, macOS or Windows`,
    )
  }
}
