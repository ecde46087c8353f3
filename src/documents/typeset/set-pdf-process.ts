import { text } from 'node:stream/consumers'
import { type PdfCopy, setPdf } from './set-pdf.ts'

// Run by `setPdfApart`: a copy as JSON on stdin, a PDF on stdout. A refusal is a sentence on stderr
// and exit 2.
const copy = JSON.parse(await text(process.stdin)) as PdfCopy
const pdf = await setPdf(copy)
if (pdf.ok) {
  process.stdout.write(pdf.value)
} else {
  process.stderr.write(pdf.problems.map(({ message }) => message).join('\n'))
  process.exitCode = 2
}
