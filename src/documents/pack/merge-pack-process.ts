import { buffer } from 'node:stream/consumers'
import type { PackPart, PackTold } from './part.ts'

// Run by `mergePackApart`: one line of JSON and the bytes of the parts on stdin; one line of JSON, and
// the bytes of the pack where it was made, on stdout.

// What libraries say as they load would mix with the answer.
for (const say of ['log', 'info', 'warn', 'error'] as const) console[say] = () => {}

const { mergePack } = await import('./merge-pack.ts')
const asked = await buffer(process.stdin)
let at = asked.indexOf('\n') + 1
const { told, parts } = JSON.parse(asked.toString('utf8', 0, at)) as {
  readonly told: PackTold
  readonly parts: readonly (PackPart & { readonly bytes: number })[]
}
const files = parts.map(({ bytes, ...part }) => {
  const pdf = asked.subarray(at, at + bytes)
  at += bytes
  return { ...part, pdf }
})
const made = await mergePack(told, files)
const { pdf, ...about } = made.ok ? made.value : { pdf: Buffer.alloc(0) }
process.stdout.write(`${JSON.stringify(made.ok ? { ok: true, value: about } : made)}\n`)
process.stdout.write(pdf)
