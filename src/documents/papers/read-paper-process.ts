import { buffer } from 'node:stream/consumers'
import { keepWithin } from '#shared/index.ts'

// Run by `readPaperApart`: the name of a file and what its reading may take as arguments, its bytes on
// stdin, what `readPaper` makes of it as JSON on stdout.
const [file = '', seconds = '', megabytes = ''] = process.argv.slice(2)

// What libraries say as they load would mix with the answer.
for (const say of ['log', 'info', 'warn', 'error'] as const) console[say] = () => {}

keepWithin({ seconds: Number(seconds), megabytes: Number(megabytes) })

const { readPaper } = await import('./read-paper.ts')
const outcome = await readPaper(file, await buffer(process.stdin))
process.stdout.write(JSON.stringify(outcome), () => process.exit(0))
